import type { ModelState } from '../state/model-state'
import type { Playground } from '../state/playground'
import { isPushed } from '../state/pushes'
import { type Experiment, type Model, modelNamed, numberOf, type PaperFigure, type Task } from '../state/table'
import { valueText } from '../state/values'

/** What the page knows when it explains what is seen. */
export interface Situation {
  task: Task
  experiment: Experiment
  source: 'simulated' | 'measured'
  /** coordinates of a state */
  dimension: number
  /** points that the models learn from */
  points: number
  noiseFloor: number | null
  /** the training loss of a network for which nothing moves; null where losses are of something else */
  stillLoss: number | null
  phase: 'ready' | 'training' | 'resting' | 'finished'
  /** whether energy was put into motions */
  pushed: boolean
  /** in the order they were chosen in */
  models: readonly ModelSituation[]
}

export interface ModelSituation {
  model: Model
  step: number
  diverged: boolean
  trainLoss: number | null
  /** along the motion shown; null where it isn't known, Infinity where the motion runs off */
  energyError: number | null
  /** over the test motions; null until all models are evaluated */
  testEnergyError: number | null
  /** of the motion shown, at its start and its end; null where it isn't known */
  energies: readonly [number, number] | null
  /** mean square change of the learned H along the motion shown; null where there is none */
  ownDrift: number | null
}

/**
 * The figure in large: the energy error along the motion shown, from the first step to the last. Where no energy is known,
 * the test loss. Null while it isn't known.
 */
export function figureOf({ models, task }: Playground, id: string): number | null {
  const state = models.get(id)
  return state ? largeFigureOf(task, state) : null
}

/** The same of a model that may be a kept run's. */
export function largeFigureOf({ energy }: Task, { evaluation, testLoss, energyError }: ModelState): number | null {
  return energy === null ? (evaluation?.testLoss ?? testLoss.y.at(-1) ?? null) : energyError
}

/** The energy error over the test motions, once all models are evaluated: the paper's measure. */
export function testFigureOf(
  { models, task }: Playground,
  id: string,
): { mean: number; deviation: number | null } | null {
  const evaluation = models.get(id)?.evaluation
  if (task.energy === null || !evaluation || evaluation.energyMse === null || !allEvaluated(models)) return null
  return { mean: evaluation.energyMse, deviation: evaluation.energyMseStderr }
}

/** The paper's figure of the same kind for that model under these settings. */
export function paperFigureOf({ task, experiment }: Playground, id: string): PaperFigure | undefined {
  const kind = task.energy === null ? 'test_loss' : 'energy_mse'
  return task.paper.find(
    ({ figure, model, setting, setting_value }) =>
      figure === kind && model === id && (setting === '' || valueText(experiment[setting] ?? '') === setting_value),
  )
}

export function allEvaluated(models: Playground['models']): boolean {
  return [...models.values()].every(({ evaluation }) => evaluation !== null)
}

export function situationOf(playground: Playground): Situation | null {
  const { scene, task, experiment, models, finished, playing, table } = playground
  if (!scene) return null
  const { dataset } = scene
  const begun = [...models.values()].some(({ step }) => step > 0)
  return {
    // Friction that is typed takes energy away.
    task: experiment.D ? { ...task, energy_kept: false } : task,
    experiment,
    source: dataset.source,
    dimension: dataset.dimension,
    points: dataset.train.x.length / dataset.dimension,
    noiseFloor: dataset.noiseFloor,
    stillLoss: task.has_frames ? null : scene.stillLoss,
    phase: !begun ? 'ready' : playing || !allEvaluated(models) ? 'training' : finished ? 'finished' : 'resting',
    pushed: isPushed(experiment),
    models: [...models].map(([id, { step, phase, trainLoss, evaluation, rollout }]) => ({
      model: modelNamed(table, id),
      step,
      diverged: phase === 'diverged',
      trainLoss: evaluation?.trainLoss ?? trainLoss.y.at(-1) ?? null,
      energyError: task.energy === null ? null : figureOf(playground, id),
      testEnergyError: testFigureOf(playground, id)?.mean ?? null,
      energies: endsOf(rollout?.energy ?? null),
      ownDrift: rollout?.hamiltonian ? driftOf(rollout.hamiltonian) : null,
    })),
  }
}

/** Whether a model has not yet learned half of how things move. Its energy may stay, as all stays where nothing moves. */
export function isLost({ stillLoss }: Situation, { trainLoss }: ModelSituation): boolean {
  return stillLoss !== null && trainLoss !== null && trainLoss >= 0.5 * stillLoss
}

function endsOf(energy: Float64Array | null): readonly [number, number] | null {
  const [first, last] = [energy?.[0], energy?.at(-1)]
  return first === undefined || last === undefined ? null : [first, last]
}

function driftOf(energy: Float64Array): number {
  const start = energy[0] ?? Number.NaN
  return energy.reduce((sum, value) => sum + (value - start) ** 2, 0) / energy.length
}

/** Whether states are seen with noise on them. */
export function isNoisy({ task, experiment, source }: Situation): boolean {
  return task.noisy && source === 'simulated' && numberOf(experiment, 'noise') > 0
}
