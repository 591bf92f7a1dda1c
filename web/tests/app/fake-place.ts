import type { Entry, Place } from '../../src/app/state/runs/place'

/** An address and a history as a browser has them. */
export class FakePlace implements Place {
  entries: { query: string; entry: Entry | null }[]
  at = 0
  /** told of a step through the history, as a page is */
  turned: () => void = () => {}

  constructor(query = '') {
    this.entries = [{ query, entry: null }]
  }

  get query(): string {
    return this.#here.query
  }

  read(): string {
    return this.#here.query
  }

  entry(): Entry | null {
    return this.#here.entry
  }

  write(query: string | null, entry: Entry): void {
    this.entries[this.at] = { query: query ?? this.query, entry }
  }

  push(query: string, entry: Entry): void {
    this.entries.splice(this.at + 1)
    this.entries.push({ query, entry })
    this.at++
  }

  back(): void {
    this.go(-1)
  }

  go(by: number): void {
    this.at += by
    this.turned()
  }

  /** As if it were typed over the address at hand. */
  visit(query: string): void {
    this.push(query, { run: `visit ${query}`, before: null })
    this.#here.entry = null
    this.turned()
  }

  get #here() {
    return this.entries[this.at] as { query: string; entry: Entry | null }
  }
}
