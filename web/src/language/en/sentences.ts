/** “a, b and c” */
export function listed(parts: readonly string[]): string {
  const [last, ...before] = [...parts].reverse()
  return before.length === 0 ? (last ?? '') : `${before.reverse().join(', ')} and ${last}`
}
