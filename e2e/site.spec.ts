// The whole site as a static host would serve it, in a folder of its own: every page that can be reached by links.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { axeOn, rulesOfColours } from './axe'
import { type StaticServer, serve } from './static-server'

const built = fileURLToPath(new URL('../build/web', import.meta.url))
const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const pages = files
  .filter(({ name }) => name.endsWith('.html'))
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(built.length + 1))

interface Trained {
  trained: Promise<{ models: Record<string, { evaluation: { weightsHash: string } }> }>
  state: Record<string, unknown>
}

/** The hash of each model's weights. */
function hnnRun(link: string): Record<string, string> {
  const json = JSON.parse(
    execFileSync('build/native/hnn', ['run', link, '--json'], { encoding: 'utf8', stdio: 'pipe' }),
  )
  return Object.fromEntries(
    Object.entries<{ weights_hash?: string }>(json).flatMap(([id, { weights_hash }]) =>
      weights_hash === undefined ? [] : [[id, weights_hash]],
    ),
  )
}

test.use({ serviceWorkers: 'allow' })

let server: StaticServer
test.beforeAll(async () => {
  server = await serve(built, '/a/b/')
})
test.afterAll(() => server.close())

/** What the pages of the site must not do: log an error, break their policy, ask elsewhere, ask for what isn't there. */
function faultsOf(context: BrowserContext): string[] {
  const faults: string[] = []
  const note = (page: Page | null, what: string) => faults.push(`${page?.url().slice(server.address.length)}: ${what}`)
  context.on('weberror', (error) => note(error.page(), error.error().message))
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.page(), message.text())
  })
  context.on('request', (request) => {
    const { protocol } = new URL(request.url())
    if (protocol !== 'blob:' && protocol !== 'data:' && !request.url().startsWith(server.address))
      faults.push(`asked for ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.url()} is not there`)
  })
  return faults
}

/** Where the links and frames of the page lead, as whole addresses. */
function linksOf(page: Page): Promise<string[]> {
  return page
    .locator('a[href], iframe[src]')
    .evaluateAll((all) =>
      all.map((one) => (one instanceof HTMLIFrameElement ? one.src : (one as HTMLAnchorElement).href)),
    )
}

interface Visited {
  /** places of it that links name */
  named: Set<string>
  there: Set<string>
}

const isOfReference = (address: string) => address.includes('/docs/cpp/')

// Most of the time that a page takes goes by in waiting until it asks for nothing more.
const tabs = 4

/** Does each of the works in a page of its own, a few at a time. */
async function inTabs<Work>(
  context: BrowserContext,
  works: Iterable<Work>,
  run: (page: Page, work: Work) => Promise<void>,
) {
  const left = works[Symbol.iterator]()
  const goOn = async () => {
    const page = await context.newPage()
    for (let next = left.next(); !next.done; next = left.next()) await run(page, next.value)
    await page.close()
  }
  await Promise.all(Array.from({ length: tabs }, goOn))
}

/** Visits every page that can be reached from the first, if it is to be followed. */
async function walk(context: BrowserContext, isFollowed = (_address: string) => true): Promise<Map<string, Visited>> {
  const visited = new Map<string, Visited>()
  const found = (address: string) => {
    const known = visited.get(address) ?? { named: new Set(), there: new Set() }
    visited.set(address, known)
    return known
  }
  const visit = async (page: Page, [address, { there }]: [string, Visited]) => {
    // The pages of the C++ reference are made of what is there when they are loaded.
    await page.goto(address, { waitUntil: isOfReference(address) ? 'load' : 'networkidle' })
    const places = page.locator('[id], a[name]')
    for (const place of await places.evaluateAll((all) => all.map((one) => one.id || one.getAttribute('name') || '')))
      there.add(place)
    for (const link of await linksOf(page)) {
      if (!link.startsWith(server.address) || !isFollowed(link)) continue
      const { origin, pathname, hash } = new URL(link)
      const { named } = found(origin + pathname)
      if (hash !== '') named.add(decodeURIComponent(hash.slice(1)))
    }
  }
  found(server.address)
  for (let seen = 0; seen < visited.size; ) {
    const unseen = [...visited].slice(seen)
    seen = visited.size
    await inTabs(context, unseen, visit)
  }
  return visited
}

test('every page can be reached, breaks no rule and has what links name', async ({ context }) => {
  test.setTimeout(600_000)
  const faults = faultsOf(context)
  const visited = await walk(context)
  expect(faults).toEqual([])

  const reached = [...visited.keys()].map((address) => address.slice(server.address.length))
  const asked = pages.map((name) => name.replace(/(^|\/)index\.html$/, '$1'))
  expect(asked.filter((name) => !reached.includes(name))).toEqual([])

  const missing = [...visited].flatMap(([address, { named, there }]) =>
    [...named].filter((place) => !there.has(place)).map((place) => `${address}#${place}`),
  )
  expect(missing).toEqual([])
})

test('after one visit the whole site is there without a network', async ({ page, context }) => {
  test.setTimeout(600_000)
  const faults = faultsOf(context)
  await page.goto(`${server.address}docs/`)
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys()
      const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return caught.flat().length
    })
  // The worker itself is kept by the browser.
  await expect.poll(kept, { timeout: 60_000 }).toBe(files.length - 1)

  await context.setOffline(true)
  // The many pages of the C++ reference are all alike.
  const reached = await walk(context, (address) => !isOfReference(address) || address.endsWith('/docs/cpp/'))
  expect(reached.size).toBeGreaterThan(10)
  expect(faults).toEqual([])
})

test('light and dark, search and links work under the policy', async ({ page }) => {
  const faults = faultsOf(page.context())
  await page.goto(`${server.address}docs/`)
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  await page.getByRole('switch').first().click()
  await expect.poll(scheme).toBe('dark')

  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('searchbox').fill('solver')
  await page.getByRole('option').first().click()
  await expect(page.getByRole('main')).toContainText('solver')
  expect(faults).toEqual([])

  await page.getByRole('link', { name: 'Playground', exact: true }).click()
  await expect(page).toHaveURL(server.address)
})

test('every page has the policy, or a narrower one, before anything that it is for', () => {
  expect(pages.length).toBeGreaterThan(5)
  const meta = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/
  const directivesOf = (html: string) => meta.exec(html)?.[1]?.split('; ') ?? []
  const policy = directivesOf(readFileSync(`${built}/index.html`, 'utf8'))
  const strict = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'"]
  expect(policy).toEqual(expect.arrayContaining(strict))
  // What authors are told is what is tested here.
  const guide = readFileSync('docs/embedding.md', 'utf8').replaceAll(/\s+/g, ' ')
  expect(guide).toContain(policy.join('; '))
  for (const name of pages) {
    const html = readFileSync(`${built}/${name}`, 'utf8')
    const directives = directivesOf(html)
    expect(directives, name).toEqual(expect.arrayContaining(strict))
    expect(policy, name).toEqual(expect.arrayContaining(directives))
    expect(html.slice(0, html.search(meta)), name).not.toMatch(/<(script|link|style)\b/i)
    expect(html, name).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+="/i)
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pages about the page have no fault that axe finds, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(300_000)
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    for (const name of pages.filter((path) => /^docs\/(?!cpp\/)/.test(path))) {
      await page.goto(`${server.address}${name}`)
      // Playgrounds are looked at by themselves.
      const builder = axeOn(page).exclude('hnn-playground, iframe')
      const { violations } = await (colorScheme === 'dark' ? builder.withRules(rulesOfColours) : builder).analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await context.close()
  })
}

test('the playgrounds of the tutorial learn what the command line does, under the policy', async ({ page }) => {
  test.setTimeout(300_000)
  const faults = faultsOf(page.context())
  // By a link from another page, as most come: what is around the elements is made in the browser then.
  await page.goto(`${server.address}docs/`)
  await page.getByRole('link', { name: 'Tutorial', exact: true }).click()
  const playgrounds = page.locator('hnn-playground')
  const written = readFileSync('docs/tutorial.md', 'utf8').match(/<hnn-playground/g)?.length ?? 0
  await expect(playgrounds).toHaveCount(written)
  await page.evaluate(() => customElements.whenDefined('hnn-playground').then(() => {}))
  for (const playground of await playgrounds.all()) {
    await playground.scrollIntoViewIfNeeded()
    await playground.evaluate((element: HTMLElement & { ready?: Promise<void> }) => element.ready)
    await expect(playground.getByRole('alert')).toHaveCount(0)
  }

  const lesson = page.locator('hnn-playground[lesson]')
  await expect(lesson.getByText('Step 1 of 3')).toBeVisible({ timeout: 20_000 })
  await expect(lesson.getByText('about another experiment')).toHaveCount(0)

  const linked = page.locator('hnn-playground[sync]')
  await linked.first().scrollIntoViewIfNeeded()
  const learned = await linked.evaluateAll((elements) =>
    Promise.all(
      elements.map(async (element) => {
        const { trained, state } = element as HTMLElement & Trained
        return { state, ...(await trained) }
      }),
    ),
  )
  const hashes = learned.flatMap(({ models }) => Object.values(models).map(({ evaluation }) => evaluation.weightsHash))
  const link = ['task', 'recipe', 'seed', 'widths', 'models'].map((key) => `${key}=${learned[0]?.state[key]}`).join('&')
  const [native] = Object.values(hnnRun(link))
  expect(hashes).toEqual([native, native])
  expect(faults).toEqual([])
})

test('the notices name every package that the page or its workers import', () => {
  const source = fileURLToPath(new URL('../web/src', import.meta.url))
  const modules = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const imports = modules.flatMap((name) => [
    ...readFileSync(`${source}/${name}`, 'utf8').matchAll(
      /^(?:import|export) (?!type)(?:[\w*{}\s,]* from )?'((?:@[\w-]+\/)?[a-z][\w.-]*)/gm,
    ),
  ])
  const imported = new Set(imports.map(([, name]) => name).filter((name) => !name?.startsWith('@wasm/')))
  const notices = readFileSync(`${built}/NOTICES.txt`, 'utf8')
  expect(imported.size).toBeGreaterThan(3)
  for (const name of imported) expect(notices, name).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'))
})
