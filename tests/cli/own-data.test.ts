import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folder, json, printed, refusal } from './program'

const quick = ['--steps', '3', '--widths', '4']

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

function file(name: string, lines: readonly string[]): string {
  writeFileSync(files.path(name), lines.join('\n'))
  return files.path(name)
}

const times = Array.from({ length: 40 }, (_, i) => i / 10)
const swing = ['t,q,p', ...times.map((t) => `${t},${Math.cos(t)},${-Math.sin(t)}`)]
const train = (path: string, ...args: string[]) => json('train', 'own-data', '--data', path, ...quick, ...args)

/** The columns of the data that are learned from, by their names. */
function learned(path: string, ...args: string[]): Map<string, string[]> {
  const csv = printed('dataset', 'own-data', '--data', path, ...args, '--csv', '-')
  const [head = [], ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  return new Map(head.map((name, i) => [name, rows.map((row) => row[i] ?? '')]))
}
const numbers = (columns: Map<string, string[]>, name: string) => (columns.get(name) ?? []).map(Number)

describe('a recording of your own', () => {
  it('is learned from without a word on an energy that nobody knows', () => {
    const path = file('swing.csv', swing)
    const result = train(path)
    expect(result).toMatchObject({ task: 'own-data', data: 'measured', left_at: null })
    expect(result).toMatchObject({ energy_mse: null, energy_mse_stderr: null, energy_drift: null })
    expect(result.coordinate_mse).toBeGreaterThan(0)
    expect(result.train_loss).toBeGreaterThan(0)
    const text = printed('train', 'own-data', '--data', path, ...quick)
    expect(text).toMatch(/^energy MSE +not known$/m)
    expect(text).not.toMatch(/nan|inf|energy drift|noise floor|left/i)
  })

  it('may be of t and q alone: p is then the derivative of q', () => {
    const path = file('positions.csv', ['t,q', ...times.map((t) => `${t},${Math.cos(t)}`)])
    const columns = learned(path)
    expect([...columns.keys()]).toEqual(['split', 'id', 't', 'q', 'p', 'dqdt', 'dpdt'])
    expect(numbers(columns, 't').length).toBeGreaterThan(30)
    for (const [i, t] of numbers(columns, 't').entries()) {
      expect(numbers(columns, 'p')[i]).toBeCloseTo(-Math.sin(t), 2)
    }
    expect(train(path).train_loss).toBeGreaterThan(0)
  })

  it('may hold several trajectories, each with an id and times of its own', () => {
    const rows = ['fast', 'slow'].flatMap((id, k) =>
      times.slice(0, 20 + 5 * k).map((t) => `${id},${t * (k + 1)},${Math.cos(t)},${-Math.sin(t)}`),
    )
    const path = file('trials.csv', ['id,t,q,p', ...rows])
    const columns = learned(path)
    expect([...new Set(columns.get('id'))].sort()).toEqual(['fast', 'slow'])
    // No derivative is taken from the end of one trajectory to the start of another.
    for (const name of ['dqdt', 'dpdt']) {
      expect(Math.max(...numbers(columns, name).map(Math.abs))).toBeLessThan(1.1)
    }
    expect(train(path).train_loss).toBeLessThan(10)
  })

  it('may have two degrees of freedom', () => {
    const head = 't,q1,q2,p1,p2'
    const rows = times.map((t) => [t, Math.cos(t), Math.cos(2 * t), -Math.sin(t), -2 * Math.sin(2 * t)].join(','))
    const path = file('two.csv', [head, ...rows])
    expect([...learned(path).keys()].slice(3)).toEqual(['q1', 'q2', 'p1', 'p2', 'dq1dt', 'dq2dt', 'dp1dt', 'dp2dt'])
    const model = files.path('model')
    train(path, '--out', model)
    expect(json('rollout', model, '--data', path, '--from', '1,0,0,1').end).toHaveLength(4)
    expect(refusal('rollout', model, '--data', path, '--from', '1,0')).toContain('has 4')
    expect(refusal('rollout', model, '--data', file('one.csv', swing))).toMatch(/states of 2 numbers\.$/)
  })

  it('may have semicolons and decimal commas', () => {
    const semicolons = swing.map((line) => line.replaceAll(',', ';').replaceAll('.', ','))
    expect(train(file('comma.csv', semicolons)).weights_hash).toBe(train(file('point.csv', swing)).weights_hash)
  })

  it('may have columns of other names and units, which a person chooses', () => {
    const rows = times.map((t) => `${t};0;${(Math.cos(t) * 180) / Math.PI}`.replaceAll('.', ','))
    const path = file('messung.csv', ['Zeit;Strom;Winkel', ...rows])
    const columns = learned(path, '--columns', 't=Zeit,q=Winkel[deg]')
    for (const [i, t] of numbers(columns, 't').entries()) {
      expect(numbers(columns, 'q')[i]).toBeCloseTo(Math.cos(t), 12)
    }
    expect(refusal('train', 'own-data', '--data', path, '--columns', 't=Zeit,q=Weg')).toContain('"Weg"')
    expect(refusal('train', 'own-data', '--data', path, '--columns', 'Zeit')).toContain('"Zeit" gives no column')
  })

  it('may be what hnn dataset wrote', () => {
    const path = files.path('written.csv')
    const options = ['--trajectories', '4', '--points', '12', '--noise', '0']
    printed('dataset', 'spring', ...options, '--csv', path)
    const columns = learned(path)
    expect(new Set(columns.get('id')).size).toBe(4)
    for (const [i, q] of numbers(columns, 'q').entries()) {
      expect(numbers(columns, 'dpdt')[i]).toBeCloseTo(-2 * q, 0)
    }
    expect(train(path, '--derivatives', 'forward').train_loss).toBeGreaterThan(0)
  })

  it('is asked for again when its model is evaluated or rolled out', () => {
    const path = file('swing.csv', swing)
    const model = files.path('model')
    const { ms_per_step: _, seconds: __, ...trained } = train(path, '--out', model)
    const { ms_per_step: ___, seconds: ____, ...found } = json('evaluate', model, '--data', path)
    expect(found).toEqual(trained)
    const motion = json('rollout', model, '--data', path, '--until', '1')
    expect(motion).toMatchObject({ task: 'own-data', energy: null })
    expect(motion.hamiltonian.start).toEqual(expect.any(Number))
    const csv = printed('rollout', model, '--data', path, '--true-motion', '--csv', '-')
    expect(csv).toMatch(/^t,q,p\n0,/)
    expect(refusal('evaluate', model)).toContain('--data')
    expect(refusal('rollout', model, '--data', path, '--true-motion', '--from', '9,9')).toContain('leave --from out')
  })
})

describe('what cannot be learned from is refused', () => {
  const refused = (lines: readonly string[]) =>
    refusal('train', 'own-data', '--data', file('refused.csv', lines), '--steps', '1000000')

  it('where there is no file', () => {
    expect(refusal('train', 'own-data')).toBe(
      'The task own-data learns from a recording of yours; name its file with --data.',
    )
  })

  it.each([
    ['a word for a number', [...swing.slice(0, 12), '1.2,here,0', ...swing.slice(13)], /^Line 13 has "here"/],
    ['a number that is not finite', [...swing, '4,1,inf'], /^Line 42 has "inf"/],
    ['a time that goes back', [...swing, '3,1,1'], /^Line 42 has a time that goes back \("3"\)/],
    ['a time that repeats', [...swing, '3.9,1,1'], /^Line 42 has a time that repeats/],
    ['a gap', [...swing.slice(0, 20), '1.9,,0', ...swing.slice(21)], /^Line 21 has no value in the column "q"/],
    ['a cell too many', [...swing, '4,1,1,1'], /^Line 42 has 4 cells for 3 columns/],
    [
      'decimal commas between commas',
      ['t,q,p', ...swing.slice(1).map((line) => line.replaceAll('.', ','))],
      /^Line \d/,
    ],
    ['a few rows alone', swing.slice(0, 6), /\b10\b/],
    ['no column for q', ['t,a,b', ...swing.slice(1)], /^Line 1 /],
  ])('with %s', (_, lines, sentence) => {
    expect(refused(lines)).toMatch(sentence)
  })

  it('where it is more than a model of the task can take', () => {
    expect(refusal('train', 'own-data', '--data', file('swing.csv', swing), '--noise', '0.1')).toContain(
      'has no effect',
    )
    expect(refusal('train', 'own-data', '--data', file('swing.csv', swing), '--from', '1')).toContain('even count')
  })
})
