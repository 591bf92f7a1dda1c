import type { Dataset, LookRequest, RolloutRequest } from '../../engine/protocol'
import {
  contourGrid,
  fieldGrid,
  fitViewBox,
  type PhasePoint,
  planeReach,
  type StateGrid,
  type ViewBox,
} from '../../plots'
import { type Experiment, numberOf } from './table'
import { kindOf } from './task-kind'

/** What both models learn from, and how it is laid out. */
export interface Scene {
  dataset: Dataset
  /** of q and p, or of the plane in which bodies move */
  view: ViewBox
  /** where the field's arrows stand */
  arrows: StateGrid
  /** where the learned H is sampled */
  levels: StateGrid
}

export function sceneOf(dataset: Dataset): Scene {
  if (kindOf(undefined, dataset.dimension) === 'bodies') return bodiesScene(dataset)
  const view = fitViewBox([dataset.train.x, dataset.test.x, dataset.start])
  return { dataset, view, arrows: fieldGrid(view), levels: contourGrid(view) }
}

/** Of bodies the orbits are shown, and nothing that would need the model at other states. */
function bodiesScene(dataset: Dataset): Scene {
  const { dimension, train, test, start } = dataset
  const reach = planeReach(dimension, [train.x, test.x, start])
  const none: StateGrid = { columns: 0, rows: 0, q0: 0, p0: 0, dq: 0, dp: 0, states: new Float32Array() }
  return { dataset, view: { qMin: -reach, qMax: reach, pMin: -reach, pMax: reach }, arrows: none, levels: none }
}

/** The start state of the rollouts: the chosen one, or else the first of the test data. */
export function startStateOf({ from }: Experiment, scene: Scene | null): readonly number[] | null {
  const chosen = Array.isArray(from) ? (from as number[]) : []
  if (!scene) return chosen.length > 0 ? chosen : null
  return chosen.length === scene.dataset.dimension ? chosen : Array.from(scene.dataset.start)
}

/** The same as a point of the phase plane. */
export function startOf(experiment: Experiment, scene: Scene | null): PhasePoint | null {
  const state = startStateOf(experiment, scene)
  return state && { q: state[0] as number, p: state[1] as number }
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
  const start = startStateOf(experiment, scene)
  return {
    ...(start && { from: start }),
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
