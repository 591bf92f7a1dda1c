import { beforeEach, describe, expect, it } from 'vitest'
import { Playground } from '../../../src/app/state/playground'
import type { Library } from '../../../src/app/state/trained'
import { core } from '../fake-core'
import { evaluation, FakeEngine } from '../fake-engine'
import { FakePlace } from '../fake-place'
import { defaultsNamed, table } from '../table-fixture'

let engine: FakeEngine
let place: FakePlace
let playground: Playground

async function open(query = '', play = true, library: Library = () => null): Promise<void> {
  place = new FakePlace(query)
  playground = new Playground(core, place, library, (eventsOf) => {
    engine = new FakeEngine(eventsOf)
    return engine
  })
  await playground.open(play)
}

const models = () => [...playground.models.keys()]
const stepOf = (id: string) => playground.models.get(id)?.step
const lastLook = () => engine.looks.at(-1)?.request

beforeEach(() => open('?task=spring'))

describe('opening', () => {
  it('makes the models from one experiment and plays', () => {
    expect(engine.created.map(({ settings }) => settings.model)).toEqual(['baseline', 'hnn'])
    expect(engine.calls.slice(-2)).toEqual(['play baseline', 'play hnn'])
    expect(playground.playing).toBe(true)
    expect(playground.scene?.dataset.noiseFloor).toBe(0.04)
  })

  it('does not play where motion is reduced', async () => {
    await open('', false)
    expect(engine.calls).toEqual(['create baseline', 'create hnn'])
    expect(playground.playing).toBe(false)
  })

  it('falls back to the defaults for a link that the core refuses', async () => {
    await open('task=spring&seed=13&models=hnn')
    expect(playground.notice).toContain('The seed 13 is refused')
    expect(playground.experiment.seed).toBe(0)
    expect(models()).toEqual(['baseline', 'hnn'])
    expect(playground.scene).not.toBeNull()
  })

  it('shows a visitor without a link the opening, and the link that leads to it', async () => {
    await open('')
    expect(playground.experiment).toEqual(table.opening)
    expect(playground.query).toBe('task=pendulum&seed=1&widths=48,48&until=60')
  })

  it('drops what the opening chose when another task is picked, and has it again on the way back', async () => {
    await open('')
    await playground.set('task', 'spring')
    expect(playground.experiment).toEqual(defaultsNamed('spring'))
    await playground.set('learning_rate', '0.01')
    await playground.set('task', 'pendulum')
    expect(playground.experiment).toEqual({ ...table.opening, learning_rate: 0.01 })
  })

  it('starts at the first test state where the link names none, until another is chosen', () => {
    expect(playground.start).toEqual([0.5, -0.25])
    playground.moveStart({ q: 0.12345, p: -0.0001 })
    expect(playground.start).toEqual([0.123, 0])
  })

  it('shows the models of the link in its order', async () => {
    await open('task=spring&models=dissipative,hnn,baseline')
    expect(models()).toEqual(['dissipative', 'hnn', 'baseline'])
    expect(engine.workers).toEqual(['dissipative', 'hnn', 'baseline'])
  })

  it('tells a start of the wrong length beside its control', async () => {
    await open('task=spring&from=1,2,3')
    expect(playground.errors.get('from')).toContain('“1,2,3”')
    expect(playground.start).toEqual([0.5, -0.25])
  })
})

describe('a setting', () => {
  it('goes into the address and makes the models anew', async () => {
    await playground.set('seed', '4')
    expect(place.query).toBe('task=spring&seed=4')
    expect(engine.created.at(-1)?.settings.seed).toBe(4)
    expect(playground.playing).toBe(true)
  })

  it('that is wrong is told beside its control, and everything else goes on', async () => {
    const calls = engine.calls.length
    await playground.set('seed', 'abc')
    expect(playground.errors.get('seed')).toContain('“abc”')
    expect(playground.experiment.seed).toBe(0)
    expect(place.query).toBe('?task=spring')
    expect(engine.calls).toHaveLength(calls)
    await playground.set('seed', '1')
    expect(playground.errors.size).toBe(0)
  })

  it('that the core refuses is taken back, and what the models learned stays', async () => {
    engine.report('hnn', { step: 5 })
    await playground.set('seed', '13')
    expect(playground.errors.get('seed')).toContain('The seed 13 is refused')
    expect(playground.experiment.seed).toBe(0)
    expect(place.query).toBe('task=spring')
    expect(stepOf('hnn')).toBe(5)
  })

  it('of a task that is no longer chosen is left alone', async () => {
    await playground.set('task', 'two-body')
    const { query } = place
    const calls = engine.calls.length
    await playground.set('noise', '0.2')
    expect(playground.experiment.noise).toBe(defaultsNamed('two-body').noise)
    expect(place.query).toBe(query)
    expect(engine.calls).toHaveLength(calls)
    await playground.setAll({ task: 'spring', noise: '0.2' })
    expect(playground.experiment).toMatchObject({ task: 'spring', noise: 0.2 })
  })

  it('of two quick changes only the last holds', async () => {
    await Promise.all([playground.set('seed', '5'), playground.set('seed', '6')])
    expect(engine.created.at(-1)?.settings.seed).toBe(6)
    expect(playground.errors.size).toBe(0)
    expect(place.query).toBe('task=spring&seed=6')
  })
})

describe('a setting of the rollout', () => {
  it.each([
    ['until', '5'],
    ['integrator', 'rk4'],
    ['tolerance', '1e-3'],
    ['truth', 'same-solver'],
  ])('%s leaves the models as they are', async (name, text) => {
    const made = engine.created.length
    engine.report('hnn', { step: 5 })
    await playground.set(name, text)
    expect(engine.created).toHaveLength(made)
    expect(stepOf('hnn')).toBe(5)
    expect(String(lastLook()?.rollout[name])).toBe(String(Number.isNaN(Number(text)) ? text : Number(text)))
    expect(place.query).toContain(`${name}=`)
  })

  it('stands in the request by its name in the table, as far as it has an effect', async () => {
    await playground.set('integrator', 'rk4')
    playground.moveStart({ q: 1, p: 0 })
    playground.keepStart()
    const rollout = { from: [1, 0], until: 20, integrator: 'rk4', time_step: 0.01, truth: 'exact', points: 401 }
    expect(lastLook()?.rollout).toEqual({ ...rollout, pushes: '', direction: 'forward' })
    expect(place.query).toBe('task=spring&from=1,0&integrator=rk4')
  })

  it('is not what a trainer is made from', () => {
    expect(engine.created[0]?.settings).not.toHaveProperty('integrator')
    expect(engine.created[0]?.settings).toHaveProperty('widths')
  })
})

describe('the choice of models', () => {
  it('keeps those that have learned, and starts the new ones', async () => {
    engine.report('hnn', { step: 5 })
    const made = engine.created.length
    await playground.chooseModels(['hnn', 'dissipative'])
    expect(engine.created.slice(made).map(({ settings }) => settings.model)).toEqual(['dissipative'])
    expect(engine.calls.at(-1)).toBe('play dissipative')
    expect(models()).toEqual(['hnn', 'dissipative'])
    expect([stepOf('hnn'), stepOf('dissipative')]).toEqual([5, 0])
    expect(engine.workers).toEqual(['hnn', 'dissipative'])
    expect(place.query).toBe('task=spring&models=hnn,dissipative')
  })

  it('of another order makes nothing anew', async () => {
    const made = engine.created.length
    await playground.chooseModels(['hnn', 'baseline'])
    expect(engine.created).toHaveLength(made)
    expect(models()).toEqual(['hnn', 'baseline'])
  })

  it('lets the worker of one that has gone end, and hears it no more', async () => {
    await playground.chooseModels(['baseline'])
    expect(engine.workers).toEqual(['baseline'])
    engine.report('hnn', { step: 9 })
    expect(models()).toEqual(['baseline'])
  })

  it('starts nothing where training rests', async () => {
    await playground.pause()
    await playground.chooseModels(['baseline', 'hnn', 'dissipative'])
    expect(engine.calls.at(-1)).toBe('create dissipative')
    expect(playground.playing).toBe(false)
  })

  it('goes into another task as far as that one has them', async () => {
    await playground.chooseModels(['separable', 'hnn'])
    await playground.set('task', 'pendulum')
    expect(models()).toEqual(['hnn'])
  })
})

describe('what changes', () => {
  it('is progress where only steps are counted, which need not be seen at once', () => {
    const heard: string[] = []
    for (const type of ['change', 'progress']) playground.addEventListener(type, () => heard.push(type))
    engine.report('hnn', { step: 1, phase: 'training' })
    expect(heard).toEqual(['change'])
    engine.report('hnn', { step: 5, phase: 'training' })
    expect(heard).toEqual(['change', 'progress'])
    expect(stepOf('hnn')).toBe(5)
    engine.report('hnn', { step: 6, phase: 'resting' })
    expect(heard).toEqual(['change', 'progress', 'change'])
  })
})

describe('while the data of another task are made', () => {
  it('nothing of the old task is shown, nor what still comes of it', async () => {
    engine.report('hnn', { step: 5 })
    const done = playground.set('task', 'pendulum')
    expect(playground.making).toBe(true)
    expect(playground.scene).toBeNull()
    engine.report('hnn', { step: 6 })
    expect(stepOf('hnn')).toBe(0)
    await done
    expect(playground.making).toBe(false)
    expect(playground.scene).not.toBeNull()
    engine.report('hnn', { step: 1 })
    expect(stepOf('hnn')).toBe(1)
  })

  it('of the same task the picture stays', async () => {
    const { scene } = playground
    const done = playground.set('seed', '4')
    expect(playground.making).toBe(true)
    expect(playground.scene).toBe(scene)
    await done
    expect(playground.making).toBe(false)
  })

  it('and refused, the old picture goes on', async () => {
    const { scene } = playground
    await playground.set('seed', '13')
    expect(playground.making).toBe(false)
    expect(playground.scene).toBe(scene)
    place.visit('task=pendulum&seed=13')
    await playground.reopen()
    expect(playground.notice).toContain('The seed 13 is refused')
    expect(playground.making).toBe(false)
    expect(playground.scene).not.toBeNull()
  })
})

describe('training', () => {
  it('gathers curves, and figures for as long as they hold', () => {
    const points = (step: number) => ({ steps: Float64Array.of(step), values: Float64Array.of(1 / step) })
    engine.report('hnn', { step: 1, trainLoss: points(1) })
    engine.report('hnn', { step: 2, trainLoss: points(2), phase: 'resting' })
    engine.report('hnn', { step: 2, phase: 'resting', evaluation: evaluation() })
    expect(playground.models.get('hnn')?.trainLoss).toMatchObject({ x: [1, 2], y: [1, 0.5] })
    expect(playground.models.get('hnn')?.evaluation?.weightsHash).toBe('abc')
    engine.report('hnn', { step: 3 })
    expect(playground.models.get('hnn')?.evaluation).toBeNull()
  })

  it('is over when all models have finished; playing again begins anew', async () => {
    engine.report('hnn', { step: 2000, phase: 'finished' })
    expect(playground.playing).toBe(true)
    engine.report('baseline', { step: 2000, phase: 'finished' })
    expect(playground.playing).toBe(false)
    const made = engine.created.length
    await playground.play()
    expect(engine.created).toHaveLength(made + 2)
    expect(playground.playing).toBe(true)
  })

  it('stands still at step 0 after a reset', async () => {
    engine.report('hnn', { step: 5 })
    await playground.reset()
    expect(stepOf('hnn')).toBe(0)
    expect(playground.playing).toBe(false)
  })

  it('makes a model anew that is gone', async () => {
    engine.events('hnn').failed('The model stopped.')
    expect(playground.models.get('hnn')?.failure).toBe('The model stopped.')
    const made = engine.created.length
    await playground.set('until', '5')
    expect(engine.created.slice(made).map(({ settings }) => settings.model)).toEqual(['hnn'])
    expect(playground.models.get('hnn')?.failure).toBeNull()
  })
})

describe('energy', () => {
  it('is added to every motion that keeps its H', async () => {
    await playground.chooseModels(['baseline', 'hnn', 'dissipative', 'separable'])
    const before = engine.looks.length
    await playground.set('pushes', '1@5,-0.5@10')
    const pushed = engine.looks.slice(before).filter(({ request }) => request.rollout.pushes)
    expect(pushed.map(({ model }) => model)).toEqual(['hnn', 'separable'])
    expect(playground.query).toContain('pushes=1@5,-0.5@10')
    await playground.set('seed', '5')
    expect(playground.experiment.pushes).toBe('1@5,-0.5@10')
  })
})
