// npm run fuzz [-- --seconds N]: builds the fuzz targets, with the sanitizers, and lets each look for inputs that break
// it, from the corpus in tests/fuzz/corpus on. They run side by side, as many at a time as there are cores. What one
// learns is kept in build/fuzz/corpus; an input that breaks it, in build/fuzz/found. The last line is the sum.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildPreset } from './build.mjs'
import { main, root } from './command.mjs'
import { setUp } from './setup.mjs'

const sources = join(root, 'tests/fuzz')
const build = join(root, 'build/fuzz')
const targets = readdirSync(sources)
  .filter((name) => /^fuzz_.*\.cpp$/.test(name))
  .map((name) => name.slice('fuzz_'.length, -'.cpp'.length))

function run(target, seconds) {
  const seeds = join(sources, 'corpus', target)
  if (!existsSync(seeds)) throw new Error(`The fuzz target ${target} has no corpus; put some inputs into ${seeds}.`)
  const learned = join(build, 'corpus', target)
  mkdirSync(learned, { recursive: true })
  const dictionary = join(sources, `${target}.dict`)
  const args = [
    `-max_total_time=${seconds}`,
    '-timeout=10',
    '-print_final_stats=1',
    `-artifact_prefix=${join(build, 'found', `${target}-`)}`,
    ...(existsSync(dictionary) ? [`-dict=${dictionary}`] : []),
    learned,
    seeds,
  ]
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(join(build, `fuzz_${target}`), args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (text) => {
      output += text
    })
    child.on('error', (error) => resolve({ passed: false, runs: 0, output: error.message }))
    child.on('close', (status) => {
      const runs = Number(/number_of_executed_units: *(\d+)/.exec(output)?.[1] ?? 0)
      resolve({ passed: status === 0 && runs > 0, runs, output })
    })
  })
}

/** Without what it says of each input that it keeps. */
const telling = (output) =>
  output
    .split('\n')
    .filter((line) => !/^#\d+\s|# Uses: /.test(line))
    .join('\n')

await main(async () => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' }, results: { type: 'string' } } })
  const seconds = Number(values.seconds)
  if (!(Number.isInteger(seconds) && seconds > 0)) {
    throw new Error(`The option --seconds is ${values.seconds}; it has to be a whole number from 1.`)
  }
  setUp()
  buildPreset('fuzz', 'fuzz_targets')
  mkdirSync(join(build, 'found'), { recursive: true })

  const waiting = [...targets]
  const outcomes = []
  const work = async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      const { passed, runs, output } = await run(target, seconds)
      if (!passed) console.error(`\n${telling(output)}`)
      console.log(`${(passed ? 'ok' : 'FAILED').padEnd(7)} ${target.padEnd(22)} ${runs} runs`)
      outcomes.push({ target, passed, output })
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))

  const broken = outcomes.filter(({ passed }) => !passed)
  const failures = broken.map(({ target, output }) => ({
    name: target,
    why: /ERROR: .*/.exec(output)?.[0] ?? telling(output).trim().split('\n')[0],
  }))
  const passed = outcomes.length - failures.length
  if (values.results !== undefined) writeFileSync(values.results, JSON.stringify({ passed, skipped: 0, failures }))
  const failed = failures.length
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
})
