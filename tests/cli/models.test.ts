// Any number of models side by side.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folder, json, printed, refusal } from './program'

const quick = ['--steps', '3', '--widths', '4', '--trajectories', '4', '--points', '6']
const long = ['--steps', '1000000'] // nobody waits for it: what is refused must be refused before
const query = 'task=spring&steps=3&widths=4&trajectories=4&points=6'
const table = json('tasks')
const all: string[] = table.models.map(({ id }: { id: string }) => id)

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

const modelsOf = (result: object) => Object.keys(result).slice(1)

describe('--models', () => {
  it('of hnn train keeps the order, and each model is as if it were trained alone', () => {
    const result = json('train', 'spring', '--models', 'separable,newtonian,dissipative', ...quick)
    expect(Object.keys(result)).toEqual(['experiment', 'separable', 'newtonian', 'dissipative'])
    for (const model of modelsOf(result)) {
      const alone = json('train', 'spring', '--model', model, ...quick)
      expect(result[model].model).toBe(model)
      expect(result[model].weights_hash).toBe(alone.weights_hash)
      expect(result[model].energy_mse).toBe(alone.energy_mse)
    }
    const hashes = modelsOf(result).map((model) => result[model].weights_hash)
    expect(new Set(hashes).size).toBe(3)
    const text = printed('train', 'spring', '--models', 'separable,newtonian,dissipative', ...quick)
    expect(text).toMatch(/^ +separable +newtonian +dissipative$/m)
    expect(text.match(/^train loss .*$/m)?.[0].split(/ {2,}/)).toHaveLength(4)
  })

  it('of hnn train may name one, which is then a model like any other', () => {
    const model = files.path('model')
    const result = json('train', 'spring', '--models', 'newtonian', '--out', model, ...quick)
    expect(result.model).toBe('newtonian')
    expect(json('evaluate', model).weights_hash).toBe(result.weights_hash)
  })

  it('of hnn run comes before those of the link', () => {
    expect(modelsOf(json('run', `${query}&models=hnn`, '--models', 'newtonian,baseline'))).toEqual([
      'newtonian',
      'baseline',
    ])
  })

  it('of hnn reproduce gives a row for each', () => {
    const results = ['--results', files.path('results')]
    const { table: rows } = json('reproduce', 'spring', '--models', all.join(','), ...quick, ...results)
    const losses = rows.filter(({ figure }: { figure: string }) => figure === 'train_loss')
    expect(losses.map(({ model }: { model: string }) => model)).toEqual(all)
    const paper = all.map((id) => (['baseline', 'hnn'].includes(id) ? 3.7e-2 : null))
    expect(losses.map((row: { paper: number | null }) => row.paper)).toEqual(paper)
  })

  it('of hnn figure draws each, with its label', () => {
    const svg = files.path('figure.svg')
    printed(
      'figure',
      'spring',
      '--models',
      'separable,baseline,dissipative,hnn',
      '--svg',
      svg,
      '--until',
      '1',
      ...quick,
    )
    const drawn = readFileSync(svg, 'utf8')
    const drawnIds = ['separable', 'baseline', 'dissipative', 'hnn']
    for (const { label, has_energy } of table.models.filter(({ id }: { id: string }) => drawnIds.includes(id))) {
      expect(drawn).toContain(`>${label}<`)
      expect(drawn.includes(`Learned H: ${label}<`)).toBe(has_energy)
    }
    expect(drawn).not.toContain('Newtonian')
  })

  it('is refused where it names what cannot be trained side by side', () => {
    const train = (models: string) => refusal('train', 'spring', '--models', models, ...long)
    expect(train('hnn,hnm')).toBe('There is no model "hnm"; did you mean hnn?')
    expect(train('hnn,')).toContain('There is no model ""')
    expect(train('')).toContain('There is no model ""')
    expect(train('hnn,hnn')).toContain('each once')
    expect(train(all.join(','))).toContain('1 to 4 models')
    expect(refusal('run', query, '--models', all.join(','))).toContain('1 to 4 models')
    expect(refusal('run', `${query}&models=${all.join(',')}`)).toContain('1 to 4 models')
    expect(refusal('figure', 'spring', '--models', 'hnm', '--svg', files.path('a.svg'), ...long)).toContain('"hnm"')
    expect(refusal('train', 'spring', '--models', 'hnn', '--model', 'hnn', ...long)).toContain('given twice')
    expect(refusal('train', 'spring', '--models', 'hnn,baseline', '--out', files.path('model'), ...long)).toBe(
      'The option --out takes the weights of one model, but --models names 2; train each with --model.',
    )
  })

  it('is refused where a task gives what a model needs to none', () => {
    for (const { id, models } of table.tasks) {
      for (const model of all.filter((name) => !models.includes(name))) {
        expect(refusal('train', id, '--models', model, ...long)).toContain('dq/dt')
      }
    }
  })
})

describe('a link', () => {
  it('may name its models, in order', () => {
    const result = json('run', `${query}&models=dissipative,separable,newtonian,baseline`)
    expect(modelsOf(result)).toEqual(['dissipative', 'separable', 'newtonian', 'baseline'])
    for (const model of modelsOf(result)) expect(result[model].weights_hash).toMatch(/^[0-9a-f]{16}$/)
  })

  it('may name one by model=', () => {
    expect(json('run', `${query}&model=separable`)).toMatchObject({
      experiment: { model: 'separable' },
      separable: { model: 'separable', steps: 3 },
    })
  })

  it('that names none has those of the task', () => {
    const { default_models } = table.tasks.find(({ id }: { id: string }) => id === 'damped-spring')
    const result = json('run', query.replace('spring', 'damped-spring'))
    expect(modelsOf(result)).toEqual(default_models)
  })

  it('may not name them twice', () => {
    expect(refusal('run', `${query}&models=hnn&model=baseline`)).toContain('given twice')
    expect(refusal('run', `${query}&models=hnn&models=baseline`)).toContain('given twice')
  })
})
