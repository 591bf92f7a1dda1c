import { bytesOf, type Run } from './run'

// A run of networks that see frames has some 20 MB.
const mostBytes = 120_000_000
const mostRuns = 40

/** The runs of this visit, by their names in the browser's history. The oldest go when there are too many. */
export class Shelf {
  readonly #runs = new Map<string, Run>()

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

  get(id: string): Run | null {
    return this.#runs.get(id) ?? null
  }
}
