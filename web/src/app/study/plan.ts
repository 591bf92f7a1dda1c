import file from '../../../../docs/studies/every-model.json?raw'
import type { Core, Evaluation } from '../../engine/protocol'
import { csvOf } from '../exchange/download'
import { type Experiment, type Table, taskOf } from '../state/table'

/** The study that the command line does, as its file says it. */
export const large = { name: 'every-model.json', file }

/** One training of a study. */
export interface StudyRun {
  experiment: Experiment
  task: string
  model: string
  seed: number
  /** the link that opens it, without “?” */
  query: string
}

/** What a run has come to; null for one that came to nothing. */
export type StudyFigures = Pick<
  Evaluation,
  'trainLoss' | 'testLoss' | 'energyMse' | 'energyDrift' | 'coordinateMse' | 'weightsHash'
> | null

export type Found = ReadonlyMap<string, StudyFigures>

interface StudyFile {
  settings?: Readonly<Record<string, unknown>>
  cases?: readonly Readonly<Record<string, unknown>>[]
}

/** The tasks that a study's file names, each once. */
export function tasksIn(text: string): string[] {
  const { settings = {}, cases = [] } = JSON.parse(text) as StudyFile
  return [...new Set([settings, ...cases].flatMap(({ task }) => (task === undefined ? [] : [task].flat().map(String))))]
}

/**
 * Every model that can learn each of the study's tasks with one degree of freedom, whose trainings are short, by the fast
 * recipe; in the order of the command line.
 */
export function runsOf(core: Core, table: Table, seeds: number): StudyRun[] {
  const tasks = tasksIn(large.file).filter((task) => taskOf(table, { task }).dimension === 2)
  return Array.from({ length: seeds }, (_, seed) =>
    tasks.flatMap((task) =>
      taskOf(table, { task }).models.map((model) => {
        const { experiment } = core.readLink(`task=${task}&recipe=fast&seed=${seed}&models=${model}`)
        return { experiment: experiment as Experiment, task, model, seed, query: core.writeLink(experiment, [model]) }
      }),
    ),
  ).flat()
}

const columns = ['train_loss', 'test_loss', 'energy_mse', 'energy_drift', 'coordinate_mse']

/** Of what has been found, a line for each run: as `hnn study` writes it. */
export function resultsOf(runs: readonly StudyRun[], found: Found): string {
  const rows = runs.flatMap(({ task, model, seed, query }) => {
    const of = found.get(query)
    if (of === undefined) return []
    const figures = of
      ? [of.trainLoss, of.testLoss, of.energyMse, of.energyDrift, of.coordinateMse]
      : columns.map(() => null)
    const finite = figures.map((figure) => (Number.isFinite(figure) ? figure : null))
    return [[`"${task}"`, model, seed, ...finite, of?.weightsHash ?? null, `"?${query}"`]]
  })
  return csvOf({ columns: ['task', 'model', 'seed', ...columns, 'weights_hash', 'link'], rows })
}

/** The middle one, the mean of both in the middle; null for none. Motions that ran off count as the largest. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  if (sorted.length === 0) return null
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2
}

/** The powers of ten that hold all values, at least one decade; null where there are none. */
export function decadesOf(values: readonly number[]): { from: number; to: number } | null {
  const logs = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10)
  if (logs.length === 0) return null
  const from = Math.floor(Math.min(...logs))
  return { from, to: Math.max(from + 1, Math.ceil(Math.max(...logs))) }
}
