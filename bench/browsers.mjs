// The three browsers, one fresh process each time: what they make of the module alone, in a worker, and of the built page.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { openFirefox } from '../e2e/engines/firefox.mjs'
import { openWebKit } from '../e2e/engines/webkit.mjs'
import { root } from '../scripts/command.mjs'

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** Serves folders under the beginnings of paths, the longest that fits, on a free port of this machine. */
function serve(folders) {
  const prefixes = Object.keys(folders).toSorted((a, b) => b.length - a.length)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const prefix = prefixes.find((prefix) => pathname.startsWith(prefix))
    const path = pathname.slice(prefix.length) || 'index.html'
    if (folders[prefix] === null) return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>')
    try {
      const body = readFileSync(join(folders[prefix], path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function openChromium(jsFlags) {
  const { chromium } = await import('@playwright/test')
  const options = JSON.parse(readFileSync(join(root, 'e2e/chromium.json'), 'utf8'))
  const args = jsFlags ? [...options.args, `--js-flags=${jsFlags}`] : options.args
  const executablePath = process.env.CHROMIUM ?? options.executablePath
  const browser = await chromium.launch({ ...options, args, executablePath })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  return {
    goto: (url) => page.goto(url),
    evaluate: (source) => page.evaluate(source),
    close: () => browser.close(),
  }
}

export const browsers = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit }

/** What comes of an expression that promises something: not every driver waits for it. */
async function settled(browser, promise) {
  await browser.evaluate(
    `(window.outcome = null, ${promise}.then((value) => { window.outcome = { value } }, (error) => { window.outcome = { error: String(error) } }), 0)`,
  )
  for (;;) {
    const outcome = await browser.evaluate('window.outcome')
    if (outcome?.error) throw new Error(outcome.error)
    if (outcome) return outcome.value
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function visited(open, folders, visit) {
  const server = await serve(folders)
  const browser = await open()
  try {
    return await visit(browser, `http://127.0.0.1:${server.address().port}/`)
  } finally {
    await browser.close()
    server.close()
  }
}

/** The figures of `measure` (measure.mjs) with the module of a build, in a worker. */
export function inWorker(open, build, order) {
  const folders = { '/': null, '/bench/': join(root, 'bench'), '/build/': join(build, 'build/wasm') }
  return visited(open, folders, async (browser, address) => {
    await browser.goto(address)
    return settled(
      browser,
      `new Promise((resolve, reject) => {
        const worker = new Worker('/bench/worker.mjs', { type: 'module' })
        worker.onmessage = ({ data }) => resolve(data)
        worker.onerror = ({ message }) => reject(new Error(message))
        worker.postMessage(${JSON.stringify(order)})
      })`,
    )
  })
}

/** The bars that tell how far the models are, on whatever elements the page is made of. */
function bars(root) {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.getAttribute('role') === 'progressbar' ? [element] : []),
    ...(element.shadowRoot ? bars(element.shadowRoot) : []),
  ])
}

/** ms from the first step of all models to the last, by the number of steps. */
function trained() {
  return new Promise((resolve) => {
    let from = 0
    let found = []
    // Seldom, and each bar searched for once: a walk through the whole page takes a core from a worker.
    const look = setInterval(() => {
      if (found.length === 0 || found.some((bar) => !bar.isConnected)) found = bars(document)
      const told = found.map((bar) => ['now', 'max'].map((name) => Number(bar.getAttribute(`aria-value${name}`))))
      if (told.length === 0 || told.some(([step]) => !(step > 0))) return
      if (from === 0) from = performance.now()
      if (told.some(([step, steps]) => step < steps)) return
      clearInterval(look)
      resolve((performance.now() - from) / told[0][1])
    }, 200)
  })
}

/**
 * Trains the models of each task in the page of a build, which draws meanwhile, by the paper's recipe: ms of wall time from the
 * first step to the last of all, by the number of steps. Another seed than the one whose networks come with the page.
 */
export function inPage(open, build, tasks) {
  // An older build has that recipe alone.
  const table = JSON.parse(readFileSync(join(build, 'build/wasm/table.json'), 'utf8'))
  const recipe = table.settings.some(({ name }) => name === 'recipe') ? '&recipe=paper' : ''
  return visited(open, { '/': join(build, 'build/web') }, async (browser, address) => {
    const found = []
    for (const task of tasks) {
      await browser.goto(`${address}?task=${task}&seed=1${recipe}`)
      found.push({ ms: await settled(browser, `(() => { ${bars}; ${trained}; return trained() })()`) })
    }
    return found
  })
}
