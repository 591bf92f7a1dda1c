// docs/extending.md says how large each addition is: what it says of a new file is what that file has.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const linesOf = (path: string) => readFileSync(join(root, path), 'utf8').split('\n').length - 1

/** Rows such as | `core/a.hpp`, `a.cpp` | 22 + 35 | new: ... |: the second file stands in the folder of the first. */
const rows = readFileSync(join(root, 'docs/extending.md'), 'utf8').matchAll(
  /^\| `([^`]+)`(?:, `([^`]+)`)? \| (\d+)(?: \+ (\d+))? \| new/gm,
)

it.each([...rows].map(([row, ...parts]) => ({ row, parts })))(
  '$row',
  ({ parts: [first = '', second, lines, more] }) => {
    expect(linesOf(first)).toBe(Number(lines))
    if (second) expect(linesOf(join(dirname(first), second))).toBe(Number(more))
  },
)

it('has a row for each of the four additions', () => {
  const text = readFileSync(join(root, 'docs/extending.md'), 'utf8')
  for (const list of ['tasks/tasks.cpp', 'models/models.cpp', 'integrate/solvers.cpp', 'data/sources.cpp']) {
    expect(text).toContain(`\`core/hnn/${list}\` | + 2`)
  }
})
