import type { Page } from '@playwright/test'
import { objections } from './axe'
import { expect, small, test } from './playground-page'

const summary = (page: Page) => page.getByRole('region', { name: 'What is on this page' })

/** Keeps when the live region speaks, and what it says. */
async function listen(page: Page): Promise<() => Promise<{ at: number; text: string }[]>> {
  await page.evaluate(() => {
    const root = document.querySelector('hnn-playground')?.shadowRoot?.querySelector('hnn-view')?.shadowRoot
    const region = root?.querySelector('hnn-voice')?.shadowRoot?.querySelector('[role=status]')
    if (!region) throw new Error('the page has no voice')
    const heard: { at: number; text: string }[] = []
    Object.assign(window, { heard })
    new MutationObserver(() => heard.push({ at: performance.now(), text: region.textContent ?? '' })).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  return () => page.evaluate(() => (window as unknown as { heard: { at: number; text: string }[] }).heard)
}

test('a summary comes first, and says another thing once training has ended', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=1000000&${small}`)
  await expect(summary(page)).toContainText('Training goes on.')
  expect(await page.getByRole('main').ariaSnapshot()).toMatch(/^- main:\n\s+- region "What is on this page"/)
  await playground.button('Pause').click()
  await expect(summary(page)).toContainText(/loss/)
  await expect(summary(page)).not.toContainText('Training goes on.')
  await expect(page.getByRole('status').filter({ hasText: 'Training is paused' })).toHaveCount(1)
})

test('one voice speaks at most once in two seconds while a start is moved quickly, and then says where it led', async ({
  playground,
  page,
}) => {
  await playground.open(`task=spring&steps=300&learning_rate=0.01&${small}`)
  await playground.finished()
  await expect(page.getByRole('status')).toHaveCount(1)
  const heard = await listen(page)
  await playground.handle('hnn').focus()
  for (let i = 0; i < 80; i++) await page.keyboard.press(i % 2 === 0 ? 'ArrowLeft' : 'ArrowUp')
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(0)
  await page.keyboard.press('End')
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(1)
  const times = (await heard()).map(({ at }) => at)
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThan(1990)
  expect((await heard()).at(-1)?.text).toMatch(/energy|loss/)
})

test('the key ? and a button open the list of keys, which gives the focus back', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&${small}`)
  await playground.finished()
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await playground.handle('hnn').focus()
  await page.keyboard.press('?')
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  expect(await objections(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(playground.handle('hnn')).toBeFocused()
  await playground.button('Keys').click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(playground.button('Keys')).toBeFocused()
})

test('charts and portraits say what they show now', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=300&learning_rate=0.01&from=0.8,0.2&${small}`)
  await playground.finished()
  const energy = page.getByRole('img', {
    name: /^Total energy \(J\): truth stays at [\d.]+ J; baseline .* J; HNN .* J\.$/,
  })
  await expect(energy).toBeVisible()
  await expect(page.getByRole('img', { name: /^Loss \(MSE\).*: baseline train loss falls from/ })).toBeVisible()
  const canvas = playground.portrait('hnn').getByRole('img')
  await expect(canvas).toHaveAccessibleDescription(/goes from q = 0\.8 m, p = 0\.2 kg m\/s to .* at t = 20 s/)
  const before = await energy.getAttribute('aria-label')
  await playground.handle('hnn').press('End')
  await expect(page.getByRole('img', { name: /^Total energy \(J\): truth/ })).not.toHaveAccessibleName(before ?? '')
  await expect(canvas).not.toHaveAccessibleDescription(/q = 0\.8 m/)
})

test('the focus stays near when a control that had it goes', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=60&${small}`)
  await playground.finished()
  await playground.button('Next seed').click()
  await playground.finished()
  await playground.button('Undo').focus()
  await page.keyboard.press('Enter')
  await expect(playground.button('Undo')).toHaveCount(0)
  await expect(page.locator('hnn-transport').getByRole('button').first()).toBeFocused()
  await playground.button('Add now').focus()
  await page.keyboard.press('Enter')
  const undo = page.locator('hnn-energy').getByRole('button', { name: 'Undo' })
  await undo.focus()
  await page.keyboard.press('Enter')
  await expect(undo).toHaveCount(0)
  await expect(page.locator('hnn-energy').getByRole('slider')).toBeFocused()
})
