/** Refusals are plain Errors; traps of the module and failures to load or clone are other kinds. */
export function isRefusal(error: Error): boolean {
  return error.name === 'Error'
}

/** What `ask` gives, or null and the sentence it is refused with. */
export function attempt<T>(ask: () => T): { value: T; refusal: null } | { value: null; refusal: string } {
  try {
    return { value: ask(), refusal: null }
  } catch (error) {
    if (!(error instanceof Error) || !isRefusal(error)) throw error
    return { value: null, refusal: error.message }
  }
}
