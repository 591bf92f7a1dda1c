// What the package's files take along.
import { readFileSync } from 'node:fs'
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
