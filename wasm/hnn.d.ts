/**
 * Names and values of `hnn tasks`: the same in JSON, in the URL and here. Lists are arrays or "200,200". What is left out
 * takes the default of the task. A setting that has no effect in the task is an error, unless it stands at its default.
 */
export interface Settings {
  task?: string
  model?: 'hnn' | 'baseline'
  seed?: number
  [setting: string]: string | number | readonly number[] | undefined
}

export interface TrainResult {
  step: number
  /** loss of the last step, before its update */
  trainLoss: number
}

export interface Evaluation {
  trainLoss: number
  testLoss: number
  energyMse: number
  /** over the start states; null where there is only one */
  energyMseStderr: number | null
  /** FNV-1a 64, hex, over the float32 parameters in order */
  weightsHash: string
  /** null but for a model that finds its states in frames */
  latent: LatentChecks | null
}

export interface LatentChecks {
  /** the terms of the test loss, which is reconstruction + canonical + 0.1 latent */
  reconstruction: number
  canonical: number
  latent: number
  /** the part of the variance of angle and velocity that a linear map from z explains; of the one it explains worse */
  probeR2: number
  /** {z_q, z_p} by that map: positive where z turn the way angle and velocity do */
  poissonBracket: number
}

/** What is left out comes from the trainer's settings. */
export interface RolloutRequest {
  /** start state (q.., p..); empty: the first test start state */
  from?: ArrayLike<number>
  until?: number
  /** output times, equally spaced, both ends included; 200 when left out */
  points?: number
  integrator?: string
  tolerance?: number
  timeStep?: number
  /** At that time follows the gradient of the learned H until it has risen by `amount` (or fallen), then goes on. */
  addEnergy?: { at: number; amount: number }
}

export interface Rollout {
  times: Float64Array
  /** [time, coordinate], row-major */
  states: Float64Array
  /** the system's own energy */
  energy: Float64Array
  /** the learned H; null for a model that has none */
  conserved: Float64Array | null
  /** the time at which the motion stopped being finite; null if it did not */
  leftAt: number | null
  /** the model's own states z, [time, coordinate], where it finds them in frames; `states` are read off them */
  latent: Float64Array | null
}

export interface Samples {
  trajectories: number
  points: number
  /** [trajectory, time] */
  t: Float64Array
  /** [trajectory, time, coordinate] */
  x: Float32Array
  dxdt: Float32Array
}

export interface Dataset {
  source: 'simulated' | 'measured'
  dimension: number
  train: Samples
  test: Samples
  /** the start state of the first test trajectory, without noise */
  start: Float64Array
  /** the loss of the true law on the training data; null for measured data */
  noiseFloor: number | null
}

/** Owns memory of the module: call `delete()` when done. Errors are one sentence and leave the trainer as it was. */
export class Trainer {
  /** `data`: the bytes of a recording, for the task real-pendulum; without it that task simulates one. */
  constructor(settings: Settings, data?: Uint8Array)
  readonly step: number
  /** Runs that many training steps and nothing else. */
  train(steps: number): TrainResult
  /** Floating-point operations in the large products of a step. */
  readonly stepOperations: number
  /** Runs that many training steps; gives the time a step spends on each of its parts. */
  profile(steps: number): { what: string; milliseconds: number }[]
  evaluate(): Evaluation
  /**
   * `x` and the result are [rows, coordinate], row-major. Here and in `hamiltonian`, x are the model's own states z where
   * it finds them in frames.
   */
  timeDerivative(x: Float32Array): Float32Array
  /** The learned H of each row; an Error for a model that has none. */
  hamiltonian(x: Float32Array): Float32Array
  /** The system's own energy of each row. */
  energy(x: Float32Array): Float32Array
  /**
   * Numbers in what is seen of a state: two frames of 28 x 28 grey values, the earlier one first, rows from the top; 0 where
   * states are seen as they are, and then the four below throw.
   */
  readonly observationColumns: number
  /** What is seen of states (angle, 0.25 angular velocity): [rows, observationColumns]. */
  observe(x: Float32Array): Float32Array
  /** From frames [rows, observationColumns] to the model's own states z [rows, coordinate], and back. */
  encode(frames: Float32Array): Float32Array
  /** Into the beginning of `into` where that is given; the result is then a part of it. */
  decode(z: Float32Array, into?: Float32Array): Float32Array
  /** The states (angle, 0.25 angular velocity) that a linear map, fitted on the training data, reads off z. */
  readOut(z: Float32Array): Float32Array
  rollout(request: RolloutRequest): Rollout
  /** The true motion; for measured data the recording itself, or null when `from` is another state than its first. */
  reference(request: RolloutRequest): Rollout | null
  dataset(): Dataset
  /** A safetensors file. */
  save(): Uint8Array
  load(file: Uint8Array): void
  /** Back to the seed's initial weights, as a new trainer of the same experiment would begin. */
  restart(): void
  delete(): void
}

export interface Hnn {
  Trainer: typeof Trainer
  /** What independent multiplications and additions reach, in 1e9 a second, measured now in some milliseconds. */
  peakGflops(): number
  /** The table of settings, tasks and defaults: what `hnn tasks --json` prints. */
  table(): string
  /** Reads a link or query as `hnn run` does; gives every setting. */
  experimentFromQuery(link: string): Settings
}

export interface HnnOptions {
  wasmBinary?: ArrayBuffer | Uint8Array
  locateFile?: (name: string, prefix: string) => string
  /** A module that is compiled already, so that several workers share one. */
  wasmModule?: WebAssembly.Module
}

export default function createHnn(options?: HnnOptions): Promise<Hnn>
