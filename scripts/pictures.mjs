// npm run pictures: pictures of the page as the README shows them, light and dark, into docs/pictures. Two networks have
// learned a pendulum; nothing moves, so that the same page gives the same picture.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { main, root } from './command.mjs'
import { setUp } from './setup.mjs'

const experiment = 'task=pendulum&seed=1&widths=48,48&from=1.5,0&until=60&lang=en'

await main(async () => {
  setUp()
  build()
  const { preview } = await import('vite')
  const { chromium } = await import('@playwright/test')
  const server = await preview({ configFile: 'web/vite.config.ts', preview: { port: 0, strictPort: false } })
  const browser = await chromium.launch(JSON.parse(readFileSync(join(root, 'e2e/chromium.json'), 'utf8')))
  try {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 860 },
      })
      await page.goto(`${server.resolvedUrls.local[0]}?${experiment}`)
      await page.getByRole('button', { name: 'Play', exact: true }).click()
      await page.getByRole('button', { name: 'Again', exact: true }).waitFor({ timeout: 120_000 })
      const path = join(root, `docs/pictures/${colorScheme}.png`)
      await page.screenshot({ path })
      console.log(path)
      await page.close()
    }
  } finally {
    await browser.close()
    await server.close()
  }
})
