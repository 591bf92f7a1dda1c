import type { Settings, Trainer } from '../../../wasm/hnn'
import { nobody, type Peers } from './peers'
import type { Training } from './surroundings'
import { Together } from './together'

export interface Wanted {
  settings: Settings
  /** somebody's own */
  data: Uint8Array | null
  peers?: Peers | undefined
  /** the trainer there was before */
  last: Trainer | null
}

/** Makes trainers, one after the other, and knows what the last one was made from. */
export class Maker {
  readonly #listen: () => Promise<void>
  #together: Together | null = null
  #creation = 0
  /** null where somebody's data came with it */
  #madeOf: string | null = null

  /** `listen` lets messages come. */
  constructor(listen: () => Promise<void>) {
    this.#listen = listen
  }

  /** It makes data, for which followers are of use. */
  get isMaking(): boolean {
    return this.#together !== null
  }

  /** From now on these make data too. */
  follow(ports: readonly MessagePort[]): void {
    this.#together?.follow(ports)
  }

  /** What is being made is dropped. */
  stop(): void {
    this.#creation++
  }

  /**
   * The last one itself where it was made from the same: the data stay, and memory never holds two. `begins` is called once
   * nothing is refused and there are data to make. Null where something else was asked for meanwhile.
   */
  async trainer({ Trainer, Making }: Training, wanted: Wanted, begins: () => void): Promise<Trainer | null> {
    const { settings, data, peers = nobody, last } = wanted
    const creation = ++this.#creation
    const madeOf = data ? null : JSON.stringify(settings)
    try {
      if (madeOf !== null && madeOf === this.#madeOf && last) return last
      if (data) {
        const trainer = new Trainer(settings, data)
        this.#madeOf = null
        return trainer
      }
      const together = new Together(new Making(settings), settings, peers)
      this.#together = together
      begins()
      const trainer = await together.trainer(this.#listen, () => this.#creation === creation)
      if (trainer) this.#madeOf = madeOf
      return trainer
    } finally {
      for (const port of peers.ports) port.close()
      if (this.#creation === creation) this.#together = null
    }
  }
}
