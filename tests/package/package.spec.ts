import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { authorsPolicy } from '../../e2e/embed-page'
import { type StaticServer, serve } from '../../e2e/static-server'
import { importsOf, transfer, withImports } from './graph'
import { folder, install, packageFolder, program, run } from './installed'

const read = (path: string) => readFileSync(join(packageFolder, path), 'utf8')
const manifest = () => JSON.parse(read('package.json'))
const link = 'task=spring&widths=16,16&trajectories=10&points=10&seed=5&steps=20'

let tarball: string
let host: StaticServer
let native: Record<string, string>

test.beforeAll(async () => {
  test.setTimeout(300_000) // npm installs
  tarball = install()
  host = await serve(folder, '/', { 'content-security-policy': authorsPolicy.replaceAll('\n', ' ') })
  const said = JSON.parse(execFileSync('build/native/hnn', ['run', link, '--json'], { encoding: 'utf8' }))
  native = { baseline: said.baseline.weights_hash, hnn: said.hnn.weights_hash }
})
test.afterAll(() => host.close())

/** What the element on a page has learned; the page has to be silent. */
async function learned(page: Page, address: string, act: () => Promise<void> = async () => {}): Promise<unknown> {
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  await page.route('**/favicon.ico', (route) => route.fulfill({ body: '' }))
  await page.goto(address)
  await act()
  const hashes = await page.locator('hnn-playground').evaluate(async (element) => {
    await customElements.whenDefined('hnn-playground')
    const { models } = await (element as HTMLElementTagNameMap['hnn-playground']).trained
    return Object.fromEntries(Object.entries(models).map(([id, { evaluation }]) => [id, evaluation?.weightsHash]))
  })
  expect(faults).toEqual([])
  return hashes
}

test.describe('trains to the bits of the command line, under the policy of the guide,', () => {
  test('in a page built by Vite', async ({ page }) => {
    program('vite', 'build', 'vite', '--base', './', '--logLevel', 'error')
    expect(await learned(page, `${host.address}vite/dist/`)).toEqual(native)
  })

  test('in a page built by webpack', async ({ page }) => {
    const said = run(process.execPath, 'webpack/build.mjs')
    expect(said).toBe('')
    expect(await learned(page, `${host.address}webpack/dist/`)).toEqual(native)
  })

  test('in plain HTML', async ({ page }) => {
    expect(await learned(page, `${host.address}plain/`)).toEqual(native)
  })

  test('on a system without a locale', async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'language', { get: () => 'C', configurable: true }),
    )
    expect(await learned(page, `${host.address}plain/`)).toEqual(native)
  })

  test('in a component of React, which sets its properties and hears its events', async ({ page }) => {
    program('vite', 'build', 'react', '--base', './', '--logLevel', 'error')
    const change = async () => {
      await expect(page.getByText('Learned: 2')).toBeVisible()
      await page.getByRole('button', { name: 'Another seed' }).click()
      await expect(page.locator('hnn-playground')).toHaveJSProperty('seed', 5)
    }
    expect(await learned(page, `${host.address}react/dist/`, change)).toEqual(native)
  })

  test('in a page that a server has rendered', async ({ page }) => {
    const html = run(process.execPath, 'server/render.mjs')
    expect(html).toContain('<hnn-playground task="spring" widths="16,16"')
    writeFileSync(join(folder, 'server/index.html'), html)
    expect(await learned(page, `${host.address}server/`)).toEqual(native)
  })

  test('in Node, where it is called and in a worker', () => {
    expect(JSON.parse(run(process.execPath, 'node/train.mjs'))).toEqual(native)
  })
})

test('one file trains in a page that is opened as a file', async ({ page }) => {
  expect(await learned(page, `file://${folder}/file/index.html`)).toEqual(native)
})

test('a program is compiled against its types', () => {
  for (const resolution of ['bundler', 'nodenext']) program('tsc', '--project', `types/tsconfig.${resolution}.json`)
})

test('publint and attw have nothing to say', () => {
  program('publint', 'run', tarball, '--strict')
  // The module has no types.
  program('attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'hnn.wasm')
})

test('all that can be imported is there, and imports nothing from elsewhere', () => {
  const { exports: exported, dependencies, customElements, sideEffects } = manifest()
  const targets = Object.values(exported).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target as object),
  )
  expect(Object.keys(exported)).toEqual(
    expect.arrayContaining(['.', './element', './engine', './hnn.wasm', './custom-elements.json', './standalone']),
  )
  for (const target of [...targets, customElements]) expect(existsSync(join(packageFolder, target)), target).toBe(true)
  expect(dependencies).toBeUndefined()
  expect(sideEffects.length).toBeGreaterThan(0)
  const files = readdirSync(packageFolder, { recursive: true, encoding: 'utf8' })
  const imported = files.flatMap((file) => {
    const path = join(packageFolder, file)
    if (file.endsWith('.d.ts'))
      return [...read(file).matchAll(/(?:from|import) ?\(?'([^']+)'/g)].map(([, of = '']) => of)
    return file.endsWith('.js') ? Object.values(importsOf(path)).flat() : []
  })
  expect(imported.length).toBeGreaterThan(20)
  expect(imported.filter((of) => !of.startsWith('.'))).toEqual([])
  for (const text of ['LICENSE', 'build/package/NOTICES.txt']) expect(read(text)).toContain('MIT')
})

test('its manifest names every setting', () => {
  const [{ declarations }] = JSON.parse(read('build/package/custom-elements.json')).modules
  const [{ tagName, attributes, events, members }] = declarations
  const names = (of: { name: string }[]) => of.map(({ name }) => name)
  const { settings } = JSON.parse(execFileSync('build/native/hnn', ['tasks', '--json'], { encoding: 'utf8' }))
  expect(tagName).toBe('hnn-playground')
  expect(names(attributes)).toEqual(expect.arrayContaining(names(settings).map((name) => name.replaceAll('_', '-'))))
  expect(names(attributes)).toEqual(
    expect.arrayContaining(['models', 'show', 'controls', 'play', 'theme', 'lang', 'lesson', 'sync']),
  )
  expect(names(events)).toEqual(
    expect.arrayContaining(['hnn-ready', 'hnn-progress', 'hnn-done', 'hnn-error', 'hnn-change']),
  )
  expect(names(members)).toEqual(expect.arrayContaining(['ready', 'trained', 'state', 'train', 'timeStep']))
  expect(names(members)).not.toContain('playground')
})

const built = (...names: string[]) => withImports(names.map((name) => join(packageFolder, 'build/package', name)))
const size = (files: readonly string[]) => transfer(files.map((file) => readFileSync(file)))

test('it is small: an element with its engine is under 317 kB to transfer, the engine alone under 241 kB', async ({
  page,
}) => {
  const element = size(built('index.js', 'worker.js', 'hnn.wasm'))
  const engine = size(built('engine.js', 'trainer-worker.js', 'hnn.wasm'))
  const fetched = new Map<string, Buffer>()
  const reading: Promise<unknown>[] = []
  page.on('response', (response) => {
    const { url, body } = { url: response.url(), body: response.body() }
    if (url.includes('/hnn-playground/')) reading.push(body.then((bytes) => fetched.set(url, bytes)))
  })
  expect(await learned(page, `${host.address}plain/`)).toEqual(native)
  await Promise.all(reading)
  const all = transfer([...fetched.values()])
  console.log(
    `gzip transfer: element with engine ${element} bytes, with what its curves take ${all}, engine alone ${engine}`,
  )
  expect(all).toBeGreaterThan(element)
  expect(element).toBeLessThan(317_000)
  expect(engine).toBeLessThan(241_000)
})
