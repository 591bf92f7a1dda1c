/** How far a reader has come in a lesson. */
export interface Progress {
  /** the one at hand, from 0; after the last comes the question */
  step: number
  /** the steps that were done */
  done: readonly number[]
  /** the experiment as it was left; null while it is on the page */
  query: string | null
}

export const beginning: Progress = { step: 0, done: [], query: null }

/** Where a visit keeps how far lessons are: `sessionStorage`, or nothing where the browser allows none. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>

const keyOf = (id: string) => `lesson ${id}`

export function recalled(memory: Memory | null, id: string): Progress {
  const text = memory?.getItem(keyOf(id))
  return text ? (JSON.parse(text) as Progress) : beginning
}

export function remember(memory: Memory | null, id: string, progress: Progress): void {
  memory?.setItem(keyOf(id), JSON.stringify(progress))
}
