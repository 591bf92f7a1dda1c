// Whoever gets the page gets the notices of all that is in it.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { noticeOf, noticesPlugin, packageOf } from '../notices/notices'

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** What the plugin writes for a bundle of these modules. */
function written(compiled: boolean, ...chunks: string[][]): string {
  const bundle = Object.fromEntries(chunks.map((moduleIds, i) => [`${i}.js`, { type: 'chunk', moduleIds }]))
  const sources: string[] = []
  const emitFile = ({ source }: { source: string }) => sources.push(source).toString()
  noticesPlugin(compiled).generateBundle.call({ emitFile }, undefined, bundle)
  expect(sources).toHaveLength(1)
  return sources[0] ?? ''
}

it.each([
  ['/x/node_modules/uplot/dist/uPlot.esm.js', '/x/node_modules/uplot'],
  ['/x/node_modules/@lit/reactive-element/a.js', '/x/node_modules/@lit/reactive-element'],
  ['/x/node_modules/a/node_modules/b/c.js', '/x/node_modules/a/node_modules/b'],
  ['\0/x/node_modules/d3-contour/src/index.js?commonjs', '/x/node_modules/d3-contour'],
  ['/x/web/src/main.ts', null],
])('the module %j is of the package %j', (module, folder) => {
  expect(packageOf(module)).toBe(folder)
})

it('names every package of a page and of its workers, each once, with its licence', () => {
  const text = written(
    false,
    [`${packages}/uplot/a.js`, `${packages}/uplot/b.js`, '/x/main.ts'],
    [`${packages}/comlink/c.mjs`],
  )
  expect(text.match(/^(uplot|comlink) \d+\.\d+\.\d+, .+$/gm)).toHaveLength(2)
  expect(text).toContain('Permission is hereby granted')
  expect(text).toContain('Apache License')
  expect(text).not.toContain('Eigen')
})

it('names what the module was compiled from', () => {
  const text = written(true)
  for (const name of ['Eigen', 'xtensor and xtl', 'Emscripten', 'musl', 'libc++'])
    expect(text).toMatch(new RegExp(`^${name.replaceAll('+', '\\+')}[^\n]*\n-+\n`, 'm'))
  expect(text).toMatch(/Copyright \(c\) QuantStack/)
  expect(text).not.toMatch(/\{\w+\}/)
})

it('refuses a package that says nothing of its licence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'unlicensed', version: '1.0.0' }))
  expect(() => noticeOf(folder)).toThrow('The package unlicensed is bundled')
})
