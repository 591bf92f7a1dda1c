// Each figure of the tutorial is what `hnn run` says of the playground above it, to two digits.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const text = readFileSync(`${root}docs/tutorial.md`, 'utf8')
const table: { settings: { name: string }[] } = JSON.parse(readFileSync(`${root}build/wasm/table.json`, 'utf8'))
const settings = new Set(['models', ...table.settings.map(({ name }) => name)])

const measures: Readonly<Record<string, string>> = {
  'loss on data that were kept back': 'test_loss',
  'error of the energy, squared and averaged': 'energy_mse',
  'share of the energy gained or lost at the end': 'energy_drift',
}

type Figures = Readonly<Record<string, number>>

/** The link that says what the attributes say. */
function linkOf(attributes: string): string {
  const named = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)]
  const told = named.map(([, name = '', value]) => [name.replaceAll('-', '_'), value] as const)
  return told
    .filter(([name]) => settings.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** Of each model that the playground trains, in its order. */
function figuresOf(link: string): Figures[] {
  const json = execFileSync(`${root}build/native/hnn`, ['run', link, '--json'], { encoding: 'utf8', stdio: 'pipe' })
  const { experiment, ...models } = JSON.parse(json)
  expect(experiment).toBeDefined()
  return Object.values(models)
}

/** A part of the text from one heading to the next: its playgrounds, and the rows of its table. */
const parts = text.split(/^## /m).map((part) => ({
  title: part.split('\n')[0] ?? '',
  links: [...part.matchAll(/<hnn-playground([^>]*)>/g)].map(([, attributes = '']) => linkOf(attributes)),
  rows: [...part.matchAll(/^\| (?!what is measured)([^|-]+) \|(.*)\|$/gm)].map(([, title = '', cells = '']) => ({
    title,
    cells: cells.split('|').map((cell) => cell.trim()),
  })),
}))

it.each(parts.filter(({ rows }) => rows.length > 0))('what is said under "$title" is so', ({ links, rows }) => {
  const figures = links.flatMap(figuresOf)
  for (const { title, cells } of rows) {
    const measure = measures[title]
    expect(measure, title).toBeDefined()
    const expected = figures.map((each) => {
      const value = each[measure ?? ''] ?? Number.NaN
      return Number((cells[0]?.endsWith('%') ? 100 * value : value).toPrecision(2))
    })
    expect(
      cells.map((cell) => Number.parseFloat(cell)),
      title,
    ).toEqual(expected)
  }
})

it('has at least six playgrounds, of which two are linked and one is a lesson, all with a seed that is fixed', () => {
  const all = [...text.matchAll(/<hnn-playground([^>]*)>/g)].map(([, attributes = '']) => attributes)
  expect(all.length).toBeGreaterThanOrEqual(6)
  expect(all.filter((attributes) => attributes.includes('sync='))).toHaveLength(2)
  expect(all.filter((attributes) => attributes.includes('lesson='))).toHaveLength(1)
  expect(parts.filter(({ rows }) => rows.length > 0).length).toBeGreaterThanOrEqual(3)
})
