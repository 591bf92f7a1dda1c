import { words } from '../../language'

/** Why the page can't begin, in one sentence that says what would help. */
export function failureText(error: unknown): string {
  const said = words().failures
  if (typeof WebAssembly === 'undefined') return said.noWebAssembly
  // So fetch and import say that nothing came.
  if (error instanceof TypeError) return said.notLoaded
  return said.broken(error instanceof Error ? error.message : String(error))
}
