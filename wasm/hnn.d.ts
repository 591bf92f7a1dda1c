/**
 * Names and values of `hnn tasks`: the same in JSON, in the URL and here. Lists are arrays or "200,200". What is left out
 * takes the default of the task. A setting that has no effect in the task is an error, unless it stands at its default.
 */
export interface Settings {
  task?: string
  model?: string
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
  /** null where no energy is known; Infinity where a motion ran off */
  energyMse: number | null
  /** over the start states; null where there is only one, or no energy is known */
  energyMseStderr: number | null
  /** |H(T) - H(0)| / |H(0)| of each motion of the model at its end, the median; null where no energy is known */
  energyDrift: number | null
  /** by symbol, what the true motion keeps beside its energy: |I(T) - I(0)| of each motion of the model, the median */
  invariantDrifts: Record<string, number>
  /** mean squared error of all coordinates along the same motions; Infinity where one ran off */
  coordinateMse: number
  /** when the first of the motions stopped being finite; null if none did */
  leftAt: number | null
  /** what it was evaluated with, in words: "dopri5 at a tolerance of 1e-9", "rk4 with steps of 0.01" */
  solver: string
  /** FNV-1a 64, hex, over the float32 parameters in order */
  weightsHash: string
  /** null but for a model that finds its states in frames */
  latent: LatentChecks | null
  /** of an ensemble: the test loss of each member */
  memberTestLosses?: Float64Array
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

/**
 * Every setting of the table's group `rollout` by its name (from, until, integrator, tolerance, time_step, truth, pushes,
 * direction), and `points`. What is left out comes from the trainer's settings.
 */
export interface RolloutRequest {
  /** output times, equally spaced, both ends included; 200 when left out */
  points?: number
  /** "1@5": at t = 5 follows the gradient of the learned H until it has risen by 1, then goes on; refused without an H */
  pushes?: string
  [setting: string]: string | number | ArrayLike<number> | undefined
}

export interface Rollout {
  times: Float64Array
  /** [time, coordinate], row-major */
  states: Float64Array
  /** the system's own energy; null where none is known */
  energy: Float64Array | null
  /** the learned H; null for a model that has none */
  hamiltonian: Float64Array | null
  /** the time at which the motion stopped being finite; null if it did not */
  leftAt: number | null
  /** the model's own states z, [time, coordinate], where it finds them in frames; `states` are read off them */
  latent: Float64Array | null
  /** null but where `direction` says there-and-back: not of a recording, nor of a motion that stopped being finite */
  back: WayBack | null
  /** of an ensemble (setting `members`), but for one that is pushed */
  spread?: RolloutSpread
}

/** How far the motions of an ensemble's members are from its own: the root of the mean square over them. */
export interface RolloutSpread {
  /** [time, coordinate], row-major, at the motion's own times */
  states: Float64Array
  /** of the system's own energy; null where none is known */
  energy: Float64Array | null
  /** of the members' learned H along the ensemble's own motion, each taken from its mean over it; null where there is none */
  hamiltonian: Float64Array | null
}

/** From a motion's end back to its start under the same solver; pushes are taken back on the way. */
export interface WayBack {
  /** [time, coordinate], row-major, at the motion's own times */
  states: Float64Array
  /** distance of where it lands from the start */
  landing: number
  leftAt: number | null
}

/** What is known so far of the largest Lyapunov exponent, the rate at which motions part that begin close to each other. */
export interface ExponentSoFar {
  /** the mean over the motions, in 1 / time; null as long as there is none */
  exponent: number | null
  /** null where there is one motion */
  stderr: number | null
  /** up to which they were followed */
  time: number
  done: boolean
}

export interface Samples {
  /** how many */
  trajectories: number
  /** [trajectories + 1]: the first point of each, and the number of all points */
  first: Uint32Array
  /** [point] */
  t: Float64Array
  /** [point, coordinate], row-major */
  x: Float32Array
  dxdt: Float32Array
}

export interface Dataset {
  source: 'simulated' | 'measured'
  dimension: number
  /** of a state, q before p: the task's, or the file's; unit '' where it has none */
  coordinates: { name: string; symbol: string; unit: string }[]
  train: Samples
  test: Samples
  /** the start state of the first test trajectory, without noise */
  start: Float64Array
  /** the loss of the true law on the training data; null where no law is known */
  noiseFloor: number | null
}

/** Owns memory of the module: call `delete()` when done. Errors are one sentence and leave the trainer as it was. */
export class Trainer {
  /** `data`: the bytes of a recording, for a task that takes a file. */
  constructor(settings: Settings, data?: Uint8Array)
  readonly step: number
  /** Runs that many training steps and nothing else. */
  train(steps: number): TrainResult
  /** Numbers of a state. */
  readonly dimension: number
  /** Samples of a step's batch. */
  stepRows(): number
  /**
   * A step in parts, of which followers in other workers may compute some, to the same bits. Its batch falls into so many
   * shares: 1, 2, 4 or 8. After `beginStep` each of them is computed here or taken from a follower, in any order, and
   * `endStep` gives what `train(1)` would. In between, nothing else may be asked. Shares are given by the first and their
   * number, which is 1, 2, 4 or 8, with a multiple of it before them.
   */
  stepShares(): number
  beginStep(): void
  /** What a follower needs for these shares; in `into`, what this gave before for the same shares, or in an array of its own. */
  lendShares(first: number, count: number, into?: Float32Array | null): Float32Array
  computeShares(first: number, count: number): void
  /** `sums`: what a follower has made of what was lent. */
  takeShares(first: number, count: number, sums: Float32Array): void
  endStep(): TrainResult
  /** Floating-point operations in the large products of a step. */
  readonly stepOperations: number
  /** Runs that many training steps; gives the time a step spends on each of its parts. */
  profile(steps: number): { what: string; milliseconds: number }[]
  /** The loss on the test data; over at most so many of its points, evenly spread, where a number is given. */
  testLoss(mostPoints?: number): number
  /** That loss, and after it, of an ensemble, the loss of each member. */
  testLosses(mostPoints: number | undefined): Float64Array
  /**
   * An evaluation whose losses fall into so many chunks of samples, of which followers in other workers may compute some, to
   * the same figures. Each may be computed here or taken from a follower, in any order; `evaluate` computes those that are
   * missing. In between, nothing else may be asked.
   */
  beginEvaluation(): number
  /** Likewise of the test losses, where `testLosses` of as many points computes what is missing. */
  beginTestLosses(mostPoints: number | undefined): number
  /** What a follower's `terms` needs for this chunk. */
  lendChunk(chunk: number): Float32Array
  computeChunk(chunk: number): void
  takeChunk(chunk: number, sums: Float32Array): void
  /** With the solver that `rollout` names; what it leaves out comes from the trainer's settings. */
  evaluate(rollout?: RolloutRequest): Evaluation
  /**
   * `x` and the result are [rows, coordinate], row-major. Here and in `hamiltonian`, x are the model's own states z where
   * it finds them in frames.
   */
  timeDerivative(x: Float32Array): Float32Array
  /** The learned H of each row; an Error for a model that has none. */
  hamiltonian(x: Float32Array): Float32Array
  /**
   * Standard deviations of both over the members of an ensemble, 0 where there are none; each member's H is taken from its
   * mean over the rows.
   */
  timeDerivativeSpread(x: Float32Array): Float32Array
  hamiltonianSpread(x: Float32Array): Float32Array
  /** The system's own energy of each row; an Error where none is known. */
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
  /**
   * The true motion, exact or, where `truth` says same-solver, under the solver and steps of the request; for measured data
   * the recording itself, or null when `from` is another state than its first; null where no law is known.
   */
  reference(request: RolloutRequest): Rollout | null
  /**
   * So many states of this energy in the section of the task, spread over it: [orbit, coordinate]. In this and the next two an
   * Error for a task without a section.
   */
  sectionStarts(energy: number, count: number): Float64Array
  /** That of this energy with the position and momentum that the section shows; null where there is none. */
  sectionStart(energy: number, q: number, p: number): Float64Array | null
  /**
   * Where motions from these states, the true ones or the model's, next go through the section, so often:
   * [orbit, crossing, coordinate], NaN where one does not come that far. Each last one is where to go on from.
   */
  section(from: Float64Array, crossings: number, ofTruth: boolean, solver: RolloutRequest): Float64Array
  /** Begins to measure the exponent of motions from these states; an Error for the truth where no law is known. */
  beginLyapunov(from: Float64Array, until: number, ofTruth: boolean): void
  /** Goes on with that for some units of time. */
  lyapunov(solver: RolloutRequest): ExponentSoFar
  /** When two motions are 0.1 apart that begin 1e-6 apart; null where they are not until then. */
  timeTogether(from: Float64Array, until: number, ofTruth: boolean, solver: RolloutRequest): number | null
  dataset(): Dataset
  /**
   * A safetensors file of the weights; with `moments` also of what training needs to go on to the same bits: three times as
   * long, in tensors whose names begin with "optimiser."
   */
  save(options?: { moments?: boolean }): Uint8Array
  /**
   * Takes over weights and step of either file. Training would go on from them as a new one does: from its first batch, with
   * an optimiser that has seen no gradient.
   */
  load(file: Uint8Array): void
  /**
   * Takes over the state of training from a file with moments: from there it goes on to the same bits as if it had never
   * stopped. An Error for weights alone, and where the file's settings, but for `steps` and those of rollouts, are others.
   */
  resume(file: Uint8Array): void
  /** Back to the seed's initial weights, as a new trainer of the same experiment would begin. */
  restart(): void
  delete(): void
}

/** What a link asks for. Nonsense in it is left at its default and named. */
export interface LinkReading {
  /** complete */
  experiment: Settings
  /** in the order of the link */
  models: string[]
  /** by setting, or 'models': a sentence to stand beside its control */
  errors: Record<string, string>
  /** what has no control: names that no setting has, settings without effect */
  notice: string | null
}

/** What a recording's file holds, for a choice of columns. */
export interface ColumnsReading {
  /** of the file's columns */
  names: string[]
  /** the first of its rows, as they stand */
  rows: string[][]
  /** which column is taken for what */
  chosen: { name: string; column: string }[]
  /** one sentence: why this can't be learned from; null where it can */
  problem: string | null
}

/** A number that a formula names; `[least, most]` is the range of its slider. */
export interface FormulaConstant {
  name: string
  value: number
  least: number
  most: number
  /** where the text gives value and range, as in "1[0,5]", in bytes of UTF-8; length 0: nowhere yet */
  at: number
  length: number
  /** the value is another formula's */
  isOuter: boolean
}

/** A formula as it is understood. */
export interface Formula {
  /** degrees of freedom of the states it is of */
  freedom: number
  /** the content of a `math` element */
  mathml: string
  constants: FormulaConstant[]
}

/** Why a text is no formula: one sentence, and where, in bytes of UTF-8; length 0: something is missing there. */
export interface FormulaProblem {
  problem: string
  at: number
  length: number
}

/** What a typed law says of some states. */
export interface TypedLaw {
  /** H of each state */
  energy: Float32Array
  /** dx/dt, [state, coordinate] */
  derivative: Float32Array
  /** isolated states in the box in which nothing moves, as far as they are found */
  equilibria: { x: Float64Array; kind: 'centre' | 'saddle' | 'sink' | 'source' }[]
}

/**
 * The data of a trainer on their way, for a task that makes its own: in parts, which other workers may make from the same
 * settings, to the same bits. Held in the module's memory: call `delete()` after use.
 */
export class Making {
  /** Draws what is random. */
  constructor(settings: Settings)
  /** how many there are; 0 where there is nothing to share */
  readonly parts: number
  /** Gives what `takePart` elsewhere asks for. */
  makePart(part: number): Uint8Array
  takePart(part: number, bytes: Uint8Array): void
  /** The trainer; it makes what is missing. To be called once. */
  trainer(): Trainer
  delete(): void
}

/** Computes shares of a trainer's steps, without data of its own. Held in the module's memory: call `delete()` after use. */
export class Follower {
  /** Of a trainer with these settings, its `dimension` and its `stepRows()`. */
  constructor(settings: Settings, dimension: number, rows: number)
  /** What `lendShares` of the trainer gave becomes what its `takeShares` asks for, in the same array. */
  compute(first: number, count: number, lent: Float32Array): Float32Array
  /** What `lendChunk` of the trainer gave becomes what its `takeChunk` asks for, in the same array. */
  terms(lent: Float32Array): Float32Array
  delete(): void
}

export interface Hnn {
  Trainer: typeof Trainer
  Making: typeof Making
  Follower: typeof Follower
  /** What independent multiplications and additions reach, in 1e9 a second, measured now in some milliseconds. */
  peakGflops(): number
  /** The table of settings, tasks and defaults: what `hnn tasks --json` prints. */
  table(): string
  /** Reads a link as far as it makes sense; never throws. */
  readLink(link: string): LinkReading
  /** The value of one setting for this experiment; throws one sentence. */
  readSetting(experiment: Settings, name: string, text: string): string | number | number[]
  /** `task=spring&seed=1`: the task, and what differs from its defaults. */
  writeLink(experiment: Settings, models: readonly string[]): string
  /**
   * Mean of (H(model) - H(truth))² over the truth's times that the model reaches; null where there are none or no energy is
   * known; Infinity where the model's motion ran off.
   */
  energyError(model: Rollout, truth: Rollout): number | null
  /** `columns`: as in the setting of that name. Throws one sentence where the file is no table at all. */
  readColumns(data: Uint8Array, columns: string): ColumnsReading
  /** `name`: of the formula in a sentence. `outer`: a formula whose constants it shares; '' for none. Never throws. */
  readFormula(text: string, name: string, outer: string): Formula | FormulaProblem
  /** The law that the settings H and D type, at `states` [state, coordinate]. Throws one sentence. */
  typedLaw(experiment: Settings, states: Float64Array): TypedLaw
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
