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

  it('has a row for every task, and two for the recording', () => {
    const text = printed('reproduce', ...quick, ...results())
    for (const { id } of json('tasks').tasks) expect(text).toContain(`| ${id}`)
    expect(text).toMatch(/real-pendulum, forward \(simulated stand-in\)/)
    expect(text).toMatch(/real-pendulum, central \(simulated stand-in\)/)
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

  it('writes each run as CSV', () => {
    const csv = printed('reproduce', 'spring', '--seeds', '2', '--csv', '-', ...quick, ...results())
    expect(csv.trimEnd().split('\n')).toHaveLength(1 + 4)
    expect(csv).toMatch(/^name,data,model,seed,steps,train_loss,/)
  })

  it.each([
    [['sprin'], /^The setting task is "sprin".* did you mean spring\?$/],
    [['spring', '--seeds', '0'], 'The option --seeds is "0", but it has to be a whole number from 1 to 1000.'],
    [['spring', '--jobs', 'all'], 'The option --jobs is "all", but it has to be a whole number from 1 to 256.'],
    [['spring', '--data', '/nowhere'], 'The file "/nowhere" does not exist.'],
    [['spring', '--results', '/dev/null/x'], /^The folder "\/dev\/null\/x" cannot be made/],
  ])('refuses %j', (args, sentence) => {
    expect(refusal('reproduce', ...args)).toMatch(sentence)
  })
})
