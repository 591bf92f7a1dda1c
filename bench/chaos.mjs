import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commitHere, root } from '../scripts/command.mjs'
import { median, reporting, table } from './report.mjs'

const help = `npm run chaos -- [OPTIONS]: how near the learned sections of a star are to the true ones, and how near its exponents,
into docs/results.md.

  --seeds N     trainings of each model [3]
  --print       write nothing`

const trainings = ['henon-heiles --model baseline', 'henon-heiles --model hnn'].map((asked) => `${asked} --recipe fast`)
const solvers = ['dopri5', 'rk4', 'yoshida4']
const sections = `--energy ${1 / 12} --orbits 5 --crossings 400`
const exponents = '--energy 0.1666 --orbits 10 --until 4000'

/** What the command line says to words that are set apart by a space each. */
function hnn(words, ...args) {
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
  return JSON.parse(execFileSync(join(root, 'build/native/hnn'), [...words.split(' '), ...args, '--json'], options))
}

const text = (value) => value.toPrecision(2).replace('e+', 'e')
const spread = (values) => `${text(median(values))} [${text(Math.min(...values))}, ${text(Math.max(...values))}]`

/** The exponent of the truth under each of the solvers. */
function truths() {
  const lines = solvers.map((integrator) => {
    const { solver, motions } = hnn(`lyapunov henon-heiles ${exponents} --integrator ${integrator}`)
    return [solver, `${motions[0].exponent.toFixed(4)} ± ${motions[0].stderr.toFixed(4)}`, text(motions[0].together)]
  })
  return table(['truth by', 'exponent, mean of the orbits ± s.e.', 'together, median'], lines)
}

/** Trainings of one model: how far its sections are from the true ones, and its exponents. */
function learned(training, seeds, folder) {
  const runs = Array.from({ length: seeds }, (_, seed) => {
    const file = join(folder, 'trained.safetensors')
    hnn(`train ${training} --seed ${seed}`, '--out', file)
    const { median_distance: distance } = hnn(`section ${sections}`, file).sections[1]
    const { exponent, together } = hnn(`lyapunov ${exponents}`, file).motions[1]
    return { distance, exponent, together }
  })
  return [
    `\`hnn train ${training}\``,
    ...['distance', 'exponent', 'together'].map((key) => spread(runs.map((run) => run[key]))),
  ]
}

await reporting('chaos', help, (seeds) => {
  const folder = mkdtempSync(join(tmpdir(), 'hnn-chaos-'))
  try {
    const lines = trainings.map((training) => learned(training, seeds, folder))
    const heads = ['learned by', 'distance of crossings', 'exponent, mean of the orbits', 'together']
    const commit = commitHere()
    const said = `\`npm run chaos -- --seeds ${seeds}\` at commit ${commit}: medians over ${seeds} trainings, in brackets the least and the largest.`
    return `${said}\n\n${truths()}\n\n${table(heads, lines)}\n`
  } finally {
    rmSync(folder, { recursive: true })
  }
})
