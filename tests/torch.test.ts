// The scripts that the page offers beside the weights, run by PyTorch and compared with the program: where PyTorch is
// installed, as Debian's python3-torch is.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { hasScript, type Scripted, scripts } from '../web/src/app/exchange/torch/scripts'
import type { Experiment, Model, Solver, Table, Task } from '../web/src/app/state/table'
import { folder, json, printed } from './cli/program'

const files = folder()
afterAll(() => files.remove())

const pythons = ['python3', '/usr/bin/python3']
const python = pythons.find((path) => spawnSync(path, ['-c', 'import torch']).status === 0)
const { models, solvers }: Pick<Table, 'models' | 'solvers'> = json('tasks')
const { tasks }: Table = json('tasks')
const closest = 1e-5

/** The columns of a CSV by their names. */
function columnsOf(csv: string): Map<string, number[]> {
  const [header = '', ...rows] = csv.trim().split('\n')
  const cells = rows.map((row) => row.split(',').map(Number))
  return new Map(header.split(',').map((name, i) => [name, cells.map((row) => row[i] as number)]))
}

/** The largest difference beside the largest value. */
function apart(a: readonly number[] | undefined, b: readonly number[] | undefined): number {
  expect(a?.length).toBe(b?.length)
  const differences = (a ?? []).map((value, i) => Math.abs(value - (b?.[i] as number)))
  return Math.max(...differences) / Math.max(...(b ?? []).map(Math.abs))
}

function experimentOf(file: string): Experiment {
  const content = readFileSync(file)
  const length = Number(content.readBigUInt64LE(0))
  return JSON.parse(JSON.parse(content.subarray(8, 8 + length).toString()).__metadata__.experiment)
}

function runPython(script: string, ...args: string[]): string {
  const path = files.path('script.py')
  writeFileSync(path, script)
  return execFileSync(python as string, [path, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 })
}

const able = models.filter(hasScript)
// Each model under one solver, and each solver with a model that takes them all.
const [everywhere] = able.filter(({ separable }) => separable)
const pairs = able.flatMap((model) =>
  (model === everywhere ? solvers : solvers.slice(0, 1)).map((solver) => ({ model: model.id, solver: solver.id })),
)

function scripted(model: Model, solver: Solver, experiment: Experiment, start: number[], points: number): Scripted {
  return {
    task: tasks.find(({ id }) => id === experiment.task) as Task,
    model,
    solver,
    experiment,
    names: start.length === 2 ? ['q', 'p'] : start.map((_, i) => `x${i}`),
    start,
    points,
    link: 'https://example.org/?task=spring',
    files: { script: 'script.py', weights: 'weights.safetensors', data: 'data.csv' },
  }
}

it('is offered for most models', () => {
  expect(able.length).toBeGreaterThanOrEqual(models.length - 1)
})

// Without PyTorch there is nothing to compare with: its package has a gigabyte.
describe.skipIf(python === undefined)('PyTorch', () => {
  it.each(pairs)('$model under $solver: the same H, dx/dt and motion', async ({ model: id, solver: method }) => {
    const model = models.find((one) => one.id === id) as Model
    const solver = solvers.find((one) => one.id === method) as Solver
    const file = files.path(`${id}.safetensors`)
    printed(
      'train',
      'spring',
      '--models',
      id,
      '--widths',
      '16,12',
      '--steps',
      '30',
      '--activation',
      'swish',
      '--out',
      file,
    )
    const until = 3
    const points = 61
    const how = ['--integrator', method, '--time-step', '0.07', '--until', String(until), '--points', String(points)]
    const csv = files.path('motion.csv')
    printed('rollout', file, '--from', '0.7,0.1', ...how, '--csv', csv)
    const ours = columnsOf(readFileSync(csv, 'utf8'))
    const experiment = { ...experimentOf(file), time_step: 0.07, until }
    const shown = scripted(model, solver, experiment, [0.7, 0.1], points)
    const theirs = columnsOf(runPython(await scripts.following(shown), file))
    for (const name of ['q', 'p']) expect(apart(theirs.get(name), ours.get(name))).toBeLessThan(closest)
    expect(theirs.has('H')).toBe(model.has_energy)
    if (model.has_energy) expect(apart(theirs.get('H'), ours.get('hamiltonian'))).toBeLessThan(closest)
  })

  it.each(able.map(({ id }) => id))('%s: the same training from the seed, in batches too', async (id) => {
    const model = models.find((one) => one.id === id) as Model
    for (const [task, batch] of [
      ['spring', '0'],
      ['two-body', '20'],
    ] as const) {
      const settings = ['--models', id, '--widths', '16,12', '--trajectories', '8', '--points', '12', '--batch', batch]
      const data = files.path('data.csv')
      printed('dataset', task, ...settings.slice(4, 8), '--csv', data)
      const [file, other] = [files.path('ours.safetensors'), files.path('theirs.safetensors')]
      const trained = json('train', task, ...settings, '--steps', '25', '--out', file)
      const start = task === 'spring' ? [0, 0] : [0, 0, 0, 0, 0, 0, 0, 0]
      const shown = scripted(model, solvers[0] as Solver, experimentOf(file), start, 2)
      const told = runPython(await scripts.training(shown), data, other)
      const losses = told
        .trim()
        .split('\n')
        .slice(1, -1)
        .map((line) => Number(line.split(',')[1]))
      expect(losses).toHaveLength(25)
      const evaluated = json('evaluate', other)
      expect(apart([evaluated.test_loss], [trained.test_loss])).toBeLessThan(closest)
      expect(apart([Number(told.trim().split(',').at(-1))], [trained.test_loss])).toBeLessThan(closest)
    }
  })
})
