import type { Making, Settings, Trainer } from '../../../wasm/hnn'
import { Link } from './link'
import type { Peers } from './peers'

// Parts that a follower has at a time, so that it needn't wait for the next.
const inHand = 2
const goldenRatio = (1 + Math.sqrt(5)) / 2

interface Part {
  part: number
  bytes: Uint8Array
}

/**
 * Data that several workers make. Peers are sessions that need the same data: each makes what is missing, sends it to all
 * others, and waits for none. Followers make parts for one of them.
 */
export class Together {
  readonly #making: Making
  readonly #settings: Settings
  readonly #peers: Peers
  readonly #missing: Set<number>
  /** what followers have in hand */
  readonly #lent = new Set<number>()
  #links: Link[] = []

  constructor(making: Making, settings: Settings, peers: Peers) {
    this.#making = making
    this.#settings = settings
    this.#peers = peers
    this.#missing = new Set(Array.from({ length: making.parts }, (_, part) => part))
    for (const port of peers.ports) port.onmessage = ({ data }: MessageEvent<Part>) => this.#take(data)
  }

  /** From now on these make parts too, each as soon as it is ready. */
  follow(ports: readonly MessagePort[]): void {
    for (const link of this.#links) link.leave()
    this.#lent.clear()
    if (this.#missing.size === 0) return
    // Every follower of every peer has a place of its own.
    const places = this.#peers.ports.length + 1
    this.#links = ports.map((port, index) => {
      const place = this.#peers.place + places * (index + 1)
      const link: Link = new Link(port, { making: this.#settings }, () => {
        for (let i = 0; i < inHand; i++) void this.#ask(link, place)
      })
      return link
    })
  }

  /**
   * Makes parts until none is missing, while it `goesOn`; gives the trainer, or null where it doesn't. `listen` lets messages
   * come.
   */
  async trainer(listen: () => Promise<void>, goesOn: () => boolean): Promise<Trainer | null> {
    try {
      while (this.#missing.size > 0 && goesOn()) {
        const part = this.#next(this.#peers.place) ?? this.#first
        const bytes = this.#making.makePart(part)
        this.#missing.delete(part)
        this.#tell({ part, bytes })
        await listen()
      }
      return goesOn() ? this.#making.trainer() : null
    } finally {
      for (const link of this.#links) link.leave()
      this.#missing.clear()
      this.#making.delete()
    }
  }

  async #ask(link: Link, place: number): Promise<void> {
    for (let part = this.#next(place); part !== undefined; part = this.#next(place)) {
      this.#lent.add(part)
      const bytes = await link.ask<Uint8Array>({ part })
      this.#lent.delete(part)
      if (this.#take({ part, bytes })) this.#tell({ part, bytes })
    }
  }

  /** False where another was sooner. */
  #take({ part, bytes }: Part): boolean {
    if (!this.#missing.delete(part)) return false
    this.#making.takePart(part, bytes)
    return true
  }

  #tell(made: Part): void {
    for (const port of this.#peers.ports) port.postMessage(made)
  }

  get #first(): number {
    const [first = 0] = this.#missing
    return first
  }

  /**
   * What to make next, of what is missing and nobody known has in hand. Places lie apart by the golden ratio: so peers, who
   * don't know what the others have in hand, seldom make the same.
   */
  #next(place: number): number | undefined {
    const free = [...this.#missing].filter((part) => !this.#lent.has(part))
    return free[Math.floor(((place / goldenRatio) % 1) * free.length)]
  }
}
