// How soon all networks are trained and evaluated, with their figures on the page. Figures, no verdict: a busy machine makes
// them worse. Both are medians of five, with the single ones beside them:
//   opening    a second visit, whose files the browser has: from the load event, of the opening experiment
//   retrained  from a click on “Next seed”, by the fast recipe, of the spring, or of another link's experiment
// and when, on the way there, the module was there, the data were made, a step was told of, and the last step was.
//   node e2e/bench/trained.mjs [--address URL] [--link 'task=three-body&steps=20']
import { parseArgs } from 'node:util'
import { launched, served } from './browser.mjs'

const times = 5

/** Notes what the playground tells, by the page's clock. */
function observe() {
  globalThis.told = { 'hnn-ready': [], 'hnn-done': [] }
  for (const name of Object.keys(globalThis.told))
    addEventListener(name, () => globalThis.told[name].push(performance.now()))
  globalThis.steps = []
  addEventListener('hnn-progress', ({ detail }) => globalThis.steps.push({ at: performance.now(), ...detail }))
}

const done = (page, count) => page.waitForFunction((count) => globalThis.told['hnn-done'].length >= count, count)

async function opening(page, address) {
  // A run that is kept would be shown again, not trained.
  await page.goto('about:blank')
  const storage = await page.context().newCDPSession(page)
  await storage.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'indexeddb' })
  await page.goto(address)
  await done(page, 1)
  return page.evaluate(() => {
    const [{ loadEventEnd }] = performance.getEntriesByType('navigation')
    const after = (at) => Math.round(at - loadEventEnd)
    const module = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm'))
    const { told, steps } = globalThis
    return {
      ms: after(told['hnn-done'][0]),
      module: after(module?.responseEnd),
      ready: after(told['hnn-ready'][0]),
      firstStep: after(steps[0]?.at),
      lastStep: after(steps.at(-1)?.at),
    }
  })
}

async function retraining(page, count) {
  const clicked = await page.evaluate(() => {
    addEventListener('click', () => globalThis.clicks.push(performance.now()), { capture: true, once: true })
    globalThis.clicks ??= []
    globalThis.steps.length = 0
    return globalThis.clicks.length
  })
  await page.getByRole('button', { name: 'Next seed' }).click()
  await done(page, count)
  return page.evaluate((clicked) => {
    const { told, steps, clicks } = globalThis
    const after = (at) => Math.round(at - clicks[clicked])
    return { ms: after(told['hnn-done'].at(-1)), firstStep: after(steps[0]?.at), lastStep: after(steps.at(-1)?.at) }
  }, clicked)
}

function summed(runs) {
  const [median] = runs.toSorted((a, b) => a.ms - b.ms).slice(runs.length >> 1)
  return { medianMs: median.ms, runs }
}

async function measure(address, link) {
  const browser = await launched()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.addInitScript(observe)
    await opening(page, address)
    const visits = []
    for (let i = 0; i < times; i++) visits.push(await opening(page, address))
    await opening(page, `${address}?${link}`)
    const again = []
    for (let i = 0; i < times; i++) again.push(await retraining(page, i + 2))
    return { opening: summed(visits), retrained: summed(again) }
  } finally {
    await browser.close()
  }
}

const { values } = parseArgs({
  options: { address: { type: 'string' }, link: { type: 'string', default: 'task=spring&recipe=fast' } },
})
const measured = (address) => measure(address, values.link)
console.log(JSON.stringify(values.address ? await measured(values.address) : await served(measured), null, 2))
