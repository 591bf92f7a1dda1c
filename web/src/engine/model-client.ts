import { proxy, type Remote, releaseProxy, transfer, wrap } from 'comlink'
import type { Borrower } from './lending'
import { nobody } from './peers'
import type { Patience, Pool, Seat } from './pool'
import type { ChaosApi, Checkpoint, Dataset, LookRequest, ModelApi, Program, Report, Settings, View } from './protocol'
import { isRefusal } from './refusal'
import { transferred } from './transfer'

/** What is asked beside views. */
export type Question<T> = (model: Remote<ChaosApi>) => Promise<T>

export interface ModelEvents {
  report(report: Report): void
  /** the reply to a `look` */
  viewed(view: View): void
  /** The model is gone; only `create` brings one back. */
  failed(sentence: string): void
  /** Its worker gave no answer, and was ended with all that it held: `create` brings another. */
  silent(): void
  /** Its worker could not be started. */
  blocked(): void
}

// Between two slices of training a worker answers at once; a step of a large network may take a while by itself.
const patience = 4000
const stepsOfPatience = 20
// A model that rests may be asked for an exact motion, and one that begins to train may take its first step.
const longPatience = 20_000
const resting: Patience = { milliseconds: longPatience, waits: false }
// Nobody knows how long it takes to make data, or to evaluate a model.
const busy: Patience = { milliseconds: Number.POSITIVE_INFINITY, waits: false }
// Told from busy, for then other workers may help.
const evaluating: Patience = { ...busy }
const waiting = (milliseconds: number): Patience => ({ milliseconds, waits: true })

interface Connection {
  seat: Seat
  /** The program is on its way to the session, which answers in order. */
  model: Remote<ModelApi & ChaosApi>
  /** it has answered */
  opened: boolean
  /** as which its steps are shared */
  borrower: Borrower
  /** rejects a call that has no reply yet: a worker that has died leaves it without one */
  waiting: Set<(reason: Error) => void>
}

/**
 * The page's end of one session. A refusal rejects with its sentence and changes nothing; after any other error the session
 * is given up, and the next call begins another.
 */
export class ModelClient {
  readonly #pool: Pool
  readonly #program: Program
  readonly #events: ModelEvents
  #connection: Connection | null
  #wanted: LookRequest | null = null
  #looking = false
  #creation = 0
  /** calls under way that may take any time */
  #busy = 0
  /** creations under way that make data, in which other workers may help */
  #making = 0
  #patience = resting
  /** how long it may take until the worker shows that it is there; null where nobody asks */
  #asking: Patience | null = null
  /** there is a trainer, which would be missed */
  #made = false
  #isHeld = false

  constructor(pool: Pool, program: Program, events: ModelEvents) {
    this.#pool = pool
    this.#program = program
    this.#events = events
    this.#connection = this.#connect()
  }

  /** Makes a new trainer. After an abort, whatever comes of it is dropped. */
  async create(settings: Settings, data: Uint8Array | null, signal: AbortSignal, peers = nobody): Promise<void> {
    signal.throwIfAborted()
    const trains = this.#busy === 0 && this.#patience.waits
    const makesData = data === null ? 1 : 0
    await this.#whileBusy(async () => {
      await this.#answers(trains ? patience : longPatience)
      signal.throwIfAborted()
      this.#making += makesData
      this.#watch()
      try {
        await this.#call((model) => model.create(settings, data, transfer(peers, [...peers.ports])))
      } finally {
        this.#making -= makesData
      }
      this.#made = true
      this.#patience = resting
    })
    signal.throwIfAborted()
    this.#creation++
    this.#wanted = null
  }

  dataset(): Promise<Dataset> {
    return this.#call((model) => model.dataset())
  }

  /** Asks for a view. While one is being made only the last request is kept. */
  look(request: LookRequest): void {
    this.#wanted = request
    if (!this.#looking) void this.#answerLooks()
  }

  play(): Promise<void> {
    this.#patience = waiting(longPatience)
    this.#watch()
    return this.#call((model) => model.play())
  }

  /** While it is held the model trains no slice. */
  hold(held: boolean): void {
    if (held === this.#isHeld) return
    this.#isHeld = held
    void this.#connection?.model.hold(held)
    this.#watch()
  }

  pause(): Promise<void> {
    return this.#call((model) => model.pause())
  }

  step(count: number): Promise<void> {
    return this.#whileBusy(() => this.#call((model) => model.step(count)))
  }

  save(): Promise<Uint8Array> {
    return this.#call((model) => model.save())
  }

  load(file: Uint8Array): Promise<void> {
    return this.#call((model) => model.load(transferred(file)))
  }

  checkpoint(): Promise<Checkpoint> {
    return this.#call((model) => model.checkpoint())
  }

  /** How regular the motions are: one piece of an answer, which comes between two slices of training. */
  ask<T>(question: Question<T>): Promise<T> {
    return this.#call(question)
  }

  /** The checkpoint stays whole: what goes to the worker is a copy. */
  resume(checkpoint: Checkpoint): Promise<void> {
    return this.#call((model) => model.resume(checkpoint))
  }

  dispose(): void {
    this.#wanted = null
    if (this.#connection) this.#end(this.#connection, new Error('The model was closed.'))
  }

  async #answerLooks(): Promise<void> {
    this.#looking = true
    while (this.#wanted) {
      const request = this.#wanted
      const creation = this.#creation
      this.#wanted = null
      try {
        const view = await this.#call((model) => model.look(request))
        if (creation === this.#creation) this.#events.viewed(view)
      } catch {
        // A trap is reported by #call; a refusal means that there is no trainer, and then there is nothing to see.
      }
    }
    this.#looking = false
  }

  async #whileBusy(work: () => Promise<void>): Promise<void> {
    this.#busy++
    this.#watch()
    try {
      await work()
    } finally {
      this.#busy--
      this.#watch()
    }
  }

  #watch(): void {
    const computes = this.#patience.waits || this.#patience === evaluating
    this.#connection?.seat.expect(this.#asking ?? (this.#busy > 0 ? busy : this.#patience))
    const shares = this.#making > 0 || (computes && this.#busy === 0)
    this.#connection?.seat.train(shares && !this.#isHeld ? this.#connection.borrower : null)
  }

  /** A worker that gives no answer is ended: what comes next begins in another. Making data takes longer than that. */
  async #answers(patient: number): Promise<void> {
    const connection = this.#connection
    if (!connection?.opened) return
    this.#asking = waiting(patient)
    this.#watch()
    await this.#call(() => connection.seat.beat()).catch(() => {})
    this.#asking = null
    this.#watch()
  }

  #fellSilent(connection: Connection): void {
    if (this.#connection !== connection) return
    const wasMissed = this.#made && this.#busy === 0
    this.#end(connection, new Error('The model gave no answer.'))
    if (wasMissed) this.#events.silent()
  }

  async #call<T>(ask: (model: Remote<ModelApi & ChaosApi>) => Promise<T>): Promise<T> {
    this.#connection ??= this.#connect()
    const connection = this.#connection
    let refuse: (reason: Error) => void = () => {}
    try {
      return await new Promise((resolve, reject) => {
        refuse = reject
        connection.waiting.add(refuse)
        ask(connection.model).then(resolve, reject)
      })
    } catch (error) {
      if (isTrap(error)) this.#lose(connection, error)
      throw error
    } finally {
      connection.waiting.delete(refuse)
    }
  }

  #heard(connection: Connection, report: Report): void {
    if (connection !== this.#connection) return
    this.#patience = patienceAfter(report)
    this.#watch()
    this.#events.report(report)
  }

  #lose(connection: Connection, error: Error): void {
    if (this.#connection !== connection) return
    this.#end(connection, error)
    if (!connection.opened) this.#events.blocked()
    else this.#events.failed(`The model stopped (${error.message}); Reset starts it anew.`)
  }

  #end(connection: Connection, reason: Error): void {
    this.#connection = null
    this.#made = false
    this.#patience = resting
    connection.model[releaseProxy]()
    connection.seat.leave()
    for (const refuse of connection.waiting) refuse(reason)
  }

  #connect(): Connection {
    let seat: Seat
    try {
      seat = this.#pool.join({
        silent: () => this.#fellSilent(connection),
        failed: (error) => this.#lose(connection, error),
      })
    } catch (error) {
      this.#events.blocked()
      throw error
    }
    const model = wrap<ModelApi & ChaosApi>(seat.port)
    const follow = (ports: MessagePort[]) => {
      // One that has ended can be told nothing.
      if (this.#connection === connection) void model.follow(transfer(ports, ports))
    }
    const borrower = { program: this.#program, follow }
    const connection: Connection = { seat, model, opened: false, borrower, waiting: new Set() }
    const failed = (sentence: string) => this.#lose(connection, new Error(sentence))
    const opened = model.open(this.#program, proxy({ report: (report) => this.#heard(connection, report), failed }))
    // No wait for the reply: the page may be busy drawing when it comes.
    opened.then(
      () => {
        connection.opened = true
      },
      (error: unknown) => this.#lose(connection, asError(error)),
    )
    if (this.#isHeld) void model.hold(true)
    return connection
  }
}

function patienceAfter({ phase, evaluation, msPerStep }: Report): Patience {
  if (phase === 'training') return waiting(Math.max(patience, stepsOfPatience * msPerStep))
  return evaluation || phase === 'diverged' ? resting : evaluating
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

function isTrap(error: unknown): error is Error {
  return error instanceof Error && !isRefusal(error) && error.name !== 'AbortError'
}
