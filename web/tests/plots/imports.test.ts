import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../src/plots', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const imports = new Map(files.map((file) => [file, importsOf(file)]))

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => `${join(dirname(file), String(path))}.ts`)
}

it('no file comes to need itself', () => {
  const circles: string[] = []
  const clear = new Set<string>()
  const follow = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '))
    else if (!clear.has(file)) for (const next of imports.get(file) ?? []) follow(next, [...path, file])
    clear.add(file)
  }
  for (const file of files) follow(file, [])
  expect(files.length).toBeGreaterThan(30)
  expect(circles).toEqual([])
})

it('nothing outside is needed, except for words', () => {
  const outside = [...imports.values()]
    .flat()
    .filter((file) => relative('.', file).startsWith('..') && !/^\.\.\/language/.test(file))
  expect(outside).toEqual([])
})
