// npm run pictures: pictures of the page as the README shows them, light and dark, into docs/pictures, and one of each
// experiment of docs/experiments.md into docs/pictures/twelve. The networks have learned; nothing moves, so that the same
// page gives the same picture.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPlayground, tableText } from './build.mjs'
import { main, root } from './command.mjs'
import { setUp } from './setup.mjs'

const experiment = 'task=pendulum&seed=1&widths=48,48&from=1.5,0&until=60&lang=en'

await main(async () => {
  setUp()
  // The pages about it show these very pictures.
  buildPlayground()
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
    const table = JSON.parse(tableText())
    const experiments = readFileSync(join(root, 'docs/experiments.md'), 'utf8')
    for (const [, path, query] of experiments.matchAll(
      /\(\.\/(pictures\/twelve\/[\w-]+\.jpg)\)\]\(\.\.\/\?([^)]*)\)/g,
    )) {
      const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 1600 } })
      await page.goto(`${server.resolvedUrls.local[0]}?${query}&lang=en`)
      const [play, again] = ['Play', 'Again'].map((name) => page.getByRole('button', { name, exact: true }))
      // Of a task that takes minutes to learn the page shows models that have learned beforehand.
      const beforehand = page.locator('.trained')
      await play.or(again).waitFor()
      const { has_frames } = table.tasks.find(({ id }) => id === new URLSearchParams(query).get('task'))
      if (has_frames) await beforehand.waitFor()
      else if (await play.isVisible()) {
        await play.click()
        await again.waitFor({ timeout: 300_000 })
      }
      const { x, y, width } = await page.locator('[part="stage"]').boundingBox()
      const clip = { x, y, width, height: 0.72 * width }
      await page.screenshot({ path: join(root, 'docs', path), type: 'jpeg', quality: 75, clip })
      console.log(path)
      await page.close()
    }
  } finally {
    await browser.close()
    await server.close()
  }
})
