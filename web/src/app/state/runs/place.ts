/** What an entry of the browser's history stands for. */
export interface Entry {
  run: string
  /** the run that went when this one began, if it had learned something */
  before: string | null
}

/** The page's address and the browser's history. */
export interface Place {
  /** the query of the page's address */
  read(): string
  /** null where the entry is none of the page's own */
  entry(): Entry | null
  /** Puts these into the entry at hand; without a query the address stays as it is. */
  write(query: string | null, entry: Entry): void
  /** Adds an entry after the one at hand. */
  push(query: string, entry: Entry): void
  /** To the entry before, which the page hears of as of any other such step. */
  back(): void
}
