import { type Endpoint, type Remote, transfer, wrap } from 'comlink'
import { Heartbeat } from './heartbeat'
import type { WorkerApi } from './protocol'

/** A worker, or what stands for one in a test. */
export interface WorkerLike extends Endpoint {
  terminate(): void
}

/** How long a model lets its worker give no answer. */
export interface Patience {
  milliseconds: number
  /** False: the model waits for nothing, but while it is busy others of the worker have to be as patient. */
  waits: boolean
}

/** What a model hears of its worker. Whichever it is, the worker is gone. */
export interface Guest {
  silent(): void
  failed(error: Error): void
}

/** A model's place in a worker. */
export interface Seat {
  /** to the model's own session */
  readonly port: MessagePort
  /** The worker answers. */
  beat(): Promise<void>
  /** From now on. */
  expect(patience: Patience): void
  /** The last one to leave ends the worker. */
  leave(): void
}

/** The workers that all models share, each with the same number of models or one more. */
export class Pool {
  readonly #spawn: () => WorkerLike
  readonly #size: () => number
  #hosts: Host[] = []

  constructor(spawn: () => WorkerLike, size: () => number) {
    this.#spawn = spawn
    this.#size = size
  }

  /** In the worker with the fewest models. Throws where none can be started. */
  join(guest: Guest): Seat {
    const fewest = Math.min(...this.#hosts.map(({ crowd }) => crowd))
    const isFull = this.#hosts.length >= this.#size()
    const host = (isFull && this.#hosts.find(({ crowd }) => crowd === fewest)) || this.#begin()
    return host.seat(guest)
  }

  #begin(): Host {
    const host = new Host(this.#spawn(), () => {
      this.#hosts = this.#hosts.filter((other) => other !== host)
    })
    this.#hosts.push(host)
    return host
  }
}

/** One worker, and the models in it. */
class Host {
  readonly #worker: WorkerLike
  readonly #api: Remote<WorkerApi>
  readonly #heartbeat: Heartbeat
  readonly #gone: () => void
  readonly #guests = new Map<Guest, Patience>()

  constructor(worker: WorkerLike, gone: () => void) {
    this.#worker = worker
    this.#gone = gone
    this.#api = wrap<WorkerApi>(worker)
    this.#heartbeat = new Heartbeat(
      () => this.#api.beat(),
      () => this.#end((guest) => guest.silent()),
    )
    worker.addEventListener('error', (event) => {
      const { message } = event as Partial<ErrorEvent>
      this.#end((guest) => guest.failed(new Error(message || 'it could not be loaded')))
    })
  }

  get crowd(): number {
    return this.#guests.size
  }

  seat(guest: Guest): Seat {
    const { port1, port2 } = new MessageChannel()
    void this.#api.join(transfer(port2, [port2]))
    this.#expect(guest, { milliseconds: Number.POSITIVE_INFINITY, waits: false })
    return {
      port: port1,
      beat: () => this.#api.beat(),
      expect: (patience) => {
        if (this.#guests.has(guest)) this.#expect(guest, patience)
      },
      leave: () => {
        if (!this.#guests.delete(guest)) return
        if (this.#guests.size === 0) this.#end(() => {})
        else this.#watch()
      },
    }
  }

  #expect(guest: Guest, patience: Patience): void {
    this.#guests.set(guest, patience)
    this.#watch()
  }

  #watch(): void {
    const patiences = [...this.#guests.values()]
    const waits = patiences.some((patience) => patience.waits)
    this.#heartbeat.expect(waits ? Math.max(...patiences.map(({ milliseconds }) => milliseconds)) : null)
  }

  #end(tell: (guest: Guest) => void): void {
    this.#heartbeat.stop()
    this.#worker.terminate()
    this.#gone()
    const guests = [...this.#guests.keys()]
    this.#guests.clear()
    for (const guest of guests) tell(guest)
  }
}
