import { readFile } from 'node:fs/promises'
import { expect, small, test } from './playground-page'

test('a seed is a step of the browser’s history, and back and forward bring the runs back', async ({
  playground,
  page,
}) => {
  await playground.open(`task=spring&steps=60&${small}`)
  const first = await playground.finished()
  await playground.button('Next seed').click()
  await expect(page).toHaveURL(/seed=1/)
  await expect(playground.hash('hnn')).not.toHaveText(first.hnn)
  const second = await playground.finished()
  await page.goBack()
  await expect(page).not.toHaveURL(/seed=/)
  expect(await playground.finished()).toEqual(first)
  expect(await playground.step('hnn')).toBe(60)
  expect((await playground.values('Loss (MSE) by training step')).length).toBeGreaterThan(30)
  await page.goForward()
  await expect(playground.control('Seed')).toHaveValue('1')
  expect(await playground.finished()).toEqual(second)
})

test('Undo brings back what Reset, a task and Again took', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=60&${small}`)
  const first = await playground.finished()
  await expect(playground.button('Undo')).toHaveCount(0)
  await playground.button('Reset').click()
  await expect.poll(() => playground.step('hnn')).toBe(0)
  await playground.button('Undo').click()
  expect(await playground.finished()).toEqual(first)
  await page.getByText('Ideal pendulum').click()
  await expect(page).toHaveURL(/task=pendulum/)
  await playground.button('Undo').click()
  await expect(page).toHaveURL(/task=spring/)
  expect(await playground.finished()).toEqual(first)
  await playground.button('Again').click()
  await playground.button('Undo').click()
  expect(await playground.finished()).toEqual(first)
})

test('Space scrolls where training has ended', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=60&${small}`)
  const ended = await playground.finished()
  await page.keyboard.press('Space')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  expect(await playground.step('hnn')).toBe(60)
  expect(await playground.finished()).toEqual(ended)
})

test('a kept run stays in view, in the exports and in the link', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=60&${small}`)
  await playground.finished()
  const kept = await playground.figure('hnn').innerText()
  await playground.button('Keep').click()
  await playground.button('Next seed').click()
  const runs = page.getByRole('list', { name: 'Kept runs' })
  await expect(runs.getByText('Seed 0 → 1')).toBeVisible()
  await playground.finished()
  const card = page.locator('hnn-result .figure[data-model="hnn"]')
  await expect(card.locator('dt', { hasText: 'Seed 0 → 1' }).locator('+ dd')).toHaveText(kept)
  const [download] = await Promise.all([page.waitForEvent('download'), playground.button('Losses (CSV)').click()])
  expect(String(await readFile(await download.path())).split('\n')[0]).toContain('HNN, seed 0 train loss')
  const link = page.url()
  expect(link).toContain('keep=')

  await page.goto('about:blank')
  await page.goto(link)
  await expect(card.locator('dt', { hasText: 'Seed 0 → 1' }).locator('+ dd')).toHaveText(kept)
  await playground.button('Remove Seed 0 → 1').click()
  await expect(page).not.toHaveURL(/keep=/)
  await expect(runs).toHaveCount(0)
})
