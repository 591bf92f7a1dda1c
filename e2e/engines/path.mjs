// One path through the built site, as a person goes it, in Firefox and in WebKit: open, learn, drag, keep, take a lesson,
// reload, a frame, a narrow window, each time to the same bits as the command line. Writes which of its stations passed into the file of --results.
//   node --experimental-websocket e2e/engines/path.mjs [--results FILE]
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { main, packaged, root } from '../../scripts/command.mjs'
import { openFirefox } from './firefox.mjs'
import { freePort, started } from './programs.mjs'
import { openWebKit } from './webkit.mjs'

const patience = 120_000
const query = 'task=spring&seed=9&steps=300&widths=16,16&trajectories=10&points=10'

/** Asks the page until the answer is what is waited for. */
async function until(browser, what, source, right = Boolean) {
  const begin = Date.now()
  let answer
  do {
    answer = await browser.evaluate(source)
    if (right(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  } while (Date.now() - begin < patience)
  throw new Error(`${what} did not come; the page said ${JSON.stringify(answer)}.`)
}

/** The first element, in whatever shadow, that matches; as an expression of the page. */
const find = (selector, within = '') => `(function find(room) {
  for (const element of room.querySelectorAll('*')) {
    if (element.matches(${JSON.stringify(selector)}) && element.textContent.includes(${JSON.stringify(within)})) return element
    const inner = element.shadowRoot && find(element.shadowRoot)
    if (inner) return inner
  }
  return null
})(document)`

const centre = (element) => `(() => {
  const element = ${element}
  element.scrollIntoView({ block: 'center' })
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
})()`

const mouse = (...actions) => [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]
const moveTo = ({ x, y }) => ({ type: 'pointerMove', x, y, duration: 100, origin: 'viewport' })
const down = { type: 'pointerDown', button: 0 }
const up = { type: 'pointerUp', button: 0 }

async function click(browser, element) {
  await browser.perform(mouse(moveTo(await browser.evaluate(centre(element))), down, up))
}

const hashes = `Object.fromEntries(['baseline', 'hnn'].map((id) => [id, ${find('[data-hash]')}?.parentNode.querySelector('[data-hash="' + id + '"]')?.textContent]))`
const isHash = (text) => /^[0-9a-f]{16}$/.test(text)
const trained = ({ baseline, hnn }) => isHash(baseline) && isHash(hnn)

function native(link) {
  const output = execFileSync('build/native/hnn', ['run', link, '--json'], { cwd: root, encoding: 'utf8' })
  const { baseline, hnn } = JSON.parse(output)
  return { baseline: baseline.weights_hash, hnn: hnn.weights_hash }
}

function mustEqual(found, wanted, what) {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`${what} is ${JSON.stringify(found)} and should be ${JSON.stringify(wanted)}.`)
}

const stations = {
  'the page opens and says which networks it shows': async (browser, address) => {
    await browser.goto(`${address}?${query}`)
    await until(browser, 'A portrait', `${find('hnn-portrait')} !== null`)
  },
  'both networks learn to the end, to the bits of the command line': async (browser) => {
    mustEqual(await until(browser, 'The end of training', hashes, trained), native(query), 'The hash of the weights')
  },
  'the start is dragged, and the address keeps it': async (browser) => {
    const handle = find('.handle')
    const before = await browser.evaluate(`${handle}.getAttribute('aria-valuetext')`)
    const from = await browser.evaluate(centre(handle))
    await browser.perform(mouse(moveTo(from), down, moveTo({ x: from.x + 30, y: from.y + 20 }), up))
    await until(browser, 'Another start', `${handle}.getAttribute('aria-valuetext')`, (text) => text !== before)
    await until(browser, 'The start in the address', 'location.search', (text) => /from=/.test(text))
  },
  'a run is kept while the next seed learns': async (browser) => {
    await click(browser, find('.keep'))
    await until(browser, 'The kept run', `${find('[data-kept]')} !== null`)
    await click(browser, find('button[aria-label="Next seed"]'))
    await until(browser, 'The next seed in the address', 'location.search', (text) => /seed=10/.test(text))
    const link = await browser.evaluate('location.search.slice(1)')
    const right = JSON.stringify(native(link))
    await until(browser, 'The end of training', hashes, (found) => JSON.stringify(found) === right)
  },
  'a lesson opens from the list': async (browser) => {
    await click(browser, find('button', 'Lessons'))
    await until(browser, 'The list of lessons', `${find('nav a')} !== null`)
    await click(browser, find('nav a'))
    await until(browser, 'The lesson', `location.search.includes('lesson=') && ${find('hnn-lesson')} !== null`)
  },
  'a reload comes to the same bits': async (browser, address) => {
    await browser.goto(`${address}?${query}&from=0.5,0.5`)
    await until(browser, 'The end of training', hashes, trained)
    const link = await browser.evaluate('location.search.slice(1)')
    await browser.reload()
    mustEqual(await until(browser, 'The end of training', hashes, trained), native(link), 'The hash of the weights')
  },
  'a frame learns to the same bits, in the colours it is told': async (browser, address) => {
    await browser.goto(`${address}embed.html?${query}&theme=dark`)
    // The element that isn't defined yet has no promise: it is asked again.
    const learned = `(window.learned ??= document.querySelector('hnn-playground')?.trained?.then(
      ({ models }) => (window.found = Object.fromEntries(Object.entries(models).map(([id, { evaluation }]) => [id, evaluation.weightsHash]))),
      ({ message }) => (window.found = message)), window.found ?? null)`
    mustEqual(await until(browser, 'The end of training', learned), native(query), 'The hash of the weights')
    const colour = await browser.evaluate('getComputedStyle(document.querySelector("hnn-playground")).backgroundColor')
    mustEqual(colour, 'rgb(20, 24, 29)', 'The colour behind the playground')
    await until(
      browser,
      'Both portraits',
      `${find('hnn-portrait[model=hnn]')} !== null && innerHeight - ${find('.play')}.getBoundingClientRect().bottom >= 0`,
    )
  },
}

async function walk(open, address) {
  const outcome = { passed: 0, failures: [] }
  const browser = await open()
  try {
    for (const [name, station] of Object.entries(stations)) {
      try {
        await station(browser, address)
        outcome.passed++
        console.log(`✓ ${browser.name}: ${name}`)
      } catch (error) {
        outcome.failures.push({ name: `${browser.name}: ${name}`, why: error.message })
        console.error(`✗ ${browser.name}: ${name}\n  ${error.message}`)
      }
    }
  } finally {
    await browser.close()
  }
  return outcome
}

await main(async () => {
  const { values } = parseArgs({ options: { results: { type: 'string' } } })
  const port = await freePort()
  const address = `http://127.0.0.1:${port}/`
  const preview = ['preview', '--config', 'web/vite.config.ts', '--port', String(port)]
  const server = await started(packaged('vite'), preview, { cwd: root }, async () => (await fetch(address)).ok)
  const sum = { passed: 0, skipped: 0, failures: [] }
  try {
    for (const open of [openFirefox, openWebKit]) {
      const { passed, failures } = await walk(open, address)
      sum.passed += passed
      sum.failures.push(...failures)
    }
  } finally {
    server.end()
  }
  const failed = sum.failures.length
  console.log(`${sum.passed} of ${sum.passed + failed} stations reached`)
  if (values.results) writeFileSync(values.results, JSON.stringify(sum))
  return failed > 0 ? 1 : 0
})
