// Many playgrounds on one page: how soon it paints, how many workers are at work, how fluid it scrolls while the one in sight
// trains, what memory it takes, and whether removed ones give theirs back. Figures, no verdict: a busy machine makes them worse.
//   node e2e/bench/elements.mjs               ten elements, then 100 insertions and removals
// Options: --elements N; --cycles N; --address URL, a site that is already served.
import { parseArgs } from 'node:util'
import { footprint, launched, served } from './browser.mjs'

const { values } = parseArgs({
  options: { elements: { type: 'string' }, cycles: { type: 'string' }, address: { type: 'string' } },
})
const count = Number(values.elements ?? 10)
const cycles = Number(values.cycles ?? 100)
const tag = (seed) => `<hnn-playground task="spring" seed="${seed}" show="portraits,energy"></hnn-playground>`
const pageOf = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Elements</title>
  <script type="module" src="/hnn-playground.js"></script><h1>Elements</h1>${body}`

async function opened(browser, address, body) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, serviceWorkers: 'block' })
  await page.route('**/elements.html', (route) => route.fulfill({ contentType: 'text/html', body: pageOf(body) }))
  await page.goto(new URL('elements.html', address).href)
  return page
}

/** Of the page's process, with its garbage collected. */
const megabytes = async (page) => {
  // A worker without models may just have ended.
  for (const worker of page.workers()) await worker.evaluate(() => globalThis.gc()).catch(() => {})
  await page.evaluate(() => globalThis.gc())
  await page.waitForTimeout(2000)
  return footprint()
}

async function many(browser, address) {
  const body = Array.from({ length: count }, (_, i) => `<p>Playground ${i + 1}.</p>${tag(i)}`).join('')
  const page = await opened(browser, address, body)
  await page.waitForFunction(() => document.querySelector('hnn-playground').playground?.models.get('hnn').step > 0)
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
  )
  // Once through the page, so that every element has begun; then to and fro over the first while it trains.
  for (let i = 0; i < count; i++) {
    await page.locator('hnn-playground').nth(i).scrollIntoViewIfNeeded()
    await page.waitForFunction((i) => document.querySelectorAll('hnn-playground')[i].playground?.scene, i)
  }
  await page.evaluate(() => scrollTo(0, 0))
  const framesPerSecond = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const began = performance.now()
        let frames = 0
        const draw = () => {
          frames++
          const passed = performance.now() - began
          scrollTo(0, 150 * (1 - Math.cos(passed / 400)))
          if (passed < 5000) requestAnimationFrame(draw)
          else resolve(Math.round((1000 * frames) / passed))
        }
        requestAnimationFrame(draw)
      }),
  )
  const workers = page.workers().length
  const memory = await megabytes(page)
  await page.close()
  return { elements: count, firstPaintMs: Math.round(firstPaint), workers, framesPerSecond, memory }
}

async function comings(browser, address) {
  const page = await opened(browser, address, '<div id="place"></div>')
  await page.waitForFunction(() => customElements.get('hnn-playground'))
  const figures = {}
  for (let cycle = 1; cycle <= cycles; cycle++) {
    await page.evaluate(async (html) => {
      const place = document.querySelector('#place')
      place.innerHTML = html
      await place.firstElementChild.ready
      place.replaceChildren()
    }, tag(cycle))
    if (cycle === 10 || cycle === cycles) figures[cycle] = await megabytes(page)
  }
  const workersLeft = page.workers().length
  await page.close()
  return { cycles, memory: figures, workersLeft }
}

async function measure(address) {
  const browser = await launched()
  try {
    return { many: await many(browser, address), comings: await comings(browser, address) }
  } finally {
    await browser.close()
  }
}

console.log(JSON.stringify(values.address ? await measure(values.address) : await served(measure), null, 2))
