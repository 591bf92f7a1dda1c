// What a visitor sees before any click. Boxes and words are compared instead of pixels: fonts differ between machines, and a
// picture that differs by a hair says nothing about what has moved.
import type { Locator, Page } from '@playwright/test'
import { expect, small, test } from './playground-page'

const screens = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
]

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It has no place on the page.')
  return { ...box, right: box.x + box.width, bottom: box.y + box.height }
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

for (const viewport of screens) {
  const { width, height } = viewport
  test.describe(`${width} x ${height}`, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } })

    test('what moves, Play, the sentences and both portraits are on the first screen', async ({ playground, page }) => {
      await playground.open()
      await expect(playground.words).toContainText('Neither network has learned anything yet: press Play.')
      const play = await boxOf(playground.button('Play'))
      const system = await boxOf(page.locator('hnn-system canvas'))
      const words = await boxOf(playground.words)
      const [baseline, hnn] = await Promise.all(
        ['baseline', 'hnn'].map((model) => boxOf(playground.portrait(model).locator('canvas'))),
      )
      if (!baseline || !hnn) throw new Error('A portrait is missing.')
      for (const box of [play, system, words, baseline, hnn]) {
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.y).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(width)
        expect(box.bottom).toBeLessThanOrEqual(height)
      }
      expect(system.y).toBeLessThan(baseline.y)
      expect(words.bottom).toBeLessThanOrEqual(baseline.y)
      expect(hnn).toMatchObject({ y: baseline.y, width: baseline.width, height: baseline.height })
      expect(hnn.x).toBeGreaterThanOrEqual(baseline.right)
      // On a phone Play lies over the page, and not over a portrait.
      expect(play.y >= baseline.bottom || play.right <= baseline.x).toBe(true)
      expect(Math.min(baseline.width, baseline.height)).toBeGreaterThan(150)
      expect(await widthOf(page)).toBeLessThanOrEqual(width)
    })
  })

  test.describe(`${width} x ${height}, while loading`, () => {
    test.use({ viewport })

    test('nothing jumps', async ({ playground, page }) => {
      await page.addInitScript(() => {
        const seen = window as unknown as { shift: number }
        seen.shift = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await playground.open()
      await expect.poll(() => playground.figure('hnn').innerText()).toMatch(/\d/)
      await expect(page.getByText('Take it with you')).toBeAttached()
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02)
    })
  })
}

test('the opening shows the baseline’s energy leave the truth, and says so', async ({ playground }) => {
  await playground.open()
  const measure = playground.page.locator('hnn-result h2')
  await expect(measure).toContainText('Energy error along the motion shown')
  await expect(playground.button('Again')).toBeVisible({ timeout: 80_000 })
  await expect(measure).toContainText('Energy error along the motion shown')
  await expect(playground.words).toContainText(
    /network keeps the energy [\d,]{3,} times better than the baseline, whose energy goes from 2\.7 to \d/,
  )
  const energies = (await playground.values('Total energy (J)')).at(-1)?.map((text) => Number(text)) ?? []
  const [, truth = 0, baseline = 0, hnn = 0] = energies
  expect(Math.abs(baseline - truth)).toBeGreaterThan(10 * Math.abs(hnn - truth))
})

test('a task begins where a click on it does, however it is opened', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=1&${small}`)
  const typed = await playground.handle('hnn').getAttribute('aria-valuetext')
  await playground.open(`task=pendulum&steps=1&${small}`)
  await page.getByText('Mass on a spring').click()
  await expect(playground.handle('hnn')).toHaveAttribute('aria-valuetext', typed ?? '')
  expect(typed).toContain('0.8 m')
})

test('the page is as wide as its window, whatever is open and however the window changes', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 900 })
  await playground.open(`task=spring&steps=5&models=baseline,hnn,dissipative,separable&widths=${'9'.repeat(60)}`)
  await playground.values('Total energy (J)')
  await playground.moreSettings()
  for (const width of [1920, 1280, 1024, 844, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(() => widthOf(page)).toBeLessThanOrEqual(width)
  }
})

test('pointing at a chart moves nothing and hides no name', async ({ playground, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await playground.open(`task=spring&steps=30&${small}`)
  await playground.finished()
  const charts = page.locator('hnn-loss-chart, hnn-time-chart')
  const boxes = async () => Promise.all((await charts.all()).map((chart) => chart.boundingBox()))
  const before = await boxes()
  expect(before.length).toBeGreaterThan(2)
  const loss = page.locator('hnn-loss-chart')
  await loss.locator('.u-over').hover()
  await expect(loss.locator('.u-value').nth(1)).toBeVisible()
  for (const name of ['baseline train', 'HNN train', 'baseline test', 'HNN test'])
    await expect(loss.locator('.u-legend').getByText(name)).toBeVisible()
  await page.locator('hnn-time-chart .u-over').first().hover()
  await expect(page.locator('hnn-time-chart .u-value').nth(1)).toBeVisible()
  expect(await boxes()).toEqual(before)
})

test('what lies outside the plot is said', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=1&from=100,100&${small}`)
  await expect(page.getByText('The start, q = 100 m and p = 100 kg m/s, lies outside the plot')).toBeVisible()
  await playground.open(`task=pendulum&seed=1&steps=1&widths=8,8&from=0,2.5`)
  await expect(page.getByText('The true motion leaves the plot')).toBeVisible()
  await playground.open(`task=spring&steps=1&${small}`)
  await expect(page.getByText(/outside the plot|leaves the plot/)).toHaveCount(0)
})

test('on paper no chart is cut, each group has its page, and what is chosen is dark', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=5&${small}`)
  await playground.finished()
  await page.emulateMedia({ media: 'print' })
  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  for (const chart of ['hnn-loss-chart', 'hnn-time-chart', 'hnn-portrait'])
    expect(await style(chart, 'break-inside'), chart).toBe('avoid')
  for (const group of ['.stage', '.curves']) expect(await style(group, 'break-before'), group).toBe('page')
  for (const chosen of ['hnn-task-picker label:has(:checked)', 'hnn-transport .play'])
    expect(await style(chosen, 'print-color-adjust'), chosen).toBe('exact')
})

test.describe('under a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('everything that is touched is 44 pixels high, and the portraits stay on the first screen', async ({
    playground,
    page,
  }) => {
    await playground.open(`task=pendulum&steps=5&${small}`)
    await playground.finished()
    const targets = page.locator(
      'button:visible, select:visible, summary:visible, hnn-task-picker label, hnn-model-picker label',
    )
    for (const target of await targets.all())
      expect((await boxOf(target)).height, await target.innerText()).toBeGreaterThanOrEqual(44)
    expect((await boxOf(playground.portrait('hnn').locator('canvas'))).bottom).toBeLessThan(
      (await boxOf(playground.button('Again'))).y,
    )
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
  })
})
