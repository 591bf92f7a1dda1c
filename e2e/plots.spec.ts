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
