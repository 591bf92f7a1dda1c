import type { Settings, Trainer } from '../../../wasm/hnn'
import { nobody, type Peers } from './peers'
import type { Training } from './surroundings'
import { Together } from './together'

export interface Wanted {
  settings: Settings
  /** somebody's own */
  data: Uint8Array | null
  peers?: Peers | undefined
  /** the trainer at hand */
  last: () => Trainer | null
}

export interface MakerEvents {
  /** Nothing is refused, and there are data to make. */
  began(): void
  made(trainer: Trainer): Promise<void>
  /** Nothing is made any more, whatever came of it. */
  ended(): void
}

/** Makes trainers, one after the other, and knows what the last one was made from. */
export class Maker {
  readonly #listen: () => Promise<void>
  #together: Together | null = null
  #creation = 0
  /** what was asked for last; never rejects */
  #latest: Promise<void> = Promise.resolve()
  /** null where somebody's data came with it */
  #madeOf: string | null = null

  /** `listen` lets messages come. */
  constructor(listen: () => Promise<void>) {
    this.#listen = listen
  }

  /** From now on these make data too. */
  follow(ports: readonly MessagePort[]): void {
    this.#together?.follow(ports)
  }

  /** What is being made is dropped. */
  stop(): void {
    this.#creation++
  }

  /** Resolves once nothing is being made. */
  async settled(): Promise<void> {
    for (let latest: unknown = null; latest !== this.#latest; await latest) latest = this.#latest
  }

  /** What is being made is dropped for it; where that can't be, it comes first. */
  make(loading: Promise<Training>, wanted: Wanted, events: MakerEvents): Promise<void> {
    const creation = ++this.#creation
    const before = this.#latest
    const making = loading.then(async (training) => {
      await before
      try {
        const trainer = await this.#trainer(training, wanted, events, () => this.#creation === creation)
        if (trainer) await events.made(trainer)
      } finally {
        for (const port of wanted.peers?.ports ?? []) port.close()
        events.ended()
      }
    })
    this.#latest = making.catch(() => {})
    return making
  }

  /**
   * The last one itself where it was made from the same: the data stay, and memory never holds two. Null once it no longer
   * `goesOn`.
   */
  async #trainer(
    { Trainer, Making }: Training,
    { settings, data, peers = nobody, last }: Wanted,
    { began }: MakerEvents,
    goesOn: () => boolean,
  ): Promise<Trainer | null> {
    if (!goesOn()) return null
    const madeOf = data ? null : JSON.stringify(settings)
    const held = last()
    if (madeOf !== null && madeOf === this.#madeOf && held) return held
    if (data) {
      const trainer = new Trainer(settings, data)
      this.#madeOf = null
      return trainer
    }
    const together = new Together(new Making(settings), settings, peers)
    this.#together = together
    began()
    try {
      const trainer = await together.trainer(this.#listen, goesOn)
      if (trainer) this.#madeOf = madeOf
      return trainer
    } finally {
      this.#together = null
    }
  }
}
