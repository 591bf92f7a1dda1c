import { words } from '../../language'
import type { Caption } from '../../plots'
import type { PlaygroundState } from '../state/playground-state'
import { modelNamed } from '../state/table'

/** Where the same run is to be had: on the page at that address, or where a playground has none of its own, by a command. */
export function linkTo(query: string, address: string | null): string {
  return address === null ? `hnn run '${query}'` : `${address}?${query}`
}

/** What a picture says of where it comes from. */
export function captionOf(
  {
    task,
    table,
    models,
    experiment,
    query,
  }: Pick<PlaygroundState, 'task' | 'table' | 'models' | 'experiment' | 'query'>,
  address: string | null,
): Caption {
  const names = [...models.keys()].map((id) => modelNamed(table, id).title)
  const parts = [task.title, names.join(', '), words().tools.seed(String(experiment.seed))]
  return { text: parts.join(' · '), link: linkTo(query, address) }
}
