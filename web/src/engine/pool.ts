import { type Endpoint, type Remote, transfer, wrap } from 'comlink'
import { Heartbeat } from './heartbeat'
import { type Borrower, type Lender, Lending } from './lending'
import type { Program, WorkerApi } from './protocol'

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
  /** The model trains, and workers that are idle may help; null: it doesn't. */
  train(borrower: Borrower | null): void
  /** The last one to leave ends the worker. */
  leave(): void
}

// Models begin to train one after the other, and a worker that is lent takes as long to begin.
const settling = 100

/**
 * The workers that all models share, each with the same number of models or one more. Those in which none trains are lent to
 * those that do.
 */
export class Pool {
  readonly #spawn: () => WorkerLike
  readonly #size: () => number
  readonly #lending = new Lending()
  #hosts: Host[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

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

  #lend(): void {
    this.#timer = undefined
    const borrowers = this.#hosts.flatMap((host) => host.borrowers)
    try {
      while (borrowers.length > 0 && this.#hosts.length < this.#size()) this.#begin()
    } catch {
      // Then there are no more: the models train with those that there are.
    }
    const idle = this.#hosts.filter((host) => host.borrowers.length === 0)
    this.#lending.share(borrowers, idle)
    if (borrowers.length === 0) for (const host of idle) host.endIfEmpty()
  }

  #begin(): Host {
    const changed = () => {
      this.#timer ??= setTimeout(() => this.#lend(), settling)
    }
    const host = new Host(this.#spawn(), changed, () => {
      this.#hosts = this.#hosts.filter((other) => other !== host)
      changed()
    })
    this.#hosts.push(host)
    return host
  }
}

/** One worker, and the models in it. */
class Host implements Lender {
  readonly #worker: WorkerLike
  readonly #api: Remote<WorkerApi>
  readonly #heartbeat: Heartbeat
  readonly #changed: () => void
  readonly #gone: () => void
  readonly #borrowers = new Map<Guest, Borrower>()
  readonly #guests = new Map<Guest, Patience>()

  /** `changed`: other models train. */
  constructor(worker: WorkerLike, changed: () => void, gone: () => void) {
    this.#worker = worker
    this.#changed = changed
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

  /** of the models that train */
  get borrowers(): Borrower[] {
    return [...this.#borrowers.values()]
  }

  follow(port: MessagePort, program: Program): void {
    void this.#api.follow(transfer(port, [port]), program)
  }

  /** Ends a worker that was there to be lent alone. */
  endIfEmpty(): void {
    if (this.crowd === 0) this.#end(() => {})
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
      train: (borrower) => {
        if (!this.#guests.has(guest) || this.#borrowers.get(guest) === (borrower ?? undefined)) return
        if (borrower) this.#borrowers.set(guest, borrower)
        else this.#borrowers.delete(guest)
        this.#changed()
      },
      leave: () => {
        if (!this.#guests.delete(guest)) return
        if (this.#borrowers.delete(guest)) this.#changed()
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
    this.#borrowers.clear()
    for (const guest of guests) tell(guest)
  }
}
