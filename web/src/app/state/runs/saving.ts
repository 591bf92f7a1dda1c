import type { Experiment } from '../table'
import { Journal } from './journal'
import { hasLearned } from './run'
import { Stopwatch } from './stopwatch'
import type { StoredRun } from './stored'

// Runs are saved every ten seconds while they train; a browser may let a page that nobody sees wait a little longer.
const worthAQuestion = 20

/** Runs outlive the page: saved while they train and when they end, and taken up again where they were. */
export class Saving extends Journal {
  readonly #sinceSaved = new Stopwatch()
  /** what was to be saved last, and what was */
  #asked = ''
  #saved = ''

  constructor(...parts: ConstructorParameters<typeof Journal>) {
    super(...parts)
    this.#sinceSaved.run(true)
    this.addEventListener('change', () => {
      if (this.finished && !this.making) void this.save()
    })
  }

  /** Called every ten seconds, when training ends, and when the page goes out of sight. */
  async save(): Promise<void> {
    const id = this.shown
    const progress = this.#progress
    if (id === null || progress === this.#asked || !hasLearned(this.models)) return
    this.#asked = progress
    const { seconds } = this.clock
    const run = await this.snapshot(id)
    if (!(await this.shelf.save(run, seconds))) return
    this.#saved = progress
    this.#sinceSaved.restart(0)
  }

  /** Whether leaving now would lose what took a while to learn. */
  get wouldBeLost(): boolean {
    const long = this.clock.seconds > worthAQuestion && this.#sinceSaved.seconds > worthAQuestion
    return long && this.#progress !== this.#saved && hasLearned(this.models)
  }

  get #progress(): string {
    const known = [...this.models].map(([model, { step, evaluation }]) => `${model} ${step} ${evaluation !== null}`)
    return `${this.shown} ${known.join()}`
  }

  /** Reads the list of stored runs anew. */
  async listStored(): Promise<void> {
    this.change({ stored: await this.shelf.list() })
  }

  closeStored(): void {
    this.change({ stored: null })
  }

  async removeStored(id: string): Promise<void> {
    await this.shelf.remove(id)
    await this.listStored()
  }

  experimentOf({ query }: StoredRun): Experiment {
    return this.read(query).experiment
  }

  isShown({ id }: StoredRun): boolean {
    return id === this.shown
  }

  /** Shows a stored run in place of the one at hand, which can be gone back to. */
  async openStored(id: string): Promise<void> {
    if (id === this.shown) return
    const found = await this.shelf.get(id)
    if (!found) return
    this.leave(id)
    await this.take(found)
    this.write()
  }

  /** The run that was here before a reload, or the latest of this link that took a while; false where there is none. */
  protected async recall(): Promise<boolean> {
    const found = await this.remembered()
    if (!found) return false
    if (await this.take(found)) return true
    await this.shelf.remove(found.run.id)
    return false
  }
}
