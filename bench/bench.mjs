// npm run bench: ms per training step of each workload, by the native program, by the module in Node and by the module
// in a worker of Chromium. Options: --json; --processes N, fresh processes of each (5); --engine NAME, only that one;
// --task NAME, only that one (may be repeated); --profile, what a step spends its time on, by the module.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { cpus } from 'node:os'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, tableText } from '../scripts/build.mjs'
import { main, root } from '../scripts/command.mjs'
import { setUp } from '../scripts/setup.mjs'

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

async function inChromium(order) {
  const { chromium } = await import('@playwright/test')
  const options = JSON.parse(readFileSync(join(root, 'e2e/chromium.json'), 'utf8'))
  const server = await serve()
  const browser = await chromium.launch({ ...options, executablePath: process.env.CHROMIUM ?? options.executablePath })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    return await page.evaluate(
      (order) =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/bench/worker.mjs', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.postMessage(order)
        }),
      order,
    )
  } finally {
    await browser.close()
    server.close()
  }
}

/** One fresh process of each engine: the figures of each workload, in its order. */
const engines = {
  native: ({ workloads }) => {
    const tasks = new Set(workloads.map(({ task }) => task))
    const output = execFileSync(join(root, 'build/native/hnn'), ['bench', '--json', ...tasks])
    return workloads.map(({ task, model }) => {
      const found = JSON.parse(output).workloads.find((w) => w.task === task && w.model === model)
      return { ms: found.ms_per_step, gflops: found.gflops, peak: found.peak_gflops, share: found.share }
    })
  },
  node: (order) => JSON.parse(execFileSync(process.execPath, [join(root, 'bench/node.mjs'), JSON.stringify(order)])),
  chromium: inChromium,
}

const sorted = (values) => values.toSorted((a, b) => a - b)
const median = (values) => sorted(values)[Math.floor(values.length / 2)]

function print({ engine, task, model, ms_per_step, fastest, slowest, gflops, share, profile }) {
  const time = `${ms_per_step.toFixed(2).padStart(8)}  ${`[${fastest.toFixed(2)}, ${slowest.toFixed(2)}]`.padEnd(18)}`
  const speed = `${gflops.toFixed(1).padStart(6)} GFLOP/s  ${(100 * share).toFixed(0).padStart(3)} % of the peak`
  console.log(`${engine.padEnd(10)}${task.padEnd(16)}${model.padEnd(10)}${time}${speed}`)
  const total = (profile ?? []).reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  for (const { what, milliseconds } of profile ?? []) {
    const part = ((100 * milliseconds) / total).toFixed(1)
    console.log(`  ${milliseconds.toFixed(3).padStart(8)} ms ${part.padStart(5)} %  ${what}`)
  }
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      profile: { type: 'boolean', default: false },
      processes: { type: 'string', default: '5' },
      engine: { type: 'string' },
      task: { type: 'string', multiple: true },
    },
  })
  const processes = Number(values.processes)
  if (!Number.isInteger(processes) || processes < 1) throw new Error('--processes needs a whole number from 1 on.')
  if (values.engine !== undefined && !(values.engine in engines)) {
    throw new Error(`--engine ${values.engine} is unknown: use ${Object.keys(engines).join(', ')}.`)
  }
  setUp()
  build()
  // What the paper reports, but for what somebody has to bring.
  const simulated = JSON.parse(tableText()).tasks.filter(({ takes_file }) => !takes_file)
  const chosen = simulated.filter(({ id, paper }) => values.task?.includes(id) ?? paper.length > 0)
  const stranger = values.task?.find((task) => !simulated.some(({ id }) => id === task))
  if (stranger !== undefined) {
    throw new Error(`--task ${stranger} is unknown: use ${simulated.map(({ id }) => id).join(', ')}.`)
  }
  const workloads = chosen.flatMap(({ id, default_models }) => default_models.map((model) => ({ task: id, model })))
  const rows = []
  for (const engine of values.engine ? [values.engine] : Object.keys(engines)) {
    const runs = []
    for (let run = 0; run < processes; ++run) runs.push(await engines[engine]({ workloads, profile: values.profile }))
    workloads.forEach(({ task, model }, i) => {
      const figures = runs.map((run) => run[i])
      const times = sorted(figures.map(({ ms }) => ms))
      rows.push({
        engine,
        task,
        model,
        ms_per_step: median(times),
        fastest: times[0],
        slowest: times.at(-1),
        gflops: median(figures.map(({ gflops }) => gflops)),
        peak_gflops: median(figures.map(({ peak }) => peak)),
        share: median(figures.map(({ share }) => share)),
        profile: figures[0].profile,
      })
    })
  }
  const machine = cpus()[0].model
  if (values.json) return void console.log(JSON.stringify({ machine, processes, rows }))
  console.log(`\nms per training step on ${machine}: median [fastest, slowest] of ${processes} fresh processes;`)
  console.log('useful GFLOP/s: the large products of a step; the peak: multiplications and additions alone\n')
  for (const row of rows) print(row)
})
