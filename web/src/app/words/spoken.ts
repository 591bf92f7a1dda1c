import { words } from '../../language'
import type { Playground } from '../state/playground'
import { announcement } from './figures'
import { makingText } from './making'
import { explain } from './sentences'
import { type Situation, situationOf } from './situation'

/** What a reader who doesn't see the page knows of it, by subjects; null where there is nothing to say. */
export type Spoken = ReadonlyMap<string, string | null>

/** What has changed since `known` and is worth a word. At first all is known: the summary tells it. */
export function changesIn(
  playground: Playground,
  known: Spoken | null,
): { changes: [string, string | null][]; known: Spoken } {
  const now = spokenOf(playground, known)
  const changes = known ? [...now].filter(([subject, text]) => known.get(subject) !== text) : []
  // The end of training brings other figures with it, which it tells itself.
  const ended = changes.some(
    ([subject, text]) => subject === 'training' && text !== null && text !== words().spoken.trains,
  )
  return { changes: changes.filter(([subject]) => !(ended && subject === 'motion')), known: now }
}

function spokenOf(playground: Playground, known: Spoken | null): Spoken {
  const { making, table, experiment, truthRefusal, models } = playground
  const situation = situationOf(playground)
  const refusals = [truthRefusal, ...[...models.values()].map(({ refusal }) => refusal)].filter((text) => text !== null)
  const rests = situation !== null && situation.phase !== 'training'
  return new Map([
    ['making', making ? makingText(table, experiment) : null],
    ['training', situation === null ? null : trainingText(playground, situation)],
    // While training goes on, figures change all the time.
    ['motion', rests ? explain(situation).join(' ') : (known?.get('motion') ?? null)],
    ['refusals', [...new Set(refusals)].join(' ') || null],
  ])
}

function trainingText(playground: Playground, { phase }: Situation): string | null {
  if (phase === 'training' && playground.playing) return words().spoken.trains
  return announcement(playground) || null
}

/** The screen in words: what is in play, how it stands, and how to act. */
export function summaryOf(playground: Playground): string[] {
  const said = words().spoken
  const { task, table, models, waitsForFile } = playground
  const names = [...models.keys()].map((id) => table.models.find((model) => model.id === id)?.in_text ?? id)
  const inPlay = said.inPlay(task.title, names)
  if (waitsForFile) return [inPlay, words().result.waitsForData(models.size), said.keys]
  const situation = situationOf(playground)
  if (!situation) return [inPlay, words().result.building, said.keys]
  const training = trainingText(playground, situation)
  const stands = situation.phase === 'training' ? (training ?? said.trains) : explain(situation).join(' ')
  return [inPlay, stands, `${words().views.hints[task.view]} ${said.keys}`]
}
