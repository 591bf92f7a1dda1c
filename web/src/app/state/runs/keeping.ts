import type { Core } from '../../../engine/protocol'
import { sentence } from '../errors'
import type { Library } from '../trained'
import type { Start } from '../trainers'
import { newName } from './journal'
import { type Kept, keptIn, mostKept, withKept } from './kept'
import type { Place } from './place'
import { Retraining } from './retraining'
import { Saving } from './saving'
import type { RunStore } from './stored'

/** Finished runs that stay in view, pale, while others train. */
export class Keeping extends Saving {
  /** begins another engine beside the playground's own */
  readonly startEngine: Start
  readonly #retraining: (query: string) => Retraining
  #links: readonly string[]

  constructor(core: Core, place: Place, library: Library, start: Start, store: RunStore | null = null) {
    super(core, place, library, start, store)
    this.startEngine = start
    this.#retraining = (query) => new Retraining(core, query, library, start)
    this.#links = keptIn(place.read())
  }

  get canKeep(): boolean {
    return this.finished && !this.making && this.scene !== null && this.kept.length < mostKept
  }

  /** Leaves what is shown now in view while something else trains. */
  async keep(): Promise<void> {
    if (!this.canKeep) return
    const { query, experiment } = this
    const run = await this.snapshot(newName())
    this.change({ kept: [...this.kept, { id: run.id, query, experiment, run }] })
    this.write()
  }

  letGo(id: string): void {
    this.change({ kept: this.kept.filter((each) => each.id !== id) })
    this.write()
  }

  protected override get address(): string {
    return withKept(super.address, this.kept)
  }

  /** The kept runs of the link, one after the other: each trains as the one at hand does. */
  protected async keepLinked(): Promise<void> {
    const links = this.#links
    this.#links = []
    if (links.length === 0) return
    const named = links.map((query): Kept => {
      const { experiment } = this.read(query)
      return { id: newName(), query, experiment, run: null }
    })
    this.change({ kept: named })
    for (const { id, query } of named) {
      try {
        const run = await this.#retraining(query).train(id, await this.shelf.finished(query))
        this.change({ kept: this.kept.map((each) => (each.id === id ? { ...each, run } : each)) })
      } catch (error) {
        this.change({ kept: this.kept.filter((each) => each.id !== id), notice: sentence(error) })
      }
    }
  }
}
