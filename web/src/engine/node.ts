/** One of Node's own modules; undefined elsewhere. Not imported, so that no bundler for a page looks for it. */
export function nodeModule(name: string): unknown {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }
  return process?.getBuiltinModule?.(name)
}
