import type { Page } from '@playwright/test'
import type { FromFrame } from '../web/src/element/frame-protocol'
import type { HnnPlayground } from '../web/src/element/hnn-playground'
import { openAuthorsPage } from './embed-page'
import { expect, small, test } from './playground-page'

const spring = `task=spring&seed=1&steps=20&${small}`
const frameOf = (query: string, width: number, height: number) =>
  `<iframe title="a playground" src="/embed.html?${query}" width="${width}" height="${height}"></iframe>`

/** Keeps what frames say. */
async function listening(page: Page): Promise<() => Promise<FromFrame[]>> {
  await page.addInitScript(() => {
    const said: unknown[] = []
    Object.assign(window, { said })
    addEventListener('message', ({ data }) => said.push(data))
  })
  return () => page.evaluate(() => (window as unknown as { said: FromFrame[] }).said)
}

for (const { width, height } of [
  { width: 700, height: 500 },
  { width: 360, height: 400 },
  { width: 320, height: 280 },
])
  for (const task of ['pendulum', 'two-body', 'double-pendulum', 'pixel-pendulum'])
    test(`a frame of ${width} x ${height}: ${task}, both models and the button, and nothing to scroll`, async ({
      playground,
      page,
    }) => {
      await page.setViewportSize({ width: 800, height: 600 })
      await openAuthorsPage(page, frameOf(`task=${task}&seed=1&play=click`, width, height))
      const frame = page.frameLocator('iframe')
      const button = frame.getByRole('button', { name: /Play|Train/ })
      await expect(button).toBeInViewport({ ratio: 1 })
      const drawings = frame.locator('hnn-portrait, hnn-orbit-plane, hnn-rod-plane, hnn-frame')
      await expect(drawings.nth(1)).toBeVisible()
      for (const canvas of await drawings.locator('canvas').all()) await expect(canvas).toBeInViewport({ ratio: 1 })
      const over = await frame.locator('html').evaluate((root) => ({
        width: root.scrollWidth - root.clientWidth,
        height: root.scrollHeight - root.clientHeight,
      }))
      expect(over).toEqual({ width: 0, height: 0 })
      expect(playground.page).toBe(page)
    })

test('a frame tells its page what happens, and does what it is asked', async ({ playground, page }) => {
  const said = await listening(page)
  await openAuthorsPage(page, frameOf(`${spring}&play=click`, 700, 500))
  const all = (name: FromFrame['hnn']) => async () => (await said()).filter(({ hnn }) => hnn === name)
  const ask = (message: unknown) =>
    page
      .locator('iframe')
      .evaluate((frame: HTMLIFrameElement, asked) => frame.contentWindow?.postMessage(asked, '*'), message)
  await expect.poll(all('ready')).toHaveLength(1)
  await ask({ hnn: 'train' })
  await expect.poll(all('done')).toHaveLength(1)
  expect(await all('progress')()).not.toHaveLength(0)
  await ask({ hnn: 'set', state: { seed: 4 } })
  await expect.poll(all('change')).not.toHaveLength(0)
  await ask({ hnn: 'get', id: 7 })
  await expect.poll(all('state')).toEqual([{ hnn: 'state', id: 7, state: expect.objectContaining({ seed: 4 }) }])
  await ask({ hnn: 'nonsense' })
  await ask('text')
  await ask(null)
  await ask({ hnn: 'set', state: { seed: 'x' } })
  await expect.poll(all('error')).not.toHaveLength(0)
  expect(playground.page).toBe(page)
})

test('three lines make a frame as high as it asks to be', async ({ playground, page }) => {
  await openAuthorsPage(
    page,
    `<script src="/hnn-frames.js"></script>${frameOf(`${spring}&show=portraits,energy,loss,error`, 400, 280)}`,
  )
  const height = () => page.locator('iframe').evaluate((frame) => frame.clientHeight)
  await expect.poll(height).toBeGreaterThan(500)
  const inside = page.frameLocator('iframe').locator('html')
  await expect.poll(() => inside.evaluate((root) => root.scrollHeight - root.clientHeight)).toBeLessThanOrEqual(0)
  expect(playground.page).toBe(page)
})

test('the dialog “Embed” has the element, the frame and the link of what is on the screen', async ({
  playground,
  page,
  context,
  browser,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open(spring)
  const hashes = await playground.finished()
  await playground.button('Embed…').click()
  const code = (title: string) => page.locator(`[data-code="${title}"]`)
  await expect(code('Link')).toHaveText(
    `${baseURL}/?task=spring&seed=1&trajectories=10&points=10&widths=16,16&steps=20`,
  )
  await expect(code('Frame')).toContainText(`<iframe src="${baseURL}/embed.html?task=spring&amp;seed=1`)
  await page.getByRole('dialog').getByRole('button', { name: 'Copy Element' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await code('Element').innerText())
  await playground.button('Close').click()

  const [, tag = ''] = /(<hnn-playground[\s\S]*)$/.exec(copied) ?? []
  // Another visitor: whose browser has kept nothing of the site.
  const other = await browser.newContext(baseURL === undefined ? {} : { baseURL })
  const authors = await other.newPage()
  await openAuthorsPage(authors, tag)
  const again = await authors.locator('hnn-playground').evaluate(async (each: HnnPlayground) => {
    const { models } = await each.trained
    return Object.fromEntries(Object.entries(models).map(([id, { evaluation }]) => [id, evaluation?.weightsHash]))
  })
  expect(again).toEqual(hashes)
  await other.close()
})

test('an element leads through a lesson, and leaves the page where it is', async ({ playground, page }) => {
  await openAuthorsPage(
    page,
    '<p>Text.</p><hnn-playground lesson="energy-leak" controls="full" show="portraits,energy,text"></hnn-playground>',
  )
  const lesson = page.locator('hnn-lesson')
  await expect(lesson.getByRole('heading', { level: 2 })).toContainText('1')
  await lesson.getByRole('button', { name: 'Next' }).click()
  expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeNull()
  expect(playground.page).toBe(page)
})
