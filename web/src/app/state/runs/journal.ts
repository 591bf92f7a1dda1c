import type { Checkpoint, Core } from '../../../engine/protocol'
import { isAbort } from '../errors'
import { Learning } from '../learning'
import type { Library } from '../trained'
import type { Start } from '../trainers'
import { withoutKept } from './kept'
import type { Entry, Place } from './place'
import { hasLearned, type Run } from './run'
import { Shelf } from './shelf'
import { Stopwatch } from './stopwatch'
import type { RunStore } from './stored'

/** A run and how long it has trained. */
export interface Found {
  run: Run
  seconds: number
}

/** The runs of a visit: each is an entry of the browser's history, and comes back with it as it was left. */
export class Journal extends Learning {
  readonly #place: Place
  protected readonly shelf: Shelf
  /** how long the run at hand has trained */
  protected readonly clock = new Stopwatch()
  #entry: Entry
  /** whether the page was opened by an address, not by a reload */
  readonly #fresh: boolean
  /** the run whose trainers are at hand; null while those of the entry are being made */
  #shown: string | null = null
  /** the run whose trainers were at hand before */
  #left: Entry | null = null

  constructor(core: Core, place: Place, library: Library, start: Start, store: RunStore | null) {
    super(core, withoutKept(place.read()), library, start)
    this.#place = place
    this.shelf = new Shelf(store)
    this.addEventListener('change', () => this.clock.run(this.playing && !this.making))
    const entry = place.entry()
    this.#fresh = entry === null
    this.#entry = entry ?? { run: newName(), before: null }
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
    const found = await this.shelf.get(entry.run)
    if (!found || !(await this.take(found))) {
      this.#entry = entry
      await read(withoutKept(this.#place.read()))
    }
    if (this.#entry === entry) this.write()
  }

  /** The run at hand goes: it can be brought back, and what is made next has an entry of its own. */
  protected leave(next = newName()): void {
    // Else this entry's own run is still being made.
    if (this.#shown === null) return
    this.#setDown()
    this.#turnOver(hasLearned(this.models), next)
  }

  /** the run whose trainers are at hand */
  protected get shown(): string | null {
    return this.#shown
  }

  /** Shows a run that was left, and goes on with it; false where that can't be. */
  protected async take({ run, seconds }: Found): Promise<boolean> {
    this.clock.restart(seconds)
    return this.bring(run).then(() => true, isAbort)
  }

  /** The run of this entry, or where it is none of the page's own, the latest of its link that took a while. */
  protected async remembered(): Promise<Found | null> {
    const own = await this.shelf.get(this.#entry.run)
    if (own || !this.#fresh) return own
    const latest = await this.shelf.latest(this.query)
    if (latest) {
      this.#entry = { run: latest.run.id, before: null }
      this.#place.write(null, this.#entry)
    }
    return latest
  }

  /** what stands in the browser's address */
  protected get address(): string {
    return this.query
  }

  protected write(): void {
    this.#place.write(this.address, this.#entry)
  }

  protected override savedOf(id: string): Checkpoint | null {
    const saved = this.#shown === null ? null : this.shelf.peek(this.#shown)
    return saved?.models.get(id)?.checkpoint ?? null
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
    const { seconds } = this.clock
    this.clock.restart(0)
    this.parted = this.snapshot(this.#entry.run).then((run) => void this.shelf.save(run, seconds))
  }

  /** `before`: whether what went is worth a way back */
  #turnOver(before: boolean, next = newName()): void {
    this.#entry = { run: next, before: before ? this.#entry.run : null }
    this.#place.push(this.address, this.#entry)
  }
}

export function newName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`
}
