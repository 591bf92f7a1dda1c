import { bytesOf, type Run } from './run'
import { latestOf, type RunStore, restoredRun, type StoredRun, storedRun } from './stored'

// A run of networks that see frames has some 20 MB.
const mostBytes = 120_000_000
const mostRuns = 40

/** Runs by their names in the browser's history: those of this visit as they were shown, all others from the store. */
export class Shelf {
  readonly #runs = new Map<string, Run>()
  readonly #store: RunStore | null

  constructor(store: RunStore | null) {
    this.#store = store
  }

  put(run: Run): void {
    this.#runs.delete(run.id)
    this.#runs.set(run.id, run)
    let bytes = [...this.#runs.values()].reduce((sum, each) => sum + bytesOf(each), 0)
    for (const [id, each] of this.#runs) {
      if (id === run.id || (bytes <= mostBytes && this.#runs.size <= mostRuns)) break
      bytes -= bytesOf(each)
      this.#runs.delete(id)
    }
  }

  /** Puts it into the store, too; false where that keeps nothing. `seconds`: how long it has trained */
  async save(run: Run, seconds: number): Promise<boolean> {
    this.put(run)
    if ([...run.models.values()].every(({ checkpoint }) => checkpoint === null)) return true
    if (!this.#store) return false
    return this.#store.put(...storedRun(run, Date.now(), seconds)).then(
      () => true,
      () => false,
    )
  }

  /** What is at hand of it, without a wait. */
  peek(id: string): Run | null {
    return this.#runs.get(id) ?? null
  }

  async get(id: string): Promise<{ run: Run; seconds: number } | null> {
    const stored = (await this.list()).find((each) => each.id === id)
    const run = this.peek(id)
    if (run) return { run, seconds: stored?.seconds ?? 0 }
    return stored ? this.#restored(stored) : null
  }

  /** The latest run of a link, if it is worth going on with. */
  async latest(query: string): Promise<{ run: Run; seconds: number } | null> {
    const stored = latestOf(await this.list(), query)
    return stored && this.#restored(stored)
  }

  /** A run of the link that was trained to its end. */
  async finished(query: string): Promise<Run | null> {
    const stored = (await this.list()).find((each) => each.query === query && each.finished)
    return (stored && (await this.#restored(stored))?.run) ?? null
  }

  async list(): Promise<StoredRun[]> {
    return (await this.#store?.list().catch(() => [])) ?? []
  }

  async remove(id: string): Promise<void> {
    this.#runs.delete(id)
    await this.#store?.remove(id).catch(() => {})
  }

  async #restored(stored: StoredRun): Promise<{ run: Run; seconds: number } | null> {
    const bytes = await this.#store?.bytesOf(stored.id).catch(() => null)
    return bytes ? { run: restoredRun(stored, bytes), seconds: stored.seconds } : null
  }
}
