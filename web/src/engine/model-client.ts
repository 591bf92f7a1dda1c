import { type Endpoint, proxy, type Remote, releaseProxy, wrap } from 'comlink'
import { Heartbeat } from './heartbeat'
import type { Checkpoint, Dataset, LookRequest, ModelApi, Program, Report, Settings, View } from './protocol'
import { isRefusal } from './refusal'
import { transferred } from './transfer'

/** A worker, or what stands for one in a test. */
export interface WorkerLike extends Endpoint {
  terminate(): void
}

export interface ModelEvents {
  report(report: Report): void
  /** the reply to a `look` */
  viewed(view: View): void
  /** The model is gone; only `create` brings one back. */
  failed(sentence: string): void
  /** It gave no answer while it trained, and was ended: `create` brings another. */
  silent(): void
  /** Its worker could not be started. */
  blocked(): void
}

// Between two slices of training a worker answers at once; a step of a large network may take a while by itself.
const patience = 4000
const stepsOfPatience = 20
// A worker that rests may be evaluating its model, and one that begins to train may take its first step.
const longPatience = 20_000

interface Connection {
  /** The program is on its way to the worker, which answers in order. */
  model: Remote<ModelApi>
  heartbeat: Heartbeat
  /** it has answered */
  opened: boolean
  /** rejects a call that has no reply yet: a worker that has died leaves it without one */
  waiting: Set<(reason: Error) => void>
  end(reason: Error): void
}

/**
 * The page's end of one worker. A refusal rejects with its sentence and changes nothing; after any other error the worker
 * is ended, and the next call starts another.
 */
export class ModelClient {
  readonly #spawn: () => WorkerLike
  readonly #program: Program
  readonly #events: ModelEvents
  #connection: Connection | null
  #wanted: LookRequest | null = null
  #looking = false
  #creation = 0
  #training = false

  constructor(spawn: () => WorkerLike, program: Program, events: ModelEvents) {
    this.#spawn = spawn
    this.#program = program
    this.#events = events
    this.#connection = this.#connect()
  }

  /** Makes a new trainer. After an abort, whatever comes of it is dropped. */
  async create(settings: Settings, data: Uint8Array | null, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const patient = this.#training ? patience : longPatience
    this.#training = false
    await this.#answers(patient)
    signal.throwIfAborted()
    await this.#call((model) => model.create(settings, data))
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
    this.#training = true
    this.#connection?.heartbeat.expect(longPatience)
    return this.#call((model) => model.play())
  }

  pause(): Promise<void> {
    return this.#call((model) => model.pause())
  }

  step(count: number): Promise<void> {
    return this.#call((model) => model.step(count))
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

  /** The checkpoint stays whole: what goes to the worker is a copy. */
  resume(checkpoint: Checkpoint): Promise<void> {
    return this.#call((model) => model.resume(checkpoint))
  }

  dispose(): void {
    this.#wanted = null
    this.#connection?.end(new Error('The model was closed.'))
    this.#connection = null
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

  /** A worker that gives no answer is ended: what comes next begins in another. Making data takes longer than that. */
  async #answers(patient: number): Promise<void> {
    const connection = this.#connection
    if (!connection?.opened) return
    connection.heartbeat.expect(patient)
    await this.#call((model) => model.beat()).catch(() => {})
    connection.heartbeat.expect(null)
  }

  #fellSilent(connection: Connection): void {
    if (this.#connection !== connection) return
    const wasTraining = this.#training
    this.#training = false
    this.#connection = null
    connection.end(new Error('The model gave no answer.'))
    if (wasTraining) this.#events.silent()
  }

  async #call<T>(ask: (model: Remote<ModelApi>) => Promise<T>): Promise<T> {
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
    this.#training = report.phase === 'training'
    connection.heartbeat.expect(this.#training ? Math.max(patience, stepsOfPatience * report.msPerStep) : null)
    this.#events.report(report)
  }

  #lose(connection: Connection, error: Error): void {
    if (this.#connection !== connection) return
    this.#connection = null
    connection.end(error)
    if (!connection.opened) this.#events.blocked()
    else this.#events.failed(`The model stopped (${error.message}); Reset starts it anew.`)
  }

  #start(): WorkerLike {
    try {
      return this.#spawn()
    } catch (error) {
      this.#events.blocked()
      throw error
    }
  }

  #connect(): Connection {
    const worker = this.#start()
    const model = wrap<ModelApi>(worker)
    const heartbeat = new Heartbeat(
      () => model.beat(),
      () => this.#fellSilent(connection),
    )
    const connection: Connection = {
      model,
      heartbeat,
      opened: false,
      waiting: new Set(),
      end: (reason) => {
        heartbeat.stop()
        model[releaseProxy]()
        worker.terminate()
        for (const refuse of connection.waiting) refuse(reason)
      },
    }
    const failed = (sentence: string) => this.#lose(connection, new Error(sentence))
    const opened = model.open(this.#program, proxy({ report: (report) => this.#heard(connection, report), failed }))
    // No wait for the reply: the page may be busy drawing when it comes.
    opened.then(
      () => {
        connection.opened = true
      },
      (error: unknown) => this.#lose(connection, asError(error)),
    )
    worker.addEventListener('error', (event) => {
      const reason = event instanceof ErrorEvent && event.message ? event.message : 'it could not be loaded'
      this.#lose(connection, new Error(reason))
    })
    return connection
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

function isTrap(error: unknown): error is Error {
  return error instanceof Error && !isRefusal(error) && error.name !== 'AbortError'
}
