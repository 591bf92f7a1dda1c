// Links, single settings, columns of a recording and energies: what the page asks the core for.
import createHnn, { type Hnn, type Rollout } from '@wasm/hnn.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { json } from '../cli/program'

let hnn: Hnn
beforeAll(async () => {
  hnn = await createHnn()
})

const quick = 'steps=3&widths=4&trajectories=4&points=6'
const notTyped = (value: unknown) => value as never

describe('readLink', () => {
  it('gives every setting, fit for a trainer, and the models in order', () => {
    const { experiment, models, errors, notice } = hnn.readLink(
      'https://example.org/?task=pendulum&widths=8%2C8&models=newtonian,hnn#seed=3',
    )
    expect(experiment).toMatchObject({ task: 'pendulum', points: 45, widths: [8, 8], seed: 3, from: [] })
    expect(Object.keys(experiment)).toEqual(JSON.parse(hnn.table()).settings.map(({ name }: { name: string }) => name))
    expect(models).toEqual(['newtonian', 'hnn'])
    expect({ errors, notice }).toEqual({ errors: {}, notice: null })
    const trainer = new hnn.Trainer(experiment)
    expect(trainer.dataset().train.first[1]).toBe(45)
    trainer.delete()
  })

  it('takes the models of the task where none is named, and one by model=', () => {
    const { tasks } = JSON.parse(hnn.table())
    for (const { id, default_models } of tasks) expect(hnn.readLink(`task=${id}`).models).toEqual(default_models)
    expect(hnn.readLink('?model=dissipative')).toMatchObject({
      models: ['dissipative'],
      experiment: { model: 'dissipative' },
    })
  })

  it('tells of each mistake by its setting, and keeps the rest', () => {
    const { experiment, models, errors, notice } = hnn.readLink(
      'task=spring&seed=-1&from=1&steps=7&models=hnn,hnm&learning_rate=fast&colour=red&columns=q',
    )
    expect(Object.keys(errors).sort()).toEqual(['from', 'learning_rate', 'models', 'seed'])
    expect(errors.from).toContain('a state of the task spring has 2 numbers')
    expect(errors.models).toContain('did you mean hnn?')
    expect(errors.seed).toContain('a whole number from 0')
    expect(experiment).toMatchObject({ task: 'spring', seed: 0, from: [0.8, 0.2], steps: 7, learning_rate: 1e-3 })
    expect(models).toEqual(['baseline', 'hnn'])
    expect(notice).toContain('"colour"')
    expect(notice).toContain('columns')
  })

  it('has more than four models for a mistake', () => {
    const all = JSON.parse(hnn.table()).models.map(({ id }: { id: string }) => id)
    expect(hnn.readLink(`models=${all.join(',')}`).errors.models).toContain('1 to 4 models')
    const four = all.slice(-4)
    expect(hnn.readLink(`models=${four.join(',')}`)).toMatchObject({ models: four, errors: {} })
  })

  it('never throws', () => {
    for (const link of [
      '',
      '?',
      '#%zz',
      'nonsense',
      '?task=lorenz',
      '?=',
      '%00=%ff',
      'models=',
      'task=spring&task=x',
    ]) {
      const { experiment, models } = hnn.readLink(link)
      expect(experiment.task, link).toBe('spring')
      expect(models.length, link).toBeGreaterThan(0)
    }
    expect(hnn.readLink(notTyped(undefined)).experiment.task).toBe('spring')
  })
})

describe('writeLink', () => {
  it('is read back as it was, by readLink and by hnn run', () => {
    const settings = { task: 'duffing', seed: 5, steps: 3, widths: [4], trajectories: 4, points: 6, noise: 0.25 }
    const models = ['separable', 'baseline', 'newtonian']
    const link = hnn.writeLink(settings, models)
    const reading = hnn.readLink(link)
    expect(reading).toMatchObject({ experiment: settings, models, errors: {}, notice: null })
    expect(hnn.writeLink(reading.experiment, reading.models)).toBe(link)
    const ran = json('run', `https://example.org/#${link}`)
    expect(Object.keys(ran)).toEqual(['experiment', ...models])
    expect(ran.experiment).toEqual({ ...reading.experiment, model: ran.experiment.model })
  })

  it('says only what differs from the defaults of the task', () => {
    for (const { id, default_models, defaults } of JSON.parse(hnn.table()).tasks) {
      expect(hnn.writeLink({ task: id }, default_models)).toBe(`task=${id}`)
      expect(hnn.writeLink(defaults.code, default_models)).toBe(`task=${id}`)
    }
    expect(hnn.writeLink({ task: 'spring', model: 'hnn', seed: 1 }, ['hnn'])).toBe('task=spring&models=hnn&seed=1')
  })

  it('keeps a choice of columns, whatever is in it', () => {
    const columns = 't="Zeit & mehr",q=Winkel #1[deg],p=100 %'
    const link = hnn.writeLink({ task: 'own-data', columns }, ['hnn'])
    expect(hnn.readLink(link)).toMatchObject({ experiment: { columns }, errors: {}, notice: null })
  })

  it('refuses what no link can say', () => {
    expect(() => hnn.writeLink({ task: 'spring', seed: -1 }, ['hnn'])).toThrow('The setting seed')
    expect(() => hnn.writeLink({ task: 'spring' }, ['hnm'])).toThrow('did you mean hnn?')
    expect(() => hnn.writeLink({ task: 'spring' }, [])).toThrow('There is no model ""')
    expect(() => hnn.writeLink({ task: 'spring' }, ['hnn', 'hnn'])).toThrow('each once')
    expect(() => hnn.writeLink(notTyped(null), ['hnn'])).toThrow('has to be an object')
  })
})

describe('readSetting', () => {
  const spring = { task: 'spring' }

  it('gives the value of a text, in its own type', () => {
    expect(hnn.readSetting(spring, 'seed', '7')).toBe(7)
    expect(hnn.readSetting(spring, 'learning_rate', '1e-2')).toBe(0.01)
    expect(hnn.readSetting(spring, 'widths', '16, 16')).toEqual([16, 16])
    expect(hnn.readSetting(spring, 'from', '')).toEqual([])
    expect(hnn.readSetting(spring, 'from', '1,-0.5')).toEqual([1, -0.5])
    expect(hnn.readSetting(spring, 'integrator', 'gauss4')).toBe('gauss4')
  })

  it('refuses a bad one with the sentence of the command line', () => {
    const refused = (name: string, text: string, settings = spring) => {
      try {
        hnn.readSetting(settings, name, text)
      } catch (error) {
        return (error as Error).message
      }
      throw new Error(`${name}=${text} was not refused`)
    }
    expect(refused('seed', '-1')).toBe(
      'The setting seed is "-1", but it has to be a whole number from 0 to 4294967295.',
    )
    expect(refused('from', '1')).toBe(
      'The setting from is "1", but a state of the task spring has 2 numbers, q before p.',
    )
    expect(refused('from', '1,2,3', { task: 'own-data' })).toContain('an even count of numbers')
    expect(refused('integrator', 'rk5')).toContain('did you mean rk4?')
    expect(refused('sede', '1')).toBe('There is no setting "sede"; did you mean seed?')
  })

  it('has words for what is right that no message contradicts', () => {
    for (const { name, type, right } of JSON.parse(hnn.table()).settings) {
      expect(right, name).not.toBe('')
      if (type === 'text') continue // any of one line
      expect(() => hnn.readSetting(spring, name, '?'), name).toThrow(`it has to be ${right}`)
    }
  })
})

describe('energyError', () => {
  const motion = (times: number[], energy: number[] | null, leftAt: number | null = null): Rollout => ({
    times: Float64Array.from(times),
    states: new Float64Array(2 * times.length),
    energy: energy && Float64Array.from(energy),
    hamiltonian: null,
    leftAt,
    latent: null,
    back: null,
  })

  it('is the mean square over the times of the truth, between those of the model', () => {
    const truth = motion([0, 1, 2], [1, 1, 1])
    expect(hnn.energyError(motion([0, 1, 2], [1, 2, 4]), truth)).toBeCloseTo((0 + 1 + 9) / 3, 12)
    expect(hnn.energyError(motion([0, 2], [1, 3]), truth)).toBeCloseTo((0 + 1 + 4) / 3, 12)
    expect(hnn.energyError(motion([0, 1], [1, 2]), truth)).toBeCloseTo(1 / 2, 12)
    expect(hnn.energyError(truth, truth)).toBe(0)
  })

  it('is null where no energy is known, or no time of the truth is reached', () => {
    const known = motion([0, 1], [1, 1])
    expect(hnn.energyError(motion([0, 1], null), known)).toBeNull()
    expect(hnn.energyError(known, motion([0, 1], null))).toBeNull()
    expect(hnn.energyError(known, motion([5, 6], [1, 1]))).toBeNull()
  })

  it('is infinite where the motion ran off', () => {
    expect(hnn.energyError(motion([0, 1], [1, 1], 0.5), motion([0, 1], [1, 1]))).toBe(Number.POSITIVE_INFINITY)
  })

  it('refuses what is no motion', () => {
    const known = motion([0, 1], [1, 1])
    expect(() => hnn.energyError(motion([0, 1, 2], [1]), known)).toThrow('has 1 numbers, but it has 3 times')
    expect(() => hnn.energyError(notTyped({}), known)).toThrow('has to be a Float64Array')
  })

  it('is that of two motions of a trainer', () => {
    const trainer = new hnn.Trainer(hnn.readLink(`task=spring&${quick}`).experiment)
    const request = { from: [1, 0], until: 3, points: 20 }
    const [model, truth] = [trainer.rollout(request), trainer.reference(request)]
    trainer.delete()
    if (truth === null) throw new Error('the truth of a spring is known')
    const squares = [...(model.energy ?? [])].map((energy, i) => (energy - (truth.energy?.[i] ?? Number.NaN)) ** 2)
    expect(hnn.energyError(model, truth)).toBeCloseTo(squares.reduce((sum, square) => sum + square, 0) / 20, 10)
  })
})

describe('readColumns', () => {
  const table = (head: string, row: (t: number) => readonly (number | string)[], separator = ',') =>
    new TextEncoder().encode([head, ...Array.from({ length: 20 }, (_, i) => row(i / 10).join(separator))].join('\n'))

  it('finds columns by their names', () => {
    const reading = hnn.readColumns(
      table('id,t,q,p', (t) => ['a', t, Math.cos(t), -Math.sin(t)]),
      '',
    )
    expect(reading.names).toEqual(['id', 't', 'q', 'p'])
    expect(reading.rows[0]).toEqual(['a', '0', '1', '0'])
    expect(reading.rows).toHaveLength(8)
    const chosen = Object.fromEntries(reading.chosen.map(({ name, column }) => [name, column]))
    expect(chosen).toEqual({ t: 't', q: 'q', p: 'p', id: 'id' })
    expect(reading.problem).toBeNull()
  })

  it('takes a choice, and says why one cannot be learned from', () => {
    const data = table('Moment;Ort', (t) => [t, Math.cos(t)].map((x) => String(x).replace('.', ',')), ';')
    const unknown = hnn.readColumns(data, '')
    expect(unknown.names).toEqual(['Moment', 'Ort'])
    expect(unknown.problem).toMatch(/^[A-Z].*[.?]$/)
    expect(hnn.readColumns(data, 't=Moment,q=Ort')).toMatchObject({
      chosen: [
        { name: 't', column: 'Moment' },
        { name: 'q', column: 'Ort' },
      ],
      problem: null,
    })
    expect(hnn.readColumns(data, 't=Moment,q=Weg').problem).toContain('"Weg"')
    expect(hnn.readColumns(data, 'Moment').problem).toContain('gives no column')
  })

  it('refuses what is no table at all', () => {
    expect(() => hnn.readColumns(new Uint8Array(0), '')).toThrow('empty')
    expect(() => hnn.readColumns(new Uint8Array([0x89, 0x50, 0, 0, 1]), '')).toThrow()
    expect(() => hnn.readColumns(new Uint8Array(16_000_001), '')).toThrow('16 MB')
    for (const data of [undefined, null, 't,q']) {
      expect(() => hnn.readColumns(notTyped(data), '')).toThrow('has to be a Uint8Array')
    }
  })
})

describe('experimentFromQuery', () => {
  it('gives every setting of a link, and refuses nonsense', () => {
    expect(hnn.experimentFromQuery('?task=pendulum#seed=3')).toMatchObject({ task: 'pendulum', points: 45, seed: 3 })
    expect(() => hnn.experimentFromQuery('?seed=%4')).toThrow('hexadecimal')
    expect(() => hnn.experimentFromQuery('?task=lorenz')).toThrow('The setting task')
  })
})
