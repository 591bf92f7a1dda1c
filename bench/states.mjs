import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { commitHere, root } from '../scripts/command.mjs'
import { median, reporting, table } from './report.mjs'

const help = `npm run states -- [OPTIONS]: trains from states alone, by central differences and by the loss of short motions through a
solver, and writes what each comes to into docs/results.md. A recording of the pendulum is taken where
HNN_REAL_PENDULUM_FILE names one.

  --seeds N     seeds of each [3]
  --print       write nothing`

const recording = process.env.HNN_REAL_PENDULUM_FILE
const adam = '--optimizer adam --schedule one-cycle --learning-rate 1e-2 --beta2 0.95'
const simulated = '--noise 0 --points 31 --optimizer gauss-newton --schedule one-cycle --batch 50 --steps 100'
/** What `hnn train` is asked for by both; of the loss of short motions; and whether it learns from the recording. */
const workloads = [
  { both: `spring --model hnn ${simulated}`, rollout: '--horizon 1' },
  { both: `spring --model baseline ${simulated}`, rollout: '--horizon 1' },
  { both: `pendulum --model hnn ${simulated}`, rollout: '--horizon 1' },
  { both: `pendulum --model baseline ${simulated}`, rollout: '--horizon 1' },
  {
    both: `real-pendulum --model dissipative ${adam} --widths 32,32 --batch 50 --steps 300`,
    rollout: '--derivatives central --horizon 12', // so that the same part tests
    recorded: true,
  },
]
const losses = [
  { name: 'central differences', flags: () => '--derivatives central' },
  { name: 'rollout', flags: ({ rollout }) => `--loss rollout ${rollout}` },
]

const figure = (value) => value.toExponential(1).replace('+', '')

function trained(flags, recorded, seed) {
  const data = recorded && recording ? ['--data', recording] : []
  const args = ['train', ...flags.split(' '), '--seed', String(seed), '--json', ...data]
  const text = execFileSync(join(root, 'build/native/hnn'), args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { coordinate_mse: square, energy_mse: energy, seconds } = JSON.parse(text)
  return { coordinate: Math.sqrt(square), energy, seconds }
}

await reporting('states', help, (seeds) => {
  const heads = ['learned by', 'coordinate error', 'energy MSE', 'seconds', '`hnn train`']
  const lines = workloads.flatMap((workload) =>
    losses.map(({ name, flags }) => {
      const given = `${workload.both} ${flags(workload)}`
      const runs = Array.from({ length: seeds }, (_, seed) => trained(given, workload.recorded, seed))
      const of = (key) => median(runs.map((run) => run[key]))
      const line = [name, figure(of('coordinate')), figure(of('energy')), of('seconds').toFixed(1), `\`${given}\``]
      console.error(line.join('  '))
      return line
    }),
  )
  const commit = commitHere()
  const asked = process.argv.slice(2).filter((arg) => arg !== '--print')
  const command = `npm run states${asked.length > 0 ? ` -- ${asked.join(' ')}` : ''}`
  return `\`${command}\` at commit ${commit}, on ${cpus()[0].model}; medians of ${seeds} seeds; the recording is ${recording ? 'the measured one' : 'simulated'}.\n\n${table(heads, lines)}\n`
})
