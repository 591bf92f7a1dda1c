/**
 * What the page says to a worker, and to the sessions in it, one for each model. Every call is a Comlink message with its
 * own id and gets exactly one reply; between calls a session pushes reports to its listener while it trains.
 *
 * Errors. A call that is refused rejects with one sentence, and the trainer stays as it was: training goes on with it.
 * After anything else (an error inside training, which `failed` reports, a trap of the module, a worker that dies) the
 * session's state is undefined: `ModelClient` gives it up and begins another. A session has an instance of the module to
 * itself, so this says nothing of the others in its worker.
 *
 * Typed arrays in replies and reports are transferred, not copied.
 */
import type {
  Dataset,
  Evaluation,
  ExponentSoFar,
  Hnn,
  HnnOptions,
  LatentChecks,
  Rollout,
  RolloutRequest,
  Settings,
} from '../../../wasm/hnn'
import type { ViewBox } from '../plots/view'
import type { Peers } from './peers'

export type {
  ColumnsReading,
  Dataset,
  Evaluation,
  ExponentSoFar,
  Formula,
  FormulaConstant,
  FormulaProblem,
  LatentChecks,
  LinkReading,
  Rollout,
  RolloutRequest,
  Samples,
  Settings,
  TypedLaw,
} from '../../../wasm/hnn'

/** What the page asks of the core itself: all that needs no trainer. */
export type Core = Pick<
  Hnn,
  'table' | 'readLink' | 'readSetting' | 'writeLink' | 'readColumns' | 'readFormula' | 'typedLaw'
>

/** The program, compiled, or where that can't be passed on, its bytes. */
export type Program = Pick<HnnOptions, 'wasmModule' | 'wasmBinary'>

export interface WorkerApi {
  /** Replies at once: while models train, between two slices. */
  beat(): Promise<void>
  /** Begins a session, which is a `ModelApi` at the other end of this port until that is released. */
  join(port: MessagePort): Promise<void>
  /** Computes what the session at the other end of this port lends, for as long as it does. */
  follow(port: MessagePort, program: Program): Promise<void>
}

export interface ModelApi {
  /** Instantiates the module; the first call. `listener` is a Comlink proxy. Replies when the session is ready. */
  open(program: Program, listener: Listener): Promise<void>
  /**
   * Makes a trainer at step 0, not training; its data together with those `peers` that make the same now. The trainer before
   * it is kept if this is refused, or where another `create` comes before it is there: then this one replies, too.
   */
  create(settings: Settings, data: Uint8Array | null, peers?: Peers): Promise<void>
  /** Replies with the trainer's data. */
  dataset(): Promise<Dataset>
  /** Evaluates the model at these states; later reports hold the same, anew. Replies with a first view of it. */
  look(request: LookRequest): Promise<View>
  /** Trains in slices until `settings.steps` are done. Replies at once; reports follow. */
  play(): Promise<void>
  /** From now on workers at these ports compute parts of its data and steps, see `WorkerApi.follow`. Replies at once. */
  follow(ports: readonly MessagePort[]): Promise<void>
  /** While it is held it trains no slice, also where it would; all calls are answered. Replies at once. */
  hold(held: boolean): Promise<void>
  /** Stops training. Replies at once; a report with exact figures follows. */
  pause(): Promise<void>
  /** Stops training, runs that many steps, and replies when they are done; a report follows. */
  step(count: number): Promise<void>
  /** Replies with a safetensors file. */
  save(): Promise<Uint8Array>
  /** Replies with all that is needed to go on from here; training goes on. */
  checkpoint(): Promise<Checkpoint>
  /**
   * Takes up training where it was and rests; a report follows. After `play` it goes on to the same bits. Refused where the
   * checkpoint is of a trainer with other settings, `steps` apart.
   */
  resume(checkpoint: Checkpoint): Promise<void>
  /** Takes over the weights of a safetensors file, and them alone, and stops training; a report follows. */
  load(file: Uint8Array): Promise<void>
}

/** What is asked beside views, in pieces between which all else is answered; nothing of it is kept but an exponent. */
export interface ChaosApi {
  /** See `Trainer` for this and the next. */
  sectionStarts(energy: number, count: number): Promise<Float64Array>
  sectionStart(energy: number, q: number, p: number): Promise<Float64Array | null>
  /** Replies with crossings: [orbit, crossing, coordinate]. */
  section(request: SectionRequest): Promise<Float64Array>
  /** Replies with how long two motions stay together, or null; what `exponent` tells is then of this request. */
  beginExponent(request: ExponentRequest): Promise<number | null>
  exponent(request: ExponentRequest): Promise<ExponentSoFar>
}

export interface SectionRequest {
  /** [orbit, coordinate] */
  from: Float64Array
  /** of each orbit */
  crossings: number
  /** of the law, not of the model */
  ofTruth: boolean
  /** how motions are solved */
  rollout: RolloutRequest
}

export interface ExponentRequest {
  from: Float64Array
  until: number
  ofTruth: boolean
  rollout: RolloutRequest
}

/** What a session pushes. The next report waits for the reply to the one before it, so a busy page isn't flooded. */
export interface Listener {
  report(report: Report): void
  /** Training has failed: nothing more can be asked of this session. */
  failed(sentence: string): void
}

export interface LookRequest {
  /**
   * The part of the plane of (q, p) in which field and H are wanted; null where states have more coordinates. Of no use
   * where states are found in frames, see `FramesView`.
   */
  plane: ViewBox | null
  /** whether the model has an H */
  energy: boolean
  /** Solver and steps hold for the figures too. */
  rollout: RolloutRequest
}

export interface View {
  /** where field and H are: that of the request, or that in which a model has found its states; null for neither */
  plane: ViewBox | null
  /** [row, (dq/dt, dp/dt)] on the `fieldGrid` of `plane` */
  field: Float32Array | null
  /** likewise, how far the members of an ensemble part there; null for a model that is none */
  fieldSpread: Float32Array | null
  /** on the `contourGrid` of `plane`; null for a model without H */
  hamiltonian: Float32Array | null
  /** null where it is refused: such as under a solver that needs dq/dt and dp/dt apart */
  rollout: Rollout | null
  /** The true motion; null where it isn't known, and in reports, where it would only repeat the reply to `look`. */
  truth: Rollout | null
  /** of the rollout against the true motion; null where no energy is known, or some was added */
  energyError: number | null
  /** null where states are seen as they are */
  frames: FramesView | null
  /** one sentence, when there is no rollout, or the energy can't be added: the rollout is then the one without */
  refusal: string | null
  /** one sentence, when there is no true motion under the solver that was asked for */
  truthRefusal: string | null
}

/**
 * A model that finds its states z in frames. Frames are [row, side, side] bytes. Field and H of the view are in
 * `view`, since the model chooses where in the plane its states lie.
 */
export interface FramesView {
  /** z of some test states */
  cloud: Float32Array
  /** the system's energy of these states; null where none is known */
  energies: Float32Array | null
  /** the learned H of z; null for a model without H */
  learned: Float32Array | null
  /** the part of the latent plane that holds them */
  view: ViewBox
  /** decoded from the rollout, a frame for each of its times; null where there is none */
  film: Uint8Array | null
  /** the start state, and what encoder and decoder make of it */
  posed: Uint8Array
  reconstruction: Uint8Array
  reconstructionError: number
  /** frames of the true motion; null where they are those of the last view, or there are none */
  truth: Uint8Array | null
  /** z that the encoder finds in them; null where there are none */
  truthLatent: Float32Array | null
  /** over some test states; those of an evaluation are over all */
  checks: LatentChecks
}

/** `diverged`: the loss is no longer a number, and training has stopped. */
export type Phase = 'ready' | 'training' | 'resting' | 'finished' | 'diverged'

/** Where a training stands. */
export interface Checkpoint extends Losses {
  step: number
  /**
   * a safetensors file with the optimiser's moments, which command line and other pages can go on from too. The browser holds
   * it apart from the page, in whose memory it would stand for as long as anybody could go back to it.
   */
  weights: Blob
}

export interface Report extends Losses {
  step: number
  phase: Phase
  /** mean over the last slice, and over the wait for its turn; 0 before the first step */
  msPerStep: number
  /** While training, rollouts are looser than asked for, afterwards exactly as asked. */
  view: View | null
  /** at the end of training, and after a pause */
  evaluation: Evaluation | null
}

/** At steps that depend on the settings alone; in a report those since the last one. */
export interface Losses {
  trainLoss: LossPoints
  testLoss: LossPoints
}

export interface LossPoints {
  steps: Float64Array
  values: Float64Array
  /** the least and the largest loss of an ensemble's members, where they were measured */
  low?: Float64Array
  high?: Float64Array
}
