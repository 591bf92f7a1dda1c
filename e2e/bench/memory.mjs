// Whether the page's memory grows with use: in turn over the paper's tasks, choose, train for a while, step, reset. Prints
// the page's process in MB and what it holds, each time after a round of all tasks, with its garbage collected.
//   node e2e/bench/memory.mjs               300 times
// Options: --cycles N; --address URL, a page that is already served.
import { parseArgs } from 'node:util'
import { footprint, launched, served } from './browser.mjs'

const tasks = [
  'Mass on a spring',
  'Ideal pendulum',
  'Real pendulum',
  'Two bodies',
  'Three bodies',
  'Pendulum in pixels',
]
const small = 'widths=16,16&trajectories=10&points=10'

const { values } = parseArgs({ options: { cycles: { type: 'string' }, address: { type: 'string' } } })
const cycles = Number(values.cycles ?? 300)
// By then all code is compiled and every cache is as full as it gets.
const settled = Math.min(48, Math.floor(cycles / 2))

async function measure(address) {
  const browser = await launched()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${address}?${small}`)
    const debug = await page.context().newCDPSession(page)
    const button = (name) => page.getByRole('button', { name, exact: true })
    const figures = []
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await page
        .getByText(tasks[(cycle - 1) % tasks.length], { exact: true })
        .first()
        .click()
      await button('Step').click({ timeout: 120_000 })
      await page.waitForFunction(
        (named) => document.querySelector('hnn-playground')?.playground.task.title === named,
        tasks[(cycle - 1) % tasks.length],
      )
      await page.waitForFunction(() => !document.querySelector('hnn-playground').playground.making, null, {
        timeout: 120_000,
      })
      await button('Reset').click()
      if (cycle % tasks.length === 0 || cycle === settled) {
        figures.push(await held(page, debug, cycle))
        process.stderr.write(`${JSON.stringify(figures.at(-1))}\n`)
      }
    }
    const at = (cycle) => figures.find((figure) => figure.cycle === cycle)?.megabytes
    const [first, last] = [at(settled), figures.at(-1)?.megabytes]
    return { figures, growth: Number((last / first - 1).toFixed(3)) }
  } finally {
    await browser.close()
  }
}

async function held(page, debug, cycle) {
  for (const context of [...page.workers(), page]) await context.evaluate(() => globalThis.gc())
  await page.waitForTimeout(2000)
  const { usedSize } = await debug.send('Runtime.getHeapUsage')
  const { documents, jsEventListeners, nodes } = await debug.send('Memory.getDOMCounters')
  const heap = Number((usedSize / 1e6).toFixed(1))
  return {
    cycle,
    megabytes: footprint(),
    heap,
    nodes,
    listeners: jsEventListeners,
    documents,
    workers: page.workers().length,
  }
}

console.log(JSON.stringify(values.address ? await measure(values.address) : await served(measure), null, 2))
