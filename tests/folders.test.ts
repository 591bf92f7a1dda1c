// docs/cpp.md says which folder of the core may use which: those that stand above it in the table.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const core = join(root, 'core/hnn')
const map = readFileSync(join(root, 'docs/cpp.md'), 'utf8').split('## Map of the code')[1] ?? ''
const folders = [...map.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name)

it('has every folder of the core in the map', () => {
  const there = readdirSync(core, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.toSorted()).toEqual(there.map(({ name }) => name).sort())
})

it.each(folders.map((name, place) => ({ name, above: folders.slice(0, place) })))(
  '$name uses only what stands above it',
  ({ name, above }) => {
    const used = readdirSync(join(core, name), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(cpp|hpp|inl)$/.test(path))
      .flatMap((path) => [...readFileSync(join(core, name, path), 'utf8').matchAll(/#include "hnn\/(\w+)\//g)])
      .map(([, folder = '']) => folder)
    expect(used.filter((folder) => folder !== name && !above.includes(folder))).toEqual([])
  },
)
