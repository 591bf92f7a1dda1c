import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build, tableText } from '../scripts/build.mjs'
import { main, root } from '../scripts/command.mjs'
import { setUp } from '../scripts/setup.mjs'
import { browsers, inPage, inWorker } from './browsers.mjs'

const help = `npm run bench -- [OPTIONS]: ms per training step of each workload, medians over fresh processes.

  --engine NAME     native, node, chromium, firefox or webkit; may be repeated [native, node, chromium]
  --task NAME       only that one; may be repeated [those that the paper reports]
  --processes N     fresh processes of each [5]
  --js-flags=FLAGS  Chromium once more with these flags of V8, such as --wasm-revectorize, and how much faster it is
  --arithmetic NAME natively once more in this arithmetic, such as fused, and how much faster it is
  --against FOLDER  all once more with another clone that is built, and how much faster this one is
  --page            in browsers: all models of a task in the built page, which draws meanwhile; ms of wall time per step
  --profile         what a step spends its time on, by the module
  --json            one JSON object`

/** One fresh process: the figures of each workload, in its order. */
function native({ build, workloads, arithmetic }) {
  const tasks = new Set(workloads.map(({ task }) => task))
  const options = arithmetic ? ['--arithmetic', arithmetic] : []
  const output = execFileSync(join(build, 'build/native/hnn'), ['bench', '--json', ...options, ...tasks])
  return workloads.map(({ task, model }) => {
    const found = JSON.parse(output).workloads.find((w) => w.task === task && w.model === model)
    return { ms: found.ms_per_step, gflops: found.gflops, peak: found.peak_gflops, share: found.share }
  })
}

function inNode({ build, workloads, profile }) {
  const order = JSON.stringify({ workloads, profile })
  const program = [join(root, 'bench/node.mjs'), join(build, 'build/wasm/hnn.mjs'), order]
  return JSON.parse(execFileSync(process.execPath, program))
}

function inBrowser({ engine, build, jsFlags, page, workloads, profile }) {
  const open = () => browsers[engine](jsFlags)
  if (!page) return inWorker(open, build, { workloads, profile })
  return inPage(
    open,
    build,
    workloads.map(({ task }) => task),
  )
}

const engines = { native, node: inNode, ...Object.fromEntries(Object.keys(browsers).map((name) => [name, inBrowser])) }

const sorted = (values) => values.toSorted((a, b) => a - b)
const median = (values) => sorted(values)[Math.floor(values.length / 2)]

/** What is measured, each beside what it is compared with: the figures come in turn, so that a busy machine slows both. */
function contestants({ engine, 'js-flags': jsFlags, arithmetic, against, page }) {
  const chosen = engine ?? (page ? ['chromium'] : ['native', 'node', 'chromium'])
  return chosen.flatMap((name) => {
    const plain = { name, engine: name, build: root }
    const others = [plain]
    if (against) others.push({ ...plain, name: `${name}, other`, build: resolve(against), slower: plain })
    if (jsFlags && name === 'chromium') others.push({ ...plain, name: `${name} ${jsFlags}`, jsFlags, faster: plain })
    if (arithmetic && name === 'native')
      others.push({ ...plain, name: `${name}, ${arithmetic}`, arithmetic, faster: plain })
    return others
  })
}

function print({ engine, task, model, ms_per_step, fastest, slowest, gflops, share, ratio, profile }) {
  const time = `${ms_per_step.toFixed(2).padStart(8)}  ${`[${fastest.toFixed(2)}, ${slowest.toFixed(2)}]`.padEnd(18)}`
  const speed = gflops
    ? `${gflops.toFixed(1).padStart(6)} GFLOP/s  ${(100 * share).toFixed(0).padStart(3)} % of the peak`
    : ''
  const compared = ratio ? `  ${ratio.toFixed(2)} x` : ''
  console.log(`${engine.padEnd(28)}${task.padEnd(16)}${model.padEnd(10)}${time}${speed}${compared}`)
  const total = (profile ?? []).reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  for (const { what, milliseconds } of profile ?? []) {
    const part = ((100 * milliseconds) / total).toFixed(1)
    console.log(`  ${milliseconds.toFixed(3).padStart(8)} ms ${part.padStart(5)} %  ${what}`)
  }
}

function workloadsOf({ task: wanted, page }) {
  // What the paper reports, but for what somebody has to bring.
  const simulated = JSON.parse(tableText()).tasks.filter(({ takes_file }) => !takes_file)
  const stranger = wanted?.find((task) => !simulated.some(({ id }) => id === task))
  if (stranger !== undefined) {
    throw new Error(`--task ${stranger} is unknown: use ${simulated.map(({ id }) => id).join(', ')}.`)
  }
  const chosen = simulated.filter(({ id, paper }) => wanted?.includes(id) ?? paper.length > 0)
  return chosen.flatMap(({ id, default_models }) =>
    page ? [{ task: id, model: 'all' }] : default_models.map((model) => ({ task: id, model })),
  )
}

/** The median over the runs, beside the row that this one is compared with. */
function rowOf({ name, faster, slower }, { task, model }, figures, rows) {
  const middle = (key) => (figures[0][key] === undefined ? undefined : median(figures.map((figure) => figure[key])))
  const times = sorted(figures.map(({ ms }) => ms))
  const other = rows.find((row) => row.engine === (faster ?? slower)?.name && row.task === task && row.model === model)
  const ms = median(times)
  return {
    engine: name,
    task,
    model,
    ms_per_step: ms,
    fastest: times[0],
    slowest: times.at(-1),
    gflops: middle('gflops'),
    peak_gflops: middle('peak'),
    share: middle('share'),
    ratio: other && (faster ? other.ms_per_step / ms : ms / other.ms_per_step),
    profile: figures[0].profile,
  }
}

await main(async () => {
  const text = { type: 'string' }
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      page: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      processes: { ...text, default: '5' },
      engine: { ...text, multiple: true },
      task: { ...text, multiple: true },
      'js-flags': text,
      arithmetic: text,
      against: text,
    },
  })
  if (values.help) return void console.log(help)
  const processes = Number(values.processes)
  if (!Number.isInteger(processes) || processes < 1) throw new Error('--processes needs a whole number from 1 on.')
  const possible = Object.keys(values.page ? browsers : engines)
  const unknown = values.engine?.find((name) => !possible.includes(name))
  if (unknown !== undefined) {
    throw new Error(`--engine ${unknown}${values.page ? ' has no page' : ' is unknown'}: use ${possible.join(', ')}.`)
  }
  setUp()
  build()
  const workloads = workloadsOf(values)
  const measured = contestants(values).map((contestant) => ({ contestant, runs: [] }))
  for (let run = 0; run < processes; ++run) {
    for (const { contestant, runs } of measured) {
      const { engine } = contestant
      runs.push(await engines[engine]({ ...contestant, workloads, page: values.page, profile: values.profile }))
    }
  }
  const rows = []
  for (const { contestant, runs } of measured) {
    for (const [i, workload] of workloads.entries()) {
      const figures = runs.map((run) => run[i])
      rows.push(rowOf(contestant, workload, figures, rows))
    }
  }
  const machine = cpus()[0].model
  if (values.json) return void console.log(JSON.stringify({ machine, processes, rows }))
  console.log(`\nms per training step on ${machine}: median [fastest, slowest] of ${processes} fresh processes;`)
  if (!values.page) {
    console.log('useful GFLOP/s: the large products of a step; the peak: multiplications and additions alone')
  }
  console.log()
  for (const row of rows) print(row)
})
