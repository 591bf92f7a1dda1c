import { expect, small, test } from './playground-page'

test('a visitor sees both models learn without a click', async ({ playground, page }) => {
  await playground.open()
  await expect(page.getByRole('radio', { name: 'Ideal pendulum' })).toBeChecked()
  await expect(playground.button('Pause').or(playground.button('Again'))).toBeVisible() // trained within a second
  for (const model of ['baseline', 'hnn'] as const) {
    await expect.poll(() => playground.step(model)).toBeGreaterThan(20)
    await expect(playground.figure(model)).toHaveText(/\d/)
  }
  const losses = await playground.values('Loss (MSE) by training step')
  const first = losses[0]?.map(Number) ?? []
  const last =
    losses
      .filter((row) => row[1] !== '' && row[2] !== '')
      .at(-1)
      ?.map(Number) ?? []
  expect(last[0]).toBeGreaterThan(1)
  expect(last[1]).toBeLessThan(first[1] ?? 0)
  expect(last[2]).toBeLessThan(first[2] ?? 0)
})

test('training ends with figures, a verdict and the paper’s figures beside them', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=300&${small}`)
  await playground.finished()
  for (const model of ['baseline', 'hnn'] as const) {
    expect(await playground.step(model)).toBe(300)
    await expect(playground.figure(model)).toHaveText(/\d/)
  }
  await expect(page.locator('[data-model="hnn"]').getByText('over the test motions')).toBeVisible()
  await expect(page.locator('[data-model="baseline"]').filter({ hasText: 'paper' })).toContainText('0.17')
  await expect(playground.words).toContainText(/keeps? the energy/)
  await expect(page.getByRole('status').filter({ hasText: 'Training has finished: Mass on a spring' })).toHaveCount(1)
})

test('pause holds both models, step moves each by one, play goes on', async ({ playground }) => {
  await playground.open(`task=spring&steps=1000000&${small}`)
  await expect.poll(() => playground.step('hnn')).toBeGreaterThan(0)
  await playground.button('Pause').click()
  await expect(playground.hash('hnn')).toHaveText(/^[0-9a-f]{16}$/)
  await expect(playground.hash('baseline')).toHaveText(/^[0-9a-f]{16}$/)
  const [baseline, hnn] = [await playground.step('baseline'), await playground.step('hnn')]
  await playground.button('Step').click()
  await expect.poll(() => playground.step('baseline')).toBe(baseline + 1)
  await expect.poll(() => playground.step('hnn')).toBe(hnn + 1)
  await playground.button('Play').click()
  await expect.poll(() => playground.step('hnn')).toBeGreaterThan(hnn + 1)
})

test('reset brings the seed’s initial weights back', async ({ playground }) => {
  const firstLosses = async () => (await playground.values('Loss (MSE) by training step'))[0]?.slice(0, 3)
  await playground.open(`task=spring&steps=40&${small}`)
  const before = await playground.finished()
  const losses = await firstLosses()
  expect(losses).toEqual(['1', expect.stringMatching(/\d/), expect.stringMatching(/\d/)])
  await playground.button('Reset').click()
  await expect.poll(() => playground.step('hnn')).toBe(0)
  await expect(playground.words).toContainText('press Play')
  await playground.button('Play').click()
  expect(await playground.finished()).toEqual(before)
  expect(await firstLosses()).toEqual(losses)
})

test('another seed gives other weights', async ({ playground }) => {
  await playground.open(`task=spring&steps=20&${small}`)
  const before = await playground.finished()
  await playground.button('Next seed').click()
  await expect(playground.hash('hnn')).not.toHaveText(before.hnn)
  const after = await playground.finished()
  expect(after.baseline).not.toBe(before.baseline)
  expect(after.hnn).not.toBe(before.hnn)
})

test('space plays and pauses, but not while it is typed into a control', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=1000000&${small}`)
  await expect(playground.button('Pause')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(playground.button('Play')).toBeVisible()
  await playground.control('Seed').press('Space')
  await expect(playground.button('Play')).toBeVisible()
})

test.describe('under reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('nothing starts by itself', async ({ playground, page }) => {
    await playground.open(`task=spring&${small}`)
    await expect(playground.button('Play')).toBeVisible()
    await expect(page.getByText('whole motion')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Run the motion' })).toBeVisible()
    expect(await playground.step('hnn')).toBe(0)
    await playground.button('Play').click()
    await expect.poll(() => playground.step('hnn')).toBeGreaterThan(0)
    await expect(page.getByText('whole motion')).toBeVisible()
  })
})

test('a network that has learned nothing is not praised for keeping its energy', async ({ playground }) => {
  await playground.open('task=spring&seed=0&learning_rate=0.3&steps=60')
  await playground.finished()
  await expect(playground.words).toContainText('hardly learned how anything moves')
  await expect(playground.words).not.toContainText('times better')
})
