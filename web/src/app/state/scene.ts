import type { Dataset, LookRequest, RolloutRequest } from '../../engine/protocol'
import { fitViewBox, type PhasePlane, type PhasePoint, planeBox, planeReach, type ViewBox } from '../../plots'
import { isInTime, pushesOf, pushesText } from './pushes'
import { type Experiment, type Model, matters, numberOf, type Table, type Task, taskOf, type ViewKind } from './table'

/** What the models learn from, and how it is laid out. */
export interface Scene {
  /** the task's id */
  task: string
  dataset: Dataset
  /** states of the data that are drawn: as many as can still be told apart */
  drawn: { train: Float32Array; test: Float32Array }
  /** which coordinates a portrait shows */
  plane: PhasePlane
  /** of q and p, or of the plane in which bodies move: all that the data cover */
  whole: ViewBox
  /** the part that is shown */
  view: ViewBox
  /** the mean square of the training data's dx/dt: the loss of a network for which nothing moves */
  stillLoss: number
}

// Thousands more would only blacken the picture, and hold up the page for a tenth of a second.
const mostDrawn = 1500

const scenes: Readonly<Record<ViewKind, (task: string, dataset: Dataset, k: number) => Scene>> = {
  plane: pairScene,
  frames: pairScene,
  rods: pairScene,
  bodies: bodiesScene,
}

/** `k`: the degree of freedom that is shown where it takes one to show a state in a plane */
export function sceneOf({ id, view }: Task, dataset: Dataset, k = 0): Scene {
  return scenes[view](id, dataset, k)
}

function pairScene(task: string, dataset: Dataset, k: number): Scene {
  const { dimension, train, test, start } = dataset
  const plane = { dimension, k }
  const whole = fitViewBox([train.x, test.x, start], plane)
  const drawn = { train: thinned(train.x, dimension), test: thinned(test.x, dimension) }
  return { task, dataset, drawn, plane, whole, view: whole, stillLoss: meanSquare(train.dxdt) }
}

/** Of bodies the orbits are shown, and nothing that would need the model at other states. */
function bodiesScene(task: string, dataset: Dataset): Scene {
  const { dimension, train, test, start } = dataset
  const reach = planeReach(dimension, [train.x, test.x, start])
  const whole = planeBox(reach)
  const drawn = { train: new Float32Array(), test: new Float32Array() }
  return {
    task,
    dataset,
    drawn,
    plane: { dimension, k: 0 },
    whole,
    view: whole,
    stillLoss: meanSquare(train.dxdt),
  }
}

function meanSquare(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length
}

/** Evenly chosen states; all of them where they are few. */
function thinned(states: Float32Array, dimension: number): Float32Array {
  const count = states.length / dimension
  if (count <= mostDrawn) return states
  const chosen = new Float32Array(mostDrawn * dimension)
  for (let i = 0; i < mostDrawn; i++) {
    const from = Math.floor((i * count) / mostDrawn) * dimension
    chosen.set(states.subarray(from, from + dimension), i * dimension)
  }
  return chosen
}

/** Whether a state is nothing but the q and p that a portrait shows. */
export function isPlane({ plane }: Scene): boolean {
  return plane.dimension === 2
}

/** The start state of the rollouts: the chosen one, or else the first of the test data. */
export function startStateOf({ from }: Experiment, { dataset }: Scene): readonly number[] {
  const chosen = Array.isArray(from) ? (from as number[]) : []
  return chosen.length === dataset.dimension ? chosen : Array.from(dataset.start)
}

/** The part of a state that the scene's portraits show. */
export function pointOf(state: readonly number[], { dimension, k }: PhasePlane): PhasePoint {
  return { q: state[k] as number, p: state[dimension / 2 + k] as number }
}

/** The state with that part of it elsewhere. */
export function withPoint(state: readonly number[], { dimension, k }: PhasePlane, { q, p }: PhasePoint): number[] {
  return state.map((value, i) => (i === k ? q : i === dimension / 2 + k ? p : value))
}

/** Whether energy can be added to a model's motion and then stays in it. */
export function takesEnergy({ has_energy, conserves }: Model): boolean {
  return has_energy && conserves
}

export function lookRequest(table: Table, experiment: Experiment, scene: Scene, model: Model): LookRequest {
  const pushes = takesEnergy(model) ? pushesOf(experiment).filter((push) => isInTime(push, experiment)) : []
  return {
    plane: isPlane(scene) ? scene.view : null,
    energy: model.has_energy,
    rollout: { ...rolloutRequest(table, experiment, scene), pushes: pushesText(pushes) },
  }
}

/** The table's group `rollout`, as far as it has an effect, from the start that is shown. */
function rolloutRequest(table: Table, experiment: Experiment, scene: Scene): RolloutRequest {
  const settings = table.settings.filter((setting) => setting.group === 'rollout' && matters(setting, experiment))
  return {
    ...Object.fromEntries(settings.map(({ name }) => [name, experiment[name]])),
    from: startStateOf(experiment, scene),
    points: pointsOf(taskOf(table, experiment), numberOf(experiment, 'until')),
  }
}

/** A film has one state for each frame; other motions are drawn as smooth lines. */
function pointsOf({ has_frames }: Task, until: number): number {
  if (has_frames) return Math.max(1, Math.round(until)) + 1
  return Math.round(Math.min(2000, Math.max(200, 20 * until))) + 1
}
