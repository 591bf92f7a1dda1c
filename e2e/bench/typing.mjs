// How long typing a formula holds up the page: types the formula of every example letter by letter, and prints the longest
// task of the page's thread while it does, and what that had of a processor, which a busy machine makes no worse.
//   node e2e/bench/typing.mjs                 quickly: nothing is learned in between
//   node e2e/bench/typing.mjs --delay 1500    slowly: whatever makes sense so far is learned, letter by letter
// Options: --delay MS, between two letters; --address URL, a site that is already served.
import { parseArgs } from 'node:util'
import { launched, served } from './browser.mjs'

const { values } = parseArgs({ options: { delay: { type: 'string' }, address: { type: 'string' } } })
const delay = Number(values.delay ?? 80)
const link = '?task=own-hamiltonian&recipe=fast&steps=10&widths=16,16&trajectories=10'

/** The tasks of the page's own thread: how long each took, and how long it had a processor, in ms. */
function tasksIn(trace) {
  const { traceEvents } = JSON.parse(trace)
  const { pid, tid } = traceEvents.find(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'input')
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid)
  return tasks.map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1000, processorMs: tdur / 1000 }))
}

async function typed(browser, page, label, text) {
  const field = page.getByRole('textbox', { name: label })
  await field.fill('')
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  await field.pressSequentially(text, { delay, timeout: 0 })
  // The last letter is drawn, too.
  await page.waitForTimeout(delay)
  const tasks = tasksIn(await browser.stopTracing())
  const longest = (figure) => Math.round(Math.max(...tasks.map((task) => task[figure])))
  return { letters: text.length, longestMs: longest('ms'), ofProcessorMs: longest('processorMs') }
}

async function measure(address) {
  const browser = await launched()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' })
    await page.goto(new URL(link, address).href)
    const again = page.getByRole('button', { name: 'Again', exact: true })
    await again.waitFor()
    const examples = page.getByLabel('Examples')
    const figures = {}
    for (const name of (await examples.locator('option').allTextContents()).slice(1)) {
      await examples.selectOption(name)
      await again.waitFor()
      for (const label of [/^Energy H/, /^Friction D/]) {
        const text = await page.getByRole('textbox', { name: label }).inputValue()
        if (text !== '') figures[`${name}, ${text}`] = await typed(browser, page, label, text)
      }
      await page.keyboard.press('Enter')
      await again.waitFor()
    }
    return figures
  } finally {
    await browser.close()
  }
}

console.log(JSON.stringify(values.address ? await measure(values.address) : await served(measure), null, 2))
