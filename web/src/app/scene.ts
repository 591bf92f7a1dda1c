import type { Dataset, LookRequest, RolloutRequest } from '../engine/protocol'
import { contourGrid, fieldGrid, fitViewBox, type PhasePoint, type StateGrid, type ViewBox } from '../plots'
import { type Experiment, numberOf } from './table'

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

export function lookRequest(experiment: Experiment, scene: Scene): LookRequest {
  return { field: scene.arrows.states, hamiltonian: scene.levels.states, rollout: rolloutRequest(experiment, scene) }
}

function rolloutRequest(experiment: Experiment, scene: Scene): RolloutRequest {
  const until = numberOf(experiment, 'until')
  const start = startOf(experiment, scene)
  return {
    ...(start && { from: [start.q, start.p] }),
    until,
    points: Math.round(Math.min(2000, Math.max(200, 20 * until))) + 1,
    integrator: String(experiment.integrator),
    tolerance: numberOf(experiment, 'tolerance'),
    timeStep: numberOf(experiment, 'time_step'),
  }
}
