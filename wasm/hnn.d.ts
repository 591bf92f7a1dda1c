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
  /** `x` and the result are [rows, coordinate], row-major. */
  timeDerivative(x: Float32Array): Float32Array
  /** The learned H of each row; an Error for a model that has none. */
  hamiltonian(x: Float32Array): Float32Array
  /** The system's own energy of each row. */
  energy(x: Float32Array): Float32Array
  rollout(request: RolloutRequest): Rollout
  /** The true motion; for measured data the recording itself, or null when `from` is another state than its first. */
  reference(request: RolloutRequest): Rollout | null
  dataset(): Dataset
  /** A safetensors file. */
  save(): Uint8Array
  load(file: Uint8Array): void
  delete(): void
}

export interface Hnn {
  Trainer: typeof Trainer
  /** What independent multiplications and additions reach, in 1e9 a second, measured now in about a millisecond. */
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
