/** How a text speaks of so many networks. */
export interface Counted {
  /** “Both networks” */
  all: string
  /** “Neither network has” */
  none: string
  /** whether the verb is a plural's */
  many: boolean
}

const numerals = ['no', 'one', 'two', 'three', 'four'] as const

export function networks(count: number): Counted {
  if (count === 1) return { all: 'The network', none: 'The network hasn’t', many: false }
  if (count === 2) return { all: 'Both networks', none: 'Neither network has', many: true }
  return { all: `All ${numerals[count] ?? count} networks`, none: 'None of the networks has', many: true }
}

/** “a, b and c” */
export function listed(parts: readonly string[]): string {
  const [last, ...before] = [...parts].reverse()
  return before.length === 0 ? (last ?? '') : `${before.reverse().join(', ')} and ${last}`
}
