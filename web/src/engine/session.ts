import { finalizer } from 'comlink'
import type { Trainer } from '../../../wasm/hnn'
import { Followers } from './followers'
import { FrameViewer, mostStatesSeen } from './frames'
import { Gate } from './gate'
import { Leader } from './leader'
import { LossRecorder } from './loss-recorder'
import { Maker } from './maker'
import type { Peers } from './peers'
import type {
  Checkpoint,
  Dataset,
  Evaluation,
  Listener,
  LookRequest,
  Losses,
  ModelApi,
  Phase,
  Program,
  Rollout,
  Settings,
  View,
} from './protocol'
import { attempt } from './refusal'
import { ReportsDue } from './reports-due'
import { solverIn, solverOf, undisturbed } from './rollouts'
import { Slices } from './slices'
import type { Surroundings, Training } from './surroundings'
import { transferred } from './transfer'
import { viewOf } from './view'

// Messages wait for the end of a slice: it must stay short beside what a person notices.
const sliceBudget = 50
// Whoever steps quickly shouldn't wait for the figures of each step.
const restDelay = 250

/** One model: its trainer, trained in slices between which messages are answered. */
export class ModelSession implements ModelApi {
  readonly #around: Surroundings
  #hnn: Training | null = null
  #loading: Promise<Training> | null = null
  #listener: Listener | null = null
  #trainer: Trainer | null = null
  #losses = new LossRecorder(0)
  #frames: FrameViewer | null = null
  #steps = 0
  readonly #maker: Maker
  #phase: Phase = 'ready'
  #request: LookRequest | null = null
  /** what the rollouts of `#request` are held against */
  #truth: Rollout | null = null
  /** the solver of the last evaluation, as JSON; null where none stands */
  #evaluatedBy: string | null = null
  readonly #slices: Slices
  readonly #due = new ReportsDue()
  #run = 0
  #cancelRest: () => void = () => {}
  readonly #gate = new Gate()
  #leader: Leader | null = null
  readonly #followers = new Followers()

  constructor(around: Surroundings) {
    this.#around = around
    this.#slices = new Slices(around.now, around.listen)
    this.#maker = new Maker(around.listen)
  }

  async open(program: Program, listener: Listener): Promise<void> {
    this.#listener = listener
    this.#loading = this.#around.load(program)
    this.#hnn = await this.#loading
  }

  async create(settings: Settings, data: Uint8Array | null, peers?: Peers): Promise<void> {
    if (!this.#loading) throw new Error('The module is not open yet; call open first.')
    const wanted = { settings, data, peers, last: () => this.#trainer }
    await this.#maker.make(this.#loading, wanted, {
      began: () => this.#followers.serve(this.#maker),
      made: (trainer) => this.#become(trainer, settings),
      ended: () => this.#followers.serve(this.#leader),
    })
  }

  async dataset(): Promise<Dataset> {
    return transferred((await this.held()).dataset())
  }

  async look(request: LookRequest): Promise<View> {
    this.#request = request
    const trainer = await this.held()
    const { value: truth, refusal: truthRefusal } = attempt(() => trainer.reference(undisturbed(request.rollout)))
    this.#truth = structuredClone(truth)
    this.#frames?.follow(trainer, truth)
    const view = this.#view(trainer, request)
    if (this.#evaluatedBy !== null && this.#evaluatedBy !== solverIn(this.#request)) this.#evaluateLater(restDelay)
    return transferred({ ...view, truth, truthRefusal })
  }

  async play(): Promise<void> {
    const trainer = await this.held()
    this.#cancelRest()
    if (this.#phase === 'training' || this.#phase === 'diverged' || trainer.step >= this.#steps) return
    this.#evaluatedBy = null
    this.#phase = 'training'
    void this.#train(trainer, ++this.#run)
  }

  async follow(ports: readonly MessagePort[]): Promise<void> {
    this.#followers.replace(ports)
  }

  async hold(held: boolean): Promise<void> {
    this.#gate.hold(held)
  }

  async pause(): Promise<void> {
    await this.held()
    if (this.#phase === 'training') this.#rest()
  }

  async step(count: number): Promise<void> {
    const trainer = await this.held()
    if (this.#phase === 'diverged') return
    this.#cancelRest()
    const run = ++this.#run
    this.#phase = 'training'
    const goesOn = () => this.#run === run && this.#phase === 'training'
    const last = trainer.step + count
    try {
      while (goesOn() && trainer.step < last) await this.#runTo(trainer, last, Number.POSITIVE_INFINITY)
      if (goesOn()) this.#rest()
    } catch (error) {
      if (this.#run === run) this.#fail(error)
    }
  }

  async save(): Promise<Uint8Array> {
    return transferred((await this.held()).save())
  }

  async load(file: Uint8Array): Promise<void> {
    this.#take(await this.held(), (trainer) => trainer.load(file))
  }

  async checkpoint(): Promise<Checkpoint> {
    const trainer = await this.held()
    const weights = new Blob([trainer.save({ moments: true }) as Uint8Array<ArrayBuffer>])
    return transferred({ step: trainer.step, weights, ...this.#losses.whole() })
  }

  async resume({ weights, ...losses }: Checkpoint): Promise<void> {
    const file = new Uint8Array(await weights.arrayBuffer())
    this.#take(await this.held(), (trainer) => trainer.resume(file), losses)
  }

  /** Called when the page has released its end. */
  [finalizer](): void {
    const trainer = this.#trainer
    void this.#leader?.settled().then(() => trainer?.delete())
    this.#maker.stop()
    this.#followers.replace([])
    this.#forget()
    this.#listener = null
  }

  #take(trainer: Trainer, from: (trainer: Trainer) => void, known?: Losses): void {
    from(trainer)
    this.#frames?.forget()
    this.#losses = this.#losses.restartedAt(trainer.step, known)
    this.#rest()
  }

  async #train(trainer: Trainer, run: number): Promise<void> {
    try {
      // The very first step is shown as soon as it is taken.
      let budget = trainer.step === 0 ? 0 : sliceBudget
      while (trainer.step < this.#steps) {
        await this.#gate.opening
        this.#slices.wait(trainer)
        await this.#around.breathe()
        if (this.#run !== run) return
        if (this.#gate.opening) continue
        await this.#runTo(trainer, this.#steps, budget)
        if (this.#run !== run || this.#phase !== 'training') return
        budget = sliceBudget
        this.#slices.waited(trainer)
        this.#report(null)
      }
      this.#rest(0)
    } catch (error) {
      if (this.#run === run) this.#fail(error)
    }
  }

  /** Trains until `last` or until the budget is spent, at least one step. */
  async #runTo(trainer: Trainer, last: number, budget: number): Promise<void> {
    const run = this.#run
    if (await this.#slices.run(trainer, this.#leader, this.#losses, last, budget, () => this.#run === run)) return
    this.#phase = 'diverged'
    this.#report(null)
  }

  /** Shows where training stands; the figures follow once nothing else has come for a while. */
  #rest(delay = restDelay): void {
    const trainer = this.#current()
    this.#run++
    this.#phase = trainer.step >= this.#steps ? 'finished' : 'resting'
    this.#report(this.#viewNow(trainer))
    this.#evaluateLater(delay)
  }

  #evaluateLater(delay: number): void {
    const trainer = this.#current()
    this.#cancelRest()
    this.#cancelRest = this.#around.later(() => void this.#evaluate(trainer, this.#run), delay)
  }

  async #evaluate(trainer: Trainer, run: number): Promise<void> {
    try {
      if (this.#leader?.isFollowed) await this.#leader.sumLosses(this.#around.breathe)
      if (this.#run !== run) return
      this.#evaluatedBy = solverIn(this.#request)
      const { value } = attempt(() => trainer.evaluate(solverOf(this.#request?.rollout ?? {})))
      // Where the model can't be solved so, its losses still have to be known: the figures say what they were made with.
      this.#report(null, value ?? trainer.evaluate())
    } catch (error) {
      if (this.#run === run) this.#fail(error)
    }
  }

  readonly #viewNow = (trainer: Trainer) => this.#request && this.#view(trainer, this.#request)

  #view(trainer: Trainer, request: LookRequest): View {
    const began = this.#around.now()
    const known = { truth: this.#truth, training: this.#phase === 'training', energyError: this.#hnn?.energyError }
    const view = viewOf(trainer, this.#frames, request, known)
    this.#due.viewed(began, this.#around.now())
    return view
  }

  #report(view: View | null, evaluation: Evaluation | null = null): void {
    const listener = this.#listener
    const trainer = this.#trainer
    if (!listener || !trainer) return
    const urgent = view !== null || evaluation !== null || this.#phase !== 'training'
    const now = this.#around.now()
    const viewDue = !urgent && this.#request !== null && this.#due.isView(now)
    // Losses of a report that is held back stand in the next one.
    if (!urgent && !this.#due.isReport(now, viewDue)) return
    const shown = view ?? (viewDue ? this.#viewNow(trainer) : null)
    const report = { step: trainer.step, phase: this.#phase, msPerStep: this.#slices.pace, view: shown, evaluation }
    const reply = listener.report(transferred({ ...report, ...this.#losses.take() }))
    this.#due.reported(this.#around.now(), Promise.resolve(reply))
  }

  #fail(error: unknown): void {
    this.#trainer = null
    this.#run++
    void this.#listener?.failed(error instanceof Error ? error.message : String(error))
  }

  async #become(trainer: Trainer, settings: Settings): Promise<void> {
    await this.#leader?.settled()
    if (trainer === this.#trainer) trainer.restart()
    else this.#trainer?.delete()
    this.#forget()
    this.#trainer = trainer
    this.#leader = new Leader(trainer, settings)
    this.#steps = Number(settings.steps)
    this.#frames = trainer.observationColumns > 0 ? new FrameViewer(trainer, trainer.dataset().test) : null
    this.#losses = new LossRecorder(this.#steps, this.#frames ? mostStatesSeen : undefined)
  }

  /** What was known of the trainer before. */
  #forget(): void {
    this.#cancelRest()
    this.#followers.serve(null)
    this.#leader = null
    this.#trainer = null
    this.#request = null
    this.#truth = null
    this.#evaluatedBy = null
    this.#run++
    this.#phase = 'ready'
    this.#slices.restart()
    this.#due.restart()
  }

  /** The trainer, between two steps; while one is being made, that one. */
  protected async held(): Promise<Trainer> {
    await this.#maker.settled()
    await this.#leader?.settled()
    return this.#current()
  }

  #current(): Trainer {
    if (!this.#trainer) throw new Error('There is no trainer; create one first.')
    return this.#trainer
  }
}
