import type { Dataset, LookRequest, RolloutRequest } from '../engine/protocol'
import { contourGrid, fieldGrid, fitViewBox, type PhasePoint, type StateGrid, type ViewBox } from '../plots'
import { type Experiment, numberOf } from './table'
import { kindOf } from './task-kind'

/** What both models learn from, and how it is laid out. */
export interface Scene {
  dataset: Dataset
  view: ViewBox
  /** where the field's arrows stand */
  arrows: StateGrid
  /** where the learned H is sampled */
  levels: StateGrid
}

export function sceneOf(dataset: Dataset): Scene {
  const view = fitViewBox([dataset.train.x, dataset.test.x, dataset.start])
  return { dataset, view, arrows: fieldGrid(view), levels: contourGrid(view) }
}

/** The start state of the rollouts: the chosen one, or else the first of the test data. */
export function startOf(experiment: Experiment, scene: Scene | null): PhasePoint | null {
  const { from } = experiment
  const chosen = Array.isArray(from) && from.length === 2 ? (from as number[]) : scene?.dataset.start
  return chosen ? { q: chosen[0] as number, p: chosen[1] as number } : null
}

/** Energy put into a motion, or taken out. */
export type EnergyPush = NonNullable<RolloutRequest['addEnergy']>

export function lookRequest(experiment: Experiment, scene: Scene, push: EnergyPush | null): LookRequest {
  const rollout = rolloutRequest(experiment, scene)
  const within = push && push.at <= numberOf(experiment, 'until')
  return {
    field: scene.arrows.states,
    hamiltonian: scene.levels.states,
    rollout: within ? { ...rollout, addEnergy: push } : rollout,
  }
}

function rolloutRequest(experiment: Experiment, scene: Scene): RolloutRequest {
  const until = numberOf(experiment, 'until')
  const start = startOf(experiment, scene)
  return {
    ...(start && { from: [start.q, start.p] }),
    until,
    points: pointsOf(experiment, until),
    integrator: String(experiment.integrator),
    tolerance: numberOf(experiment, 'tolerance'),
    timeStep: numberOf(experiment, 'time_step'),
  }
}

/** A film has one state for each frame; other motions are drawn as smooth lines. */
function pointsOf({ task }: Experiment, until: number): number {
  if (kindOf(task) === 'pixels') return Math.max(1, Math.round(until)) + 1
  return Math.round(Math.min(2000, Math.max(200, 20 * until))) + 1
}
