import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, small, test } from './playground-page'

const run = `task=spring&seed=3&steps=30&${small}`

async function saved(page: Page, plot: string, format: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole('button', { name: `Save: ${plot}`, exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: format, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
}

/** As the file's header has it. */
function pngSize(content: Buffer): { width: number; height: number } {
  expect(content.subarray(1, 4).toString()).toBe('PNG')
  return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) }
}

test('a portrait and a chart are saved as PNG, as large as one likes', async ({ playground, page }) => {
  await playground.open(run)
  await playground.finished()
  for (const plot of ['Hamiltonian network', 'Loss (MSE) by training step']) {
    const once = pngSize((await saved(page, plot, 'PNG 1×')).content)
    const large = await saved(page, plot, 'PNG 4×')
    expect(once.width).toBeGreaterThanOrEqual(640)
    expect(pngSize(large.content)).toEqual({ width: 4 * once.width, height: 4 * once.height })
    expect(large.name).toMatch(/^hnn-spring-seed3-\w+\.png$/)
  }
})

test('an SVG says what it shows and where it is from', async ({ playground, page }) => {
  await playground.open(run)
  await playground.finished()
  for (const plot of ['Baseline', 'Total energy (J)', 'The system in motion']) {
    const { name, content } = await saved(page, plot, 'SVG')
    expect(name).toMatch(/^hnn-spring-seed3-\w+\.svg$/)
    const read = await page.evaluate((text) => {
      const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml')
      const texts = [...svg.querySelectorAll('text')].map((element) => element.textContent ?? '')
      return {
        root: svg.nodeName,
        texts,
        desc: svg.querySelector('desc')?.textContent ?? '',
        paths: svg.querySelectorAll('path').length,
      }
    }, content.toString())
    expect(read.root).toBe('svg')
    expect(read.paths).toBeGreaterThan(5)
    expect(read.texts[read.texts.indexOf(plot)]).toBe(plot)
    expect(read.texts.join(' ')).toContain('Mass on a spring · Baseline, Hamiltonian network · seed 3')
    expect(read.desc).toContain('/?task=spring&seed=3&')
    expect(read.texts.join('')).toContain('seed=3')
  }
})

test('a curve is saved whole, and says where it isn’t recorded', async ({ playground, page }) => {
  await playground.open(`task=spring&seed=3&steps=2500&${small}`)
  await playground.finished()
  const lines = async (plot: string) =>
    String((await saved(page, plot, 'CSV')).content)
      .trim()
      .split('\n')
  const losses = await lines('Loss (MSE) by training step')
  expect(losses[0]).toMatch(/^step \(recorded at most 2 apart\),baseline train loss,/)
  expect(losses.length).toBeGreaterThan(1250)
  expect(losses.at(-1)).toMatch(/^2500,/)
  const energies = await lines('Total energy (J)')
  expect(energies[0]).toBe('time t (s),truth,baseline,HNN')
  expect(energies).toHaveLength(402)
  const motion = await lines('Hamiltonian network')
  expect(motion[0]).toMatch(/HNN: energy H \(J\),HNN: learned H \(J\)$/)
})

test('a plot fills the screen, with letters for a projector, until Esc', async ({ playground, page }) => {
  await playground.open(run)
  await playground.finished()
  const { width, height } = page.viewportSize() as { width: number; height: number }
  const size = async (of: Locator) => (await of.boundingBox()) ?? { width: 0, height: 0 }
  for (const plot of ['Hamiltonian network', 'Total energy (J)']) {
    const button = page.getByRole('button', { name: `Full screen: ${plot}`, exact: true })
    const canvas = page.getByRole('img', { name: plot }).first()
    const before = await size(canvas)
    await button.click()
    await expect.poll(async () => (await size(canvas)).width).toBeGreaterThan(0.9 * width)
    await expect.poll(async () => (await size(canvas)).height).toBeGreaterThan(0.6 * height)
    const letters = page.getByRole('button', { name: 'Large letters' })
    if ((await letters.getAttribute('aria-pressed')) === 'false') await letters.click()
    await expect(letters).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('Escape')
    await expect(letters).toBeHidden()
    await expect.poll(async () => size(canvas)).toEqual(before)
    await expect(button).toBeFocused()
  }
})

test('where a browser gives no full screen, a plot fills the window until Esc', async ({ playground, page }) => {
  await page.addInitScript(() => Object.defineProperty(Document.prototype, 'fullscreenEnabled', { get: () => false }))
  await playground.open(run)
  await playground.finished()
  const button = page.getByRole('button', { name: 'Full screen: Baseline', exact: true })
  await button.click()
  const canvas = playground.portrait('baseline').locator('canvas')
  await expect.poll(async () => (await canvas.boundingBox())?.width).toBeGreaterThan(1100)
  // What lies below is out of reach.
  for (let i = 0; i < 12; i++) await page.keyboard.press('Tab')
  const focused = () => document.activeElement?.shadowRoot?.activeElement?.shadowRoot?.activeElement?.localName
  expect(await page.evaluate(focused)).toBe('hnn-portrait')
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await canvas.boundingBox())?.width).toBeLessThan(640)
  await expect(button).toBeFocused()
})

/** The middle of a portrait, and how many numbers its axes show: what is in view is drawn, so a test asks for a picture. */
async function axes(page: Page, plot: string): Promise<{ q: number[]; p: number[] }> {
  const { content } = await saved(page, plot, 'SVG')
  const texts = [
    ...content.toString().matchAll(/<text [^>]*x="([\d.]+)"[^>]*text-anchor="(\w+)"[^>]*>(−?[\d.]+)<\/text>/g),
  ]
  const of = (anchor: string) =>
    texts.filter(([, , at]) => at === anchor).map(([, , , text]) => Number(String(text).replace('−', '-')))
  return { q: of('middle'), p: of('end') }
}

const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values)

async function middleOf(portrait: Locator): Promise<{ x: number; y: number }> {
  const box = await portrait.locator('canvas').boundingBox()
  if (!box) throw new Error('the portrait has no place')
  return { x: box.x + 0.6 * box.width, y: box.y + 0.4 * box.height }
}

test('the wheel with Ctrl zooms both portraits, alone it scrolls the page, and a double click shows all', async ({
  playground,
  page,
}) => {
  await playground.open(`${run}&from=0.5,0.5`)
  await playground.finished()
  const whole = await axes(page, 'Baseline')
  const at = await middleOf(playground.portrait('hnn'))
  await page.mouse.move(at.x, at.y)
  await page.mouse.wheel(0, 120)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await page.mouse.wheel(0, -400)
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  expect(await axes(page, 'Baseline')).toEqual(whole)

  await page.mouse.move(at.x, at.y)
  await page.keyboard.down('Control')
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  const all = playground.portrait('hnn').getByRole('button', { name: 'Show all' })
  await expect(all).toBeVisible()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  const near = await axes(page, 'Baseline')
  expect(span(near.q)).toBeLessThan(0.5 * span(whole.q))
  expect(await axes(page, 'Hamiltonian network')).toEqual(near)

  await page.mouse.dblclick(at.x, at.y)
  await expect(all).toBeHidden()
  expect(await axes(page, 'Hamiltonian network')).toEqual(whole)
  // The clicks moved nothing for good.
  await expect(page).toHaveURL(/from=0\.5,0\.5/)
})

test('keys zoom and move what is shown, and move the start as before', async ({ playground, page }) => {
  await playground.open(`${run}&from=0.5,0.5`)
  await playground.finished()
  const whole = await axes(page, 'Baseline')
  const handle = playground.handle('hnn')
  await handle.focus()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  const all = playground.portrait('hnn').getByRole('button', { name: 'Show all' })
  await expect(all).toBeVisible()
  const near = await axes(page, 'Baseline')
  expect(span(near.q)).toBeLessThan(0.8 * span(whole.q))
  await handle.focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('Control+ArrowRight')
  await expect.poll(async () => Math.max(...(await axes(page, 'Baseline')).q)).toBeGreaterThan(Math.max(...near.q))
  await expect(page).toHaveURL(/from=0\.5,0\.5/)
  await handle.focus()
  await page.keyboard.press('0')
  await expect(all).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await expect(page).not.toHaveURL(/from=0\.5,0\.5/)
})

test('two fingers zoom a portrait, one scrolls the page', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${baseURL}/?${run}&from=-0.6,-0.6`)
  const portrait = page.locator('hnn-portrait[model="baseline"]')
  await portrait.scrollIntoViewIfNeeded()
  await expect(page.getByRole('button', { name: 'Again', exact: true })).toBeVisible()
  const { x, y } = await middleOf(portrait)
  const touch = await context.newCDPSession(page)
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) })
  await fingers('touchStart', [x - 20, y], [x + 20, y])
  for (const apart of [40, 60, 80]) await fingers('touchMove', [x - apart, y], [x + apart, y])
  await fingers('touchEnd')
  const all = portrait.getByRole('button', { name: 'Show all' })
  await expect(all).toBeVisible()
  await all.click()
  await expect(all).toBeHidden()
  const before = await page.evaluate(() => scrollY)
  const at = await middleOf(portrait)
  await fingers('touchStart', [at.x, at.y])
  for (const by of [20, 60, 120]) await fingers('touchMove', [at.x, at.y - by])
  await fingers('touchEnd')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before)
  await expect(all).toBeHidden()
  await context.close()
})

test('a pointer on a portrait reads its values', async ({ playground, page }) => {
  await playground.open(run)
  await playground.finished()
  const at = await middleOf(playground.portrait('hnn'))
  await page.mouse.move(at.x, at.y)
  await expect(playground.portrait('hnn').getByText(/^q = −?[\d.]+ m, p = −?[\d.]+ kg m\/s, H = .* J$/)).toBeVisible()
  const other = await middleOf(playground.portrait('baseline'))
  await page.mouse.move(other.x, other.y)
  await expect(playground.portrait('baseline').getByText(/^q = −?[\d.]+ m, p = −?[\d.]+ kg m\/s$/)).toBeVisible()
})
