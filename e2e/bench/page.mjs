// How fast, how fluid and how large the page is while it trains. Figures, no verdict: a busy machine makes them worse.
//   node e2e/bench/page.mjs               a second visit: from the load event to the first training step, and 20 s more
//   node e2e/bench/page.mjs --task spring a whole training of all models, from the click on Play to the last step
// Options: --models baseline,hnn, other models than the task's own; --steps N, another number of steps; --seconds N, how
// long a visit is watched; --address URL, a page that is already served.
import { parseArgs } from 'node:util'
import { footprint, launched, served } from './browser.mjs'

const usualSeconds = 20
const warmUpSeconds = 5
const longestTrainingMinutes = 30

/**
 * Notes, from the page's first moment on: tasks over 50 ms; the largest paint; how far the layout shifts; four times a
 * second, how long a frame that is asked for takes to come (asking for each would make the page draw more than it does by
 * itself); when a worker first tells of a step.
 */
function observe() {
  globalThis.tasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.tasks.push({ startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  globalThis.paints = []
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) globalThis.paints.push(startTime)
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  globalThis.shift = 0
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
  globalThis.waits = []
  setInterval(() => {
    const asked = performance.now()
    requestAnimationFrame(() => globalThis.waits.push({ asked, wait: performance.now() - asked }))
  }, 250)
  // When a worker's report of a step arrives, which may be some time before the page has drawn it.
  globalThis.told = null
  const listen = MessagePort.prototype.addEventListener
  MessagePort.prototype.addEventListener = function (type, listener, ...rest) {
    const heard = ({ data }) => {
      const [argument] = data?.argumentList ?? []
      if (argument?.value?.step > 0) globalThis.told ??= performance.now()
    }
    if (type === 'message') listen.call(this, type, heard)
    return listen.call(this, type, listener, ...rest)
  }
}

/** Tasks over 50 ms that began between two moments of the page's clock, and the time that frames took to come. */
async function fluidity(page, from, until = Number.POSITIVE_INFINITY) {
  const { tasks, waits } = await page.evaluate(() => ({ tasks: globalThis.tasks, waits: globalThis.waits }))
  const long = tasks.filter(({ startTime }) => startTime >= from && startTime < until)
  const waited = waits.filter(({ asked }) => asked >= from && asked < until).map(({ wait }) => wait)
  const sorted = waited.toSorted((a, b) => a - b)
  const part = (share) => Math.round(sorted[Math.floor(share * (sorted.length - 1))])
  return {
    longTasks: long.map(({ startTime, duration }) => ({ ms: Math.round(duration), at: Math.round(startTime - from) })),
    msToFrame: sorted.length > 0 ? { median: part(0.5), slowestOf20: part(0.95), slowest: part(1) } : null,
  }
}

async function arrival(page, address, seconds) {
  const visit = async () => {
    await page.goto(address)
    const seen = await page.waitForFunction(() => {
      const portrait = document
        .querySelector('hnn-playground')
        ?.shadowRoot?.querySelector('hnn-view')
        ?.shadowRoot?.querySelector('hnn-portrait')
      return /step [1-9]/.test(portrait?.shadowRoot?.textContent ?? '') && performance.now()
    })
    return seen.jsonValue()
  }
  // Some seconds of a first visit fill the browser's caches; the second is the one that counts.
  await visit()
  await page.waitForTimeout(warmUpSeconds * 1000)
  const begin = await visit()
  await page.waitForTimeout(seconds * 1000)
  const { told, load, largestPaint, layoutShift } = await page.evaluate(() => ({
    told: globalThis.told,
    largestPaint: globalThis.paints.at(-1),
    layoutShift: globalThis.shift,
    load: performance.getEntriesByType('navigation')[0].loadEventEnd,
  }))
  return {
    largestPaintMs: Math.round(largestPaint),
    layoutShift: Number(layoutShift.toFixed(3)),
    firstStepMsAfterLoad: Math.round(told - load),
    firstStepSeenMsAfterLoad: Math.round(begin - load),
    loading: await fluidity(page, 0, load),
    starting: await fluidity(page, load, begin),
    training: await fluidity(page, begin),
  }
}

const isFull = (bars) => bars.every((bar) => bar.getAttribute('aria-valuenow') === bar.getAttribute('aria-valuemax'))
const isBelow = (bars) => bars.every((bar) => bar.getAttribute('aria-valuenow') !== bar.getAttribute('aria-valuemax'))

async function training(page, address, task) {
  // Another seed than the one whose networks come with the page: the browser would keep their files for its developer
  // tools, through which it is driven here.
  await page.goto(`${address}?${query({ task, seed: 1 })}`)
  const button = (name) => page.getByRole('button', { name, exact: true })
  await button('Pause').waitFor()
  await page.waitForTimeout(warmUpSeconds * 1000)
  await button('Reset').click()
  if (await button('Pause').isVisible()) await button('Pause').click()
  const bars = await page.getByRole('progressbar').elementHandles()
  const stepsDone = () => Promise.all(bars.map(async (bar) => Number(await bar.getAttribute('aria-valuenow'))))
  const from = await page.evaluate(() => performance.now())
  const clicked = performance.now()
  const spent = () => (performance.now() - clicked) / 1000
  await button('Play').click()
  const memory = []
  const look = setInterval(async () => {
    memory.push(footprint())
    process.stderr.write(`${spent().toFixed(0)} s: steps ${await stepsDone()}, ${memory.at(-1)} MB\n`)
  }, 10_000)
  try {
    // Seldom: a locator that waits searches the whole page at every frame.
    const patience = { polling: 200, timeout: longestTrainingMinutes * 60_000 }
    // A short training may have ended in the seconds before.
    await page.waitForFunction(isBelow, bars, patience)
    await page.waitForFunction(isFull, bars, patience)
  } finally {
    clearInterval(look)
  }
  const secondsFromClick = Number(spent().toFixed(1))
  const fluid = await fluidity(page, from)
  memory.push(footprint())
  for (const context of [...page.workers(), page]) await context.evaluate(() => globalThis.gc())
  // Freed memory goes back to the system a little later.
  await page.waitForTimeout(warmUpSeconds * 1000)
  const collected = footprint()
  return {
    task,
    steps: await stepsDone(),
    secondsFromClick,
    training: fluid,
    footprintMegabytes: {
      median: memory.toSorted((a, b) => a - b)[memory.length >> 1],
      largest: Math.max(...memory),
      withoutGarbageAtTheEnd: collected,
    },
  }
}

const { values } = parseArgs({
  options: Object.fromEntries(
    ['task', 'models', 'steps', 'seconds', 'address'].map((name) => [name, { type: 'string' }]),
  ),
})

/** What the page is asked for, beside these settings. */
function query(settings) {
  const asked = Object.entries({ ...settings, models: values.models, steps: values.steps })
  return asked.flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`)).join('&')
}

async function measure(address) {
  const browser = await launched()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.addInitScript(observe)
    if (values.task) return await training(page, address, values.task)
    const asked = query({})
    return await arrival(page, asked ? `${address}?${asked}` : address, Number(values.seconds ?? usualSeconds))
  } finally {
    await browser.close()
  }
}

console.log(JSON.stringify(values.address ? await measure(values.address) : await served(measure), null, 2))
