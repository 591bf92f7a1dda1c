// npm run bench: ms per training step of each workload, by the native program, by the module in Node and by the module
// in a worker of Chromium. Options: --json; --processes N, fresh processes of each (5); --engine NAME, only that one.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { cpus } from 'node:os'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from '../scripts/build.mjs'
import { main, root } from '../scripts/command.mjs'
import { setUp } from '../scripts/setup.mjs'

const workloads = ['spring', 'pendulum'].flatMap((task) => ['baseline', 'hnn'].map((model) => ({ task, model })))

/** Serves the project's own files to the browser, on a free port of this machine. */
function serve() {
  const types = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    if (pathname === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>')
    try {
      const body = readFileSync(join(root, pathname))
      response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'text/plain' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function inChromium() {
  const { chromium } = await import('@playwright/test')
  const options = JSON.parse(readFileSync(join(root, 'e2e/chromium.json'), 'utf8'))
  const server = await serve()
  const browser = await chromium.launch({ ...options, executablePath: process.env.CHROMIUM ?? options.executablePath })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    return await page.evaluate(
      (settings) =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/bench/worker.mjs', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.postMessage(settings)
        }),
      workloads,
    )
  } finally {
    await browser.close()
    server.close()
  }
}

/** One fresh process of each engine: the time of each workload, in its order. */
const engines = {
  native: () => {
    const { workloads: measured } = JSON.parse(execFileSync(join(root, 'build/native/hnn'), ['bench', '--json']))
    const times = new Map(measured.map(({ task, model, ms_per_step }) => [`${task} ${model}`, ms_per_step]))
    return workloads.map(({ task, model }) => times.get(`${task} ${model}`))
  },
  node: () => JSON.parse(execFileSync(process.execPath, [join(root, 'bench/node.mjs'), JSON.stringify(workloads)])),
  chromium: inChromium,
}

await main(async () => {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, processes: { type: 'string', default: '5' }, engine: { type: 'string' } },
  })
  const processes = Number(values.processes)
  if (!Number.isInteger(processes) || processes < 1) throw new Error('--processes needs a whole number from 1 on.')
  if (values.engine !== undefined && !(values.engine in engines)) {
    throw new Error(`--engine ${values.engine} is unknown: use ${Object.keys(engines).join(', ')}.`)
  }
  setUp()
  build()
  const rows = []
  for (const engine of values.engine ? [values.engine] : Object.keys(engines)) {
    const runs = []
    for (let run = 0; run < processes; ++run) runs.push(await engines[engine]())
    workloads.forEach(({ task, model }, i) => {
      const times = runs.map((times) => times[i]).sort((a, b) => a - b)
      const median = times[Math.floor(times.length / 2)]
      rows.push({ engine, task, model, ms_per_step: median, fastest: times[0], slowest: times.at(-1) })
    })
  }
  if (values.json) return void console.log(JSON.stringify({ machine: cpus()[0].model, processes, rows }))
  console.log(
    `\nms per training step on ${cpus()[0].model}: median [fastest, slowest] of ${processes} fresh processes\n`,
  )
  for (const { engine, task, model, ms_per_step, fastest, slowest } of rows) {
    const spread = `[${fastest.toFixed(2)}, ${slowest.toFixed(2)}]`
    console.log(
      `${engine.padEnd(10)}${task.padEnd(10)}${model.padEnd(10)}${ms_per_step.toFixed(2).padStart(8)}  ${spread}`,
    )
  }
})
