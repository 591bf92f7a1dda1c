import { expose } from 'comlink'
import type { WorkerLike } from '../../src/engine/pool'
import type { WorkerApi } from '../../src/engine/protocol'
import { ModelSession } from '../../src/engine/session'
import type { FakeWorld } from './fake-hnn'

/** Sessions at the other ends of channels, as a worker has them. */
export class FakeWorker {
  readonly #page: MessagePort
  readonly #own: MessagePort
  readonly #sessions: MessagePort[] = []
  isEnded = false

  constructor(world: FakeWorld) {
    const { port1, port2 } = new MessageChannel()
    this.#page = port1
    this.#own = port2
    const api: WorkerApi = {
      beat: async () => {},
      follow: async () => {},
      join: async (port) => {
        this.#sessions.push(port)
        expose(
          new ModelSession({
            load: async () => world.hnn(),
            now: () => world.time,
            breathe: () => new Promise((resolve) => setImmediate(resolve)),
            listen: () => Promise.resolve(),
            later: (task) => {
              const timer = setImmediate(task)
              return () => clearImmediate(timer)
            },
          }),
          port,
        )
      },
    }
    expose(api, port2)
  }

  /** What the page has of it. */
  get worker(): WorkerLike {
    return Object.assign(this.#page, { terminate: () => this.#terminate() }) as unknown as WorkerLike
  }

  /** sessions begun so far */
  get begun(): number {
    return this.#sessions.length
  }

  /** As one that has closed itself, or never gets to its messages. */
  fallSilent(): void {
    for (const port of [this.#own, ...this.#sessions]) port.close()
  }

  /** As one in which something is thrown that nobody catches. */
  fail(): void {
    this.#page.dispatchEvent(new Event('error'))
  }

  #terminate(): void {
    this.isEnded = true
    this.fallSilent()
    this.#page.close()
  }
}
