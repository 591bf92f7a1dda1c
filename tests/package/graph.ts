// What the package's files take along.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseAst } from 'vite'

interface Imports {
  atOnce: string[]
  later: string[]
}

/** What a module imports, as it is written there. */
export function importsOf(file: string): Imports {
  const imports: Imports = { atOnce: [], later: [] }
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    const { type, source } = node as {
      type?: string
      source?: { value?: string; quasis?: [{ value: { raw: string } }] }
    }
    const of = source?.value ?? source?.quasis?.[0].value.raw
    if (of !== undefined && type === 'ImportExpression') imports.later.push(of)
    else if (of !== undefined && type !== undefined && /^(Import|Export)/.test(type)) imports.atOnce.push(of)
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseAst(readFileSync(file, 'utf8')).body)
  return imports
}

/** These files, and all that they load before they run. */
export function withImports(files: readonly string[]): string[] {
  const all = new Set<string>()
  const add = (file: string) => {
    if (all.has(file)) return
    all.add(file)
    if (file.endsWith('.js')) for (const of of importsOf(file).atOnce) add(join(dirname(file), of))
  }
  for (const file of files) add(file)
  return [...all]
}

/** Bytes as a server would send them. */
export function transfer(contents: readonly Buffer[]): number {
  return contents.reduce((sum, content) => sum + gzipSync(content).length, 0)
}
