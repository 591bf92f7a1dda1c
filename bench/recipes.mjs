import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, tableText } from '../scripts/build.mjs'
import { commitHere, main, root } from '../scripts/command.mjs'
import { place } from '../scripts/place.mjs'
import { setUp } from '../scripts/setup.mjs'
import { browsers, inWorker } from './browsers.mjs'
import { median, table } from './report.mjs'

const help = `npm run recipes -- [OPTIONS]: trains by the paper's recipe and by the fast one, in turn, natively on one thread, and
writes what each comes to, and the time of either, into docs/speed.md. For Chromium it times steps.

  --task NAME   only that one; may be repeated [those that the paper reports and that are simulated]
  --seeds N     seeds of each [3]
  --native      not in Chromium
  --print       write nothing`

const recipes = ['paper', 'fast']

function trained(task, model, recipe, seed) {
  const args = ['train', task, '--model', model, '--recipe', recipe, '--seed', String(seed), '--threads', '1', '--json']
  const text = execFileSync(join(root, 'build/native/hnn'), args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { test_loss: loss, energy_mse: energy, ms_per_step: ms, steps } = JSON.parse(text)
  return { loss, energy, seconds: (ms * steps) / 1000 }
}

/** Medians over the seeds, of both recipes. */
function compared({ task, model }, seeds) {
  const runs = recipes.map(() => [])
  for (let seed = 0; seed < seeds; ++seed) {
    for (const [i, recipe] of recipes.entries()) runs[i].push(trained(task, model, recipe, seed))
  }
  const [paper, fast] = runs.map((all) =>
    Object.fromEntries(['loss', 'energy', 'seconds'].map((key) => [key, median(all.map((run) => run[key]))])),
  )
  return { task, model, paper, fast }
}

const figure = (value) => value.toExponential(1).replace('+', '')
const both = (paper, fast, text) => `${text(paper)} → ${text(fast)}`
const seconds = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0))
const share = (paper, fast) => `1/${(paper / fast).toFixed(paper / fast < 10 ? 1 : 0)}`

function tableOf(rows, inChromium) {
  const heads = [
    'task',
    'model',
    'test loss',
    'energy MSE',
    'native, s',
    '',
    ...(inChromium ? ['Chromium, s', 'fast takes'] : []),
  ]
  const lines = rows.map(({ task, model, paper, fast, chromium }) => [
    task,
    model,
    both(paper.loss, fast.loss, figure),
    both(paper.energy, fast.energy, figure),
    both(paper.seconds, fast.seconds, seconds),
    share(paper.seconds, fast.seconds),
    ...(chromium ? [both(...chromium, seconds), share(...chromium)] : []),
  ])
  return table(heads, lines)
}

await main(async () => {
  const text = { type: 'string' }
  const flag = { type: 'boolean', default: false }
  const { values } = parseArgs({
    options: {
      help: flag,
      native: flag,
      print: flag,
      task: { ...text, multiple: true },
      seeds: { ...text, default: '3' },
    },
  })
  if (values.help) return void console.log(help)
  const seeds = Number(values.seeds)
  if (!Number.isInteger(seeds) || seeds < 1) throw new Error('--seeds needs a whole number from 1 on.')
  setUp()
  build()
  const { tasks } = JSON.parse(tableText())
  const known = tasks.filter(({ takes_file }) => !takes_file)
  const stranger = values.task?.find((task) => !known.some(({ id }) => id === task))
  if (stranger !== undefined) {
    throw new Error(`--task ${stranger} is unknown: use ${known.map(({ id }) => id).join(', ')}.`)
  }
  const chosen = known.filter(({ id, paper }) => values.task?.includes(id) ?? paper.length > 0)
  const workloads = chosen.flatMap(({ id, default_models }) => default_models.map((model) => ({ task: id, model })))
  const rows = workloads.map((workload) => {
    const row = compared(workload, seeds)
    console.error(tableOf([row], false).split('\n').at(-1))
    return row
  })
  if (!values.native) {
    const order = workloads.flatMap((workload) => recipes.map((recipe) => ({ ...workload, recipe })))
    const timed = await inWorker(browsers.chromium, root, { workloads: order })
    for (const [i, row] of rows.entries()) {
      const task = chosen.find(({ id }) => id === row.task)
      const steps = [task.defaults.code.steps, task.fast_defaults.code.steps]
      row.chromium = recipes.map((_, r) => (timed[2 * i + r].ms * steps[r]) / 1000)
    }
  }
  const asked = process.argv.slice(2).filter((arg) => arg !== '--print')
  const commit = commitHere()
  const command = `npm run recipes${asked.length > 0 ? ` -- ${asked.join(' ')}` : ''}`
  const report = `\`${command}\` at commit ${commit}, on ${cpus()[0].model}; medians of ${seeds} seeds, paper → fast.\n\n${tableOf(rows, !values.native)}\n`
  if (values.print) return void console.log(report)
  place('docs/speed.md', 'npm run recipes', report)
})
