import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import type { HnnPlayground } from '../web/src/element/hnn-playground'
import { openAuthorsPage } from './embed-page'
import { expect, small, test } from './playground-page'

const spring = 'task="spring" widths="16,16" trajectories="10" points="10"'
const element = (page: Page) => page.locator('hnn-playground')

/** Notes every event of the elements of a page, from before there are any. */
async function noting(page: Page): Promise<() => Promise<{ name: string; detail: unknown }[]>> {
  await page.addInitScript(() => {
    const noted: { name: string; detail: unknown }[] = []
    Object.assign(window, { noted })
    for (const name of ['hnn-ready', 'hnn-progress', 'hnn-done', 'hnn-error', 'hnn-change'])
      addEventListener(name, (event) => noted.push({ name, detail: (event as CustomEvent).detail }))
  })
  return () => page.evaluate(() => (window as unknown as { noted: { name: string; detail: unknown }[] }).noted)
}

function native(query: string): Record<string, string> {
  const run = JSON.parse(execFileSync('build/native/hnn', ['run', query, '--json'], { encoding: 'utf8' }))
  return { baseline: run.baseline.weights_hash, hnn: run.hnn.weights_hash }
}

test('an element trains what its attributes say, to the bits of the command line, and tells of it', async ({
  playground,
  page,
}) => {
  const noted = await noting(page)
  await openAuthorsPage(page, `<hnn-playground ${spring} seed="5" steps="20"></hnn-playground>`)
  const hashes = await element(page).evaluate(async (each: HnnPlayground) => {
    await each.ready
    const { models } = await each.trained
    return Object.fromEntries(Object.entries(models).map(([id, { evaluation }]) => [id, evaluation?.weightsHash]))
  })
  expect(hashes).toEqual(native(`task=spring&seed=5&steps=20&${small}`))
  const names = (await noted()).map(({ name }) => name)
  expect(names.filter((name) => name === 'hnn-ready')).toHaveLength(1)
  expect(names.at(-1)).toMatch(/hnn-done|hnn-progress/)
  expect(names).toContain('hnn-progress')
  await expect(playground.portrait('hnn')).toBeVisible()
})

test('methods and state: an element is paused, stepped, set, saved and loaded', async ({ playground, page }) => {
  const noted = await noting(page)
  await openAuthorsPage(page, `<hnn-playground ${spring} seed="1" steps="40" play="click"></hnn-playground>`)
  await expect(playground.portrait('hnn')).toBeVisible()
  const seen = await element(page).evaluate(async (each: HnnPlayground & { seed?: unknown; timeStep?: unknown }) => {
    await each.step()
    const stepped = await each.rollout()
    const learned = await each.train()
    const file = await each.save('hnn')
    await each.load('hnn', file)
    const refused = await each.load('hnn', new Uint8Array([1, 2, 3])).then(
      () => null,
      (error: Error) => error.message,
    )
    each.state = { seed: 3, models: ['hnn'] }
    const again = await each.trained
    return { stepped, learned, size: file.length, refused, state: each.state, again, seed: each.seed }
  })
  expect(Object.keys(seen.stepped.models)).toEqual(['baseline', 'hnn'])
  expect(seen.stepped.truth?.times.length).toBeGreaterThan(100)
  expect(seen.learned.models.hnn?.step).toBe(40)
  expect(seen.size).toBeGreaterThan(1000)
  expect(seen.refused).toMatch(/safetensors/)
  expect(seen.state).toMatchObject({ task: 'spring', seed: 3, models: ['hnn'], steps: 40 })
  expect(seen.seed).toBe(3)
  expect((await noted()).map(({ name }) => name)).toContain('hnn-change')
})

test('a wrong attribute is told in one sentence, and the rest is as it was', async ({ page }) => {
  const noted = await noting(page)
  await openAuthorsPage(page, `<hnn-playground ${spring} seed="x" steps="20" theme="pink"></hnn-playground>`)
  await element(page).evaluate((each: HnnPlayground) => each.trained)
  await expect(element(page).getByRole('alert')).toContainText('theme is “pink”')
  const faults = (await noted()).filter(({ name }) => name === 'hnn-error').map(({ detail }) => detail)
  expect(faults).toEqual([
    { attribute: 'theme', message: 'The attribute theme is “pink”, but has to be one of auto, light, dark.' },
    { attribute: 'seed', message: expect.stringContaining('seed') },
  ])
  await element(page).evaluate((each) => {
    each.removeAttribute('theme')
    each.setAttribute('seed', '2')
  })
  await expect(element(page).getByRole('alert')).toHaveCount(0)
})

test('where the program does not come the children show, with a sentence', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort())
  await openAuthorsPage(page, `<hnn-playground ${spring}><p>A picture of a spring.</p></hnn-playground>`)
  await expect(element(page).getByRole('alert')).toContainText('could not be loaded')
  await expect(page.getByText('A picture of a spring.')).toBeVisible()
  const refused = await element(page).evaluate((each: HnnPlayground) =>
    each.ready.then(
      () => null,
      (error: Error) => error.message,
    ),
  )
  expect(refused).toContain('could not be loaded')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the children show', async ({ page }) => {
    await openAuthorsPage(page, '<hnn-playground><p>A picture of a spring.</p></hnn-playground>')
    await expect(page.getByText('A picture of a spring.')).toBeVisible()
  })
})

test('many share a pool of workers; those out of sight have not begun, and those removed give theirs back', async ({
  playground,
  page,
}) => {
  const many = Array.from(
    { length: 10 },
    (_, i) => `<p>Paragraph ${i}.</p><hnn-playground ${spring} seed="${i}" steps="100000"></hnn-playground>`,
  )
  await openAuthorsPage(page, many.join(''))
  await expect(playground.portrait('hnn').first()).toBeVisible()
  const began = () => page.locator('hnn-view').count()
  expect(await began()).toBeLessThan(6)
  const cores = await page.evaluate(() => navigator.hardwareConcurrency)
  expect(page.workers().length).toBeLessThanOrEqual(Math.max(2, cores - 1))
  await element(page).last().scrollIntoViewIfNeeded()
  await expect.poll(began).toBeGreaterThan(1)
  await expect(element(page).last().locator('hnn-portrait').first()).toBeVisible()
  expect(page.workers().length).toBeLessThanOrEqual(Math.max(2, cores - 1))
  // The first one is out of sight, and rests while the last one trains; it goes on when it is seen again.
  const stepOf = (place: 'first' | 'last') =>
    element(page)
      [place]()
      .evaluate((each: HnnPlayground) => each.playground?.models.get('hnn')?.step ?? 0)
  await expect.poll(() => stepOf('last')).toBeGreaterThan(100)
  const resting = await stepOf('first')
  const later = (await stepOf('last')) + 500
  await expect.poll(() => stepOf('last')).toBeGreaterThan(later)
  expect(await stepOf('first')).toBe(resting)
  await element(page).first().scrollIntoViewIfNeeded()
  await expect.poll(() => stepOf('first')).toBeGreaterThan(resting)
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('hnn-playground')) each.remove()
  })
  await expect.poll(() => page.workers().length).toBe(0)
})

test('the wheel, the keys and the document stay the page’s own', async ({ playground, page }) => {
  await page.addInitScript(() => {
    const taken: string[] = []
    Object.assign(window, { taken })
    for (const target of [document, window])
      target.addEventListener = (...[type]: unknown[]) => void taken.push(String(type))
  })
  const long = '<p>A line of the page.</p>'.repeat(60)
  await openAuthorsPage(
    page,
    `<button>Before</button><hnn-playground ${spring} steps="20"></hnn-playground><button>After</button>${long}`,
  )
  await expect(playground.button('Again')).toBeVisible()
  const taken = await page.evaluate(() => (window as unknown as { taken: string[] }).taken)
  expect(taken.filter((type) => /key|wheel|pointer|mouse|touch|focus|click|drag|drop/.test(type))).toEqual([])
  expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeNull()

  const box = await element(page).boundingBox()
  if (!box) throw new Error('The element has no box.')
  await page.mouse.move(box.x + box.width / 4, box.y + 150)
  await page.mouse.wheel(0, 200)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  await page.evaluate(() => scrollTo(0, 0))

  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? document.activeElement?.localName)
  await playground.button('Before').focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('hnn-playground')
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body')
  await page.keyboard.press('Space')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  await playground.button('After').focus()
  await page.keyboard.press('Shift+Tab')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('hnn-playground')
  for (let presses = 0; presses < 40 && (await focused()) !== 'After'; presses++) await page.keyboard.press('Tab')
  expect(await focused()).toBe('After')
})

test('linked elements show the same start, seed and time', async ({ playground, page }) => {
  const linked = (more: string) => `<hnn-playground ${spring} steps="20" sync="a" ${more}></hnn-playground>`
  await openAuthorsPage(page, linked('models="baseline"') + linked('models="hnn"'))
  await expect(playground.button('Again')).toHaveCount(2)
  await playground.handle('baseline').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  const startsOf = () => element(page).evaluateAll((all) => all.map((each) => (each as HnnPlayground).state.from))
  const [first] = await startsOf()
  expect(first).toHaveLength(2)
  await expect.poll(async () => (await startsOf())[1]).toEqual(first)
  await element(page)
    .last()
    .evaluate((each) => each.setAttribute('seed', '7'))
  const seeds = () => element(page).evaluateAll((all) => all.map((each) => (each as HnnPlayground).state.seed))
  await expect.poll(seeds).toEqual([7, 7])
  const times = () =>
    page
      .getByRole('slider', { name: 'Time of the motion' })
      .evaluateAll((bars) => bars.map((bar) => (bar as HTMLInputElement).value))
  await page.getByRole('slider', { name: 'Time of the motion' }).first().fill('5')
  await expect.poll(times).toEqual(['5', '5'])
})

test('`show`, `controls` and `theme` say what is seen', async ({ playground, page }) => {
  await openAuthorsPage(
    page,
    `<hnn-playground ${spring} steps="20" show="loss,figures" controls="bare" theme="dark"></hnn-playground>`,
  )
  await expect(playground.figure('hnn')).toBeVisible()
  await expect(page.locator('hnn-loss-chart')).toBeVisible()
  await expect(page.locator('hnn-portrait, hnn-time-chart, hnn-time-bar')).toHaveCount(0)
  const colour = () => element(page).evaluate((each) => getComputedStyle(each).backgroundColor)
  expect(await colour()).toBe('rgb(20, 24, 29)')
  await element(page).evaluate((each) => each.setAttribute('theme', 'light'))
  expect(await colour()).toBe('rgb(255, 255, 255)')
})

test('the theme follows the page around it, also when that changes', async ({ playground, page }) => {
  await openAuthorsPage(page, `<hnn-playground ${spring} steps="20"></hnn-playground>`)
  await expect(playground.portrait('hnn')).toBeVisible()
  const behind = () =>
    page.locator('hnn-view').evaluate((view: HTMLElement) => view.style.getPropertyValue('--plot-background'))
  expect(await behind()).toBe('#ffffff')
  await page.evaluate(() => {
    document.body.style.colorScheme = 'dark'
  })
  await expect.poll(behind).toBe('#14181d')
})

test('an element keeps its place before it is defined, and looks as the page’s style sheet says', async ({
  playground,
  page,
}) => {
  await page.route('**/authors.css', (route) =>
    route.fulfill({
      contentType: 'text/css',
      body: `hnn-playground { --hnn-height: 30rem; --hnn-page: rgb(255, 250, 240); --hnn-plot-truth: rgb(1, 2, 3); }
        hnn-playground:not(:defined) { display: block; min-height: 30rem; }
        hnn-playground::part(transport) { outline: 3px solid rgb(4, 5, 6); }`,
    }),
  )
  await page.addInitScript(() => {
    const shifts = { sum: 0 }
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.sum += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await openAuthorsPage(
    page,
    `<link rel="stylesheet" href="/authors.css"><hnn-playground ${spring} steps="20"><p>Children.</p></hnn-playground><p>Text below.</p>`,
  )
  await expect(playground.button('Again')).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)).toBeLessThan(0.02)
  expect(await element(page).evaluate((each) => getComputedStyle(each).backgroundColor)).toBe('rgb(255, 250, 240)')
  const view = page.locator('hnn-view')
  expect(await view.evaluate((each: HTMLElement) => each.style.getPropertyValue('--plot-truth'))).toBe('rgb(1, 2, 3)')
  expect(await page.locator('hnn-transport').evaluate((each) => getComputedStyle(each).outlineColor)).toBe(
    'rgb(4, 5, 6)',
  )
})

for (const width of [280, 460, 720, 1200, 2000])
  for (const controls of ['bare', 'compact', 'full'])
    test(`${width} pixels wide, ${controls}: all of it is within, whatever the window is`, async ({
      playground,
      page,
    }) => {
      await page.setViewportSize({ width: 2100, height: 900 })
      await page.route('**/authors.css', (route) =>
        route.fulfill({ contentType: 'text/css', body: `hnn-playground { width: ${width}px; }` }),
      )
      const all = 'system,portraits,energy,conserved,loss,error,figures,text,settings'
      await openAuthorsPage(
        page,
        `<link rel="stylesheet" href="/authors.css"><hnn-playground ${spring} steps="20" controls="${controls}" show="${all}"></hnn-playground>`,
      )
      await expect(playground.figure('hnn')).toBeVisible()
      await expect(page.locator('hnn-settings')).toBeVisible()
      const outside = await element(page).evaluate((each) => {
        const { left, right } = each.getBoundingClientRect()
        const within = (root: ShadowRoot | Element): Element[] =>
          [...root.querySelectorAll('*')].flatMap((inner) => [
            inner,
            ...(inner.shadowRoot ? within(inner.shadowRoot) : []),
          ])
        const seen = within(each.shadowRoot as ShadowRoot).filter(
          (inner) => inner.checkVisibility() && !inner.closest('.visually-hidden, svg'),
        )
        const boxes = seen.map((inner) => ({ name: inner.localName, box: inner.getBoundingClientRect() }))
        return boxes
          .filter(({ box }) => box.width > 1 && (box.left < left - 1 || box.right > right + 1))
          .map(({ name }) => name)
      })
      // The handle of a start may reach over the edge of its plot.
      expect(outside.filter((name) => name !== 'div')).toEqual([])
    })
