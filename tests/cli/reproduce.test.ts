import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folder, json, printed, refusal } from './program'

const quick = ['--steps', '3', '--widths', '4']

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

const results = () => ['--results', files.path('results')]
const written = () => readdirSync(files.path('results')).map((name) => files.path(`results/${name}`))

describe('hnn reproduce', () => {
  it('gives the figures of hnn train, and their mean, standard error and median', () => {
    const { table, runs } = json('reproduce', 'spring', '--seeds', '3', ...quick, ...results())
    const losses = ['0', '1', '2'].map(
      (seed) => json('train', 'spring', '--model', 'baseline', '--seed', seed, ...quick).train_loss,
    )
    const of = (model: string) => runs.filter((run: { model: string }) => run.model === model)
    expect(of('baseline').map((run: { train_loss: number }) => run.train_loss)).toEqual(losses)
    expect(of('hnn')).toHaveLength(3)
    const row = table.find(
      (r: { model: string; figure: string }) => r.model === 'baseline' && r.figure === 'train_loss',
    )
    const mean = (losses[0] + losses[1] + losses[2]) / 3
    const squares = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0)
    expect(row).toMatchObject({ name: 'spring', paper: 3.7e-2, runs: 3, left: 0 })
    expect(row.mean).toBeCloseTo(mean, 12)
    expect(row.stderr).toBeCloseTo(Math.sqrt(squares / 2 / 3), 12)
    expect(row.median).toBe(losses.sort((a, b) => a - b)[1])
  })

  it("has a row for each of the paper's tasks and each of their models, and two for the recording", () => {
    const text = printed('reproduce', ...quick, ...results())
    const rows = text.split('\n').map((line) => line.split(' | '))
    for (const { id, paper, default_models: models } of json('tasks').tasks) {
      const ofTask = rows.filter(([name]) => name?.replace(/,.*/, '') === `| ${id}`)
      const names = new Set(ofTask.map(([name]) => name))
      const expected = paper.length === 0 ? [] : [...names].flatMap(() => models)
      expect(ofTask.map(([, model]) => model)).toEqual(expected)
      expect(names.size > 0).toBe(paper.length > 0)
    }
    expect(text).toMatch(/real-pendulum, forward \(simulated stand-in\)/)
    expect(text).toMatch(/real-pendulum, central \(simulated stand-in\)/)
  })

  it('has no column of the paper for tasks that the paper has not, and no energy where none is known', () => {
    const swing = Array.from({ length: 40 }, (_, i) => `${i / 10},${Math.cos(i / 10)}`)
    writeFileSync(files.path('swing.csv'), ['t,q', ...swing].join('\n'))
    const command = ['reproduce', 'damped-spring', 'own-data', '--data', files.path('swing.csv'), ...quick]
    const text = printed(...command, ...results())
    expect(text).not.toContain('paper')
    expect(text).toMatch(/^\| damped-spring \| dissipative \|( \d[^|]*\|){6}$/m)
    expect(text).toMatch(/^\| own-data, central \| dissipative \|( \d[^|]*\|){4} not known \| \|$/m)
    const { table, runs } = json(...command, ...results())
    const energies = table.filter(({ figure }: { figure: string }) => figure === 'energy_mse')
    const unknown = energies.filter(({ name }: { name: string }) => name.startsWith('own-data, '))
    expect(unknown).toHaveLength(2 * 3)
    for (const row of unknown) expect(row).toMatchObject({ mean: null, median: null, paper: null, left: 0 })
    expect(runs).toHaveLength(3 + 2 * 3)
  })

  it('takes the settings of its runs', () => {
    const options = ['--derivatives', 'central', '--learning-rate', '0.01', '--integrator', 'rk4', ...quick]
    const { runs } = json('reproduce', 'real-pendulum', '--models', 'dissipative', ...options, ...results())
    expect(runs).toHaveLength(1)
    const alone = json('train', 'real-pendulum', '--model', 'dissipative', ...options)
    expect(runs[0]).toMatchObject({ name: 'real-pendulum, central', solver: 'rk4 with steps of 0.01' })
    expect(runs[0].weights_hash).toBe(alone.weights_hash)
  })

  it('takes finished runs from its folder and does the others', () => {
    const command = ['reproduce', 'spring', '--seeds', '2', ...quick, ...results()]
    const first = json(...command)
    const [lost, ...kept] = written()
    if (lost) rmSync(lost)
    const before = kept.map((path) => statSync(path).mtimeMs)
    const second = json(...command)
    const timeless = (runs: Record<string, unknown>[]) => runs.map(({ ms_per_step, seconds, ...run }) => run)
    expect(timeless(second.runs)).toEqual(timeless(first.runs))
    expect(kept.map((path) => statSync(path).mtimeMs)).toEqual(before)
    expect(written()).toHaveLength(4)
  })

  it('takes nothing from other settings, or from a file that is cut short', () => {
    json('reproduce', 'spring', ...quick, ...results())
    const [path = ''] = written()
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 20))
    const { runs } = json('reproduce', 'spring', ...quick, ...results())
    expect(runs[0]).toMatchObject({ task: 'spring', model: 'baseline', steps: 3 })
    json('reproduce', 'spring', '--steps', '4', '--widths', '4', ...results())
    expect(written()).toHaveLength(4)
  })

  it('gives the same however many runs there are at a time', () => {
    const hashes = (jobs: string) =>
      json('reproduce', 'spring', '--seeds', '4', '--jobs', jobs, '--results', files.path(jobs), ...quick).runs.map(
        (run: { weights_hash: string }) => run.weights_hash,
      )
    expect(hashes('3')).toEqual(hashes('1'))
  })

  it('trains a task once that is named twice', () => {
    expect(json('reproduce', 'spring', 'spring', ...quick, ...results()).runs).toHaveLength(2)
  })

  it('writes each run as CSV', () => {
    const csv = printed('reproduce', 'spring', '--seeds', '2', '--csv', '-', ...quick, ...results())
    expect(csv.trimEnd().split('\n')).toHaveLength(1 + 4)
    expect(csv).toMatch(/^name,data,model,seed,steps,train_loss,/)
  })

  it.each([
    [['sprin'], /^The setting task is "sprin".* did you mean spring\?$/],
    [['spring', '--seeds', '0'], 'The option --seeds is "0", but it has to be a whole number from 1 to 1000.'],
    [['spring', '--jobs', 'all'], 'The option --jobs is "all", but it has to be a whole number from 1 to 256.'],
    [['spring', '--models', 'hnm'], 'There is no model "hnm"; did you mean hnn?'],
    [['own-data'], 'The task own-data learns from a recording of yours; name its file with --data.'],
    [['spring', '--data', '/nowhere'], 'The file "/nowhere" does not exist.'],
    [['spring', '--results', '/dev/null/x'], /^The folder "\/dev\/null\/x" cannot be made/],
  ])('refuses %j', (args, sentence) => {
    expect(refusal('reproduce', ...args)).toMatch(sentence)
  })
})
