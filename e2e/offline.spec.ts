import { readFileSync } from 'node:fs'
import { expect, small, test } from './playground-page'

test.use({ serviceWorkers: 'allow' })

test('once opened, the page opens and trains without a network', async ({ playground, page, context }) => {
  await playground.open(`task=spring&steps=60&${small}`)
  const first = await playground.finished()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  await page.goto(`/?task=spring&steps=60&seed=1&${small}`)
  const other = await playground.finished()
  expect(other.hnn).not.toBe(first.hnn)
  await page.reload()
  expect(await playground.finished()).toEqual(other)
})

test('while there is a network, the page is the one that the server has now', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&${small}`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.request().isNavigationRequest()),
    page.reload(),
  ])
  expect(response.fromServiceWorker()).toBe(true)
  expect(await response.text()).toBe(readFileSync('build/web/index.html', 'utf8'))
})

test('the page can be installed', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&${small}`)
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await (await page.request.get(`/${href}`)).json()
  expect(manifest).toMatchObject({ name: 'HNN Playground', display: 'standalone', start_url: './' })
  const icon = await page.request.get(`/${manifest.icons[0].src}`)
  expect(icon.headers()['content-type']).toContain('svg')
})
