import { words } from '../../language'
import type { Caption } from '../../plots'
import type { PlaygroundState } from '../state/playground-state'
import { modelNamed } from '../state/table'

/** What a picture says of where it comes from. */
export function captionOf(
  {
    task,
    table,
    models,
    experiment,
    query,
  }: Pick<PlaygroundState, 'task' | 'table' | 'models' | 'experiment' | 'query'>,
  { origin, pathname }: { origin: string; pathname: string },
): Caption {
  const names = [...models.keys()].map((id) => modelNamed(table, id).title)
  const parts = [task.title, names.join(', '), words().tools.seed(String(experiment.seed))]
  return { text: parts.join(' · '), link: `${origin}${pathname}?${query}` }
}
