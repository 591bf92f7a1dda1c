// Every picture of the gallery opens an experiment that the core reads without a word, and is there.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import createHnn from '@wasm/hnn.mjs'
import { expect, it } from 'vitest'

const docs = fileURLToPath(new URL('../docs/', import.meta.url))
const links = [
  ...readFileSync(`${docs}experiments.md`, 'utf8').matchAll(/\(\.\/(pictures\/[^)]+)\)\]\(\.\.\/(\?[^)]*)\)/g),
]

it('there are twelve', () => expect(new Set(links.map(([, picture]) => picture)).size).toBe(12))

it.each(links.map(([, picture = '', link = '']) => ({ picture, link })))('$picture', async ({ picture, link }) => {
  expect(existsSync(docs + picture)).toBe(true)
  const { errors, notice, models } = (await createHnn()).readLink(link)
  expect({ errors, notice }).toEqual({ errors: {}, notice: null })
  expect(models.length).toBeGreaterThan(0)
})
