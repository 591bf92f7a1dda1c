/** Subject of a sentence about so many networks, and whether its verb is a plural's. */
export function networks(count: number): { all: string; none: string; many: boolean } {
  if (count === 1) return { all: 'Das Netz', none: 'Das Netz hat noch nichts', many: false }
  if (count === 2) return { all: 'Beide Netze', none: 'Keines der beiden Netze hat schon etwas', many: true }
  const numerals = ['null', 'eins', 'zwei', 'drei', 'vier']
  return { all: `Alle ${numerals[count] ?? count} Netze`, none: 'Keines der Netze hat schon etwas', many: true }
}

/** “a, b und c” */
export function listed(parts: readonly string[]): string {
  const [last, ...before] = [...parts].reverse()
  return before.length === 0 ? (last ?? '') : `${before.reverse().join(', ')} und ${last}`
}
