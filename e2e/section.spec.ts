import { objections } from './axe'
import { expect, test } from './playground-page'

const quick = 'task=henon-heiles&recipe=fast&steps=20&trajectories=20&points=30&widths=16,16'

test('sections stand side by side, a click and a key add an orbit, and the energy is a slider', async ({
  playground,
  page,
}) => {
  await playground.open(quick)
  await playground.finished()
  const sections = page.getByRole('img', { name: /: section with \d+ crossings$/ })
  await expect(sections).toHaveCount(3)
  const crossings = async (i: number) =>
    Number(/(\d+) crossings/.exec((await sections.nth(i).getAttribute('aria-label')) ?? '')?.[1])
  for (const i of [0, 1, 2]) await expect.poll(() => crossings(i)).toBeGreaterThan(100)

  const energy = page.getByRole('slider', { name: /^Energy of the orbits/ })
  await energy.fill(await energy.getAttribute('max').then(String))
  await expect(energy).toHaveAttribute('aria-valuetext', '0.1667')
  await expect.poll(() => crossings(0)).toBe(960)

  const clear = page.getByRole('button', { name: 'First orbits only' })
  await expect(clear).toBeDisabled()
  const cross = page.getByRole('button', { name: /^Start of a further orbit/ }).first()
  const before = await cross.getAttribute('aria-label')
  await cross.press('ArrowLeft')
  await expect(cross).not.toHaveAttribute('aria-label', String(before))
  await cross.press('Enter')
  await expect.poll(() => crossings(0)).toBe(1080)
  await expect(clear).toBeEnabled()

  const box = await sections.first().boundingBox()
  if (!box) throw new Error('the section has no place')
  await sections.first().click({ position: { x: box.width * 0.9, y: 20 } })
  await expect(page.getByText(/^No orbit with the energy .* passes there\.$/)).toBeVisible()
  expect(await objections(page)).toEqual([])
})

test('an exponent is measured of the truth and of each model, of any task', async ({ playground, page }) => {
  await playground.open('task=duffing&steps=20&widths=8,8&trajectories=10&points=10')
  await playground.finished()
  await page.getByText('Chaos: section and exponent').click()
  await page.getByRole('button', { name: 'Measure' }).click()
  const table = page.getByRole('table', { name: /^Largest Lyapunov exponent/ })
  await expect(table.getByRole('row')).toHaveCount(1 + 3)
  await expect(table.getByRole('row').nth(1)).toContainText('Truth')
  await expect(page.getByRole('button', { name: 'Measure' })).toBeVisible()
})

test('fits a phone and the dark', async ({ playground, page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await playground.open(quick)
  await playground.finished()
  await expect(page.getByRole('img', { name: /: section with \d+ crossings$/ })).toHaveCount(3)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await objections(page)).toEqual([])
})
