import type { Engine } from '../../../engine/engine'
import type { ModelEvents } from '../../../engine/model-client'
import type { Core } from '../../../engine/protocol'
import { Learning } from '../learning'
import type { Library } from '../trained'
import { withoutKept } from './kept'
import type { Entry, Place } from './place'
import { hasLearned } from './run'
import { Shelf } from './shelf'

/** The runs of a visit: each is an entry of the browser's history, and comes back with it as it was left. */
export class Journal extends Learning {
  readonly #place: Place
  readonly #shelf = new Shelf()
  #entry: Entry
  /** the run whose trainers are at hand; null while those of the entry are being made */
  #shown: string | null = null
  /** the run whose trainers were at hand before */
  #left: Entry | null = null

  constructor(core: Core, place: Place, library: Library, start: (eventsOf: (id: string) => ModelEvents) => Engine) {
    super(core, withoutKept(place.read()), library, start)
    this.#place = place
    this.#entry = place.entry() ?? { run: newName(), before: null }
    place.write(null, this.#entry)
  }

  /** Training that has ended begins again. */
  override async play(): Promise<void> {
    if (this.finished) {
      this.leave()
      await this.recreate('scratch')
    }
    await super.play()
  }

  override async reset(): Promise<void> {
    if (hasLearned(this.models)) this.leave()
    await super.reset()
  }

  override async loadWeights(id: string, file: File): Promise<void> {
    if (this.#shown === null) return
    const before = hasLearned(this.models)
    this.#setDown()
    await this.parted
    await super.loadWeights(id, file)
    if (this.weightsErrors[id] !== undefined) this.refused()
    else this.#turnOver(before)
    this.made()
  }

  /** Whether there is a way back to a run that had learned something. */
  get canUndo(): boolean {
    return this.#entry.before !== null
  }

  undo(): void {
    if (this.canUndo) this.#place.back()
  }

  /** The browser's history has gone to another entry. */
  protected async turnedTo(read: (query: string) => Promise<void>): Promise<void> {
    const entry = this.#place.entry() ?? { run: newName(), before: null }
    if (entry.run === this.#shown) {
      this.#entry = entry
      await read(withoutKept(this.#place.read()))
      return
    }
    this.#setDown()
    this.#entry = entry
    await this.parted
    if (this.#entry !== entry) return
    const run = this.#shelf.get(entry.run)
    if (run) await this.bring(run)
    else await read(withoutKept(this.#place.read()))
    if (this.#entry === entry) this.write()
  }

  /** The run at hand goes: it can be brought back, and what is made next has an entry of its own. */
  protected leave(): void {
    // Else this entry's own run is still being made.
    if (this.#shown === null) return
    this.#setDown()
    this.#turnOver(hasLearned(this.models))
  }

  /** what stands in the browser's address */
  protected get address(): string {
    return this.query
  }

  protected write(): void {
    this.#place.write(this.address, this.#entry)
  }

  protected override made(): void {
    this.#shown = this.#entry.run
    this.#left = null
  }

  protected override refused(): void {
    if (!this.#left) return
    this.#entry = this.#left
    this.#place.write(null, this.#entry)
    this.made()
  }

  #setDown(): void {
    if (this.#shown === null) return
    this.#shown = null
    this.#left = this.#entry
    this.parted = this.snapshot(this.#entry.run).then((run) => this.#shelf.put(run))
  }

  /** `before`: whether what went is worth a way back */
  #turnOver(before: boolean): void {
    this.#entry = { run: newName(), before: before ? this.#entry.run : null }
    this.#place.push(this.address, this.#entry)
  }
}

export function newName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`
}
