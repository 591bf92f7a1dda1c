import { beforeEach, describe, expect, it } from 'vitest'
import { Playground } from '../../../src/app/state/playground'
import { type Library, libraryOf, shippedModels } from '../../../src/app/state/trained'
import { core } from '../fake-core'
import { FakeEngine } from '../fake-engine'
import { FakePlace } from '../fake-place'
import { defaultsNamed, table } from '../table-fixture'

let engine: FakeEngine
let playground: Playground

const file = Uint8Array.of(1, 2, 3, 4)
const filesOf = (models: readonly string[], of = file) => Promise.resolve(new Map(models.map((id) => [id, of])))
const library: Library = (_, { task, seed }, models) =>
  task === 'pendulum' && seed === 0 && !models.includes('dissipative') ? filesOf(models) : null

async function open(query: string, from: Library): Promise<void> {
  const place = new FakePlace(query)
  playground = new Playground(core, place, from, (eventsOf) => {
    engine = new FakeEngine(eventsOf)
    return engine
  })
  await playground.open(true)
}

describe('models trained beforehand', () => {
  beforeEach(async () => {
    await open('?task=pendulum', library)
    for (const id of playground.models.keys()) engine.report(id, { phase: 'finished' })
  })

  it('are shown in place of a training, as what they are', () => {
    expect(engine.calls.slice(-2)).toEqual(['load baseline', 'load hnn'])
    expect(engine.calls).not.toContain('play hnn')
    expect(playground).toMatchObject({ trained: true, making: false, playing: false })
    expect(engine.looks).toHaveLength(2)
  })

  it('give way to a training from scratch', async () => {
    await playground.play()
    expect(engine.calls.slice(-2)).toEqual(['play baseline', 'play hnn'])
    expect(engine.calls.lastIndexOf('create hnn')).toBeGreaterThan(engine.calls.lastIndexOf('load hnn'))
    expect(playground.trained).toBe(false)
  })

  it('give way to the initial weights', async () => {
    await playground.reset()
    expect(engine.calls.slice(-2)).toEqual(['create baseline', 'create hnn'])
    expect(playground.trained).toBe(false)
  })

  it('are not those of another experiment, which trains', async () => {
    await playground.set('seed', '1')
    expect(engine.calls.slice(-2)).toEqual(['play baseline', 'play hnn'])
    expect(playground.trained).toBe(false)
  })

  it('stay beside one that has to be trained', async () => {
    await playground.chooseModels(['hnn', 'dissipative'])
    expect(engine.calls.at(-1)).toBe('play dissipative')
    expect([...playground.models.values()].map(({ beforehand }) => beforehand)).toEqual([true, false])
    expect(playground.trained).toBe(false)
  })

  it('are not set beside one that was trained here', async () => {
    await playground.chooseModels(['hnn'])
    await playground.play()
    await playground.chooseModels(['hnn', 'baseline'])
    expect(engine.calls.at(-1)).toBe('play baseline')
  })

  it('are done without where they cannot be had', async () => {
    await open('?task=pendulum', () => Promise.reject(new Error('offline')))
    expect(engine.calls.slice(-2)).toEqual(['play baseline', 'play hnn'])
    expect(playground).toMatchObject({ trained: false, making: false, notice: null })
  })

  it('are told of where they are refused', async () => {
    await open('?task=spring', (_, { task }, models) =>
      task === 'pendulum' ? filesOf(models, Uint8Array.of(1)) : null,
    )
    await playground.set('task', 'pendulum')
    expect(playground.errors.get('task')).toContain('cut short')
    expect(playground).toMatchObject({ trained: false, making: false })
  })
})

describe('the library', () => {
  const urls = new Map([
    ['pendulum-baseline', 'data:,baseline'],
    ['pendulum-hnn', 'data:,hnn!'],
  ])
  const holds = (task: string, changes: object, models = ['baseline', 'hnn']) => {
    const files = libraryOf(urls)(table, { ...defaultsNamed(task), ...changes }, models)
    files?.catch(() => {})
    return files !== null
  }

  it('has the files of a task with its own settings, wherever the motion starts', () => {
    expect(holds('pendulum', { from: [1, 0], until: 20, integrator: 'rk4' })).toBe(true)
    expect(holds('pendulum', {}, ['hnn'])).toBe(true)
  })

  it('has none for other settings, another task, or where one of the models has none', () => {
    expect(holds('pendulum', { seed: 1 })).toBe(false)
    expect(holds('pendulum', { widths: [100, 100] })).toBe(false)
    expect(holds('pendulum', { convention: 'paper' })).toBe(false)
    expect(holds('spring', {})).toBe(false)
    expect(holds('pendulum', {}, ['hnn', 'dissipative'])).toBe(false)
  })

  it('gives each model its own', async () => {
    const files = await libraryOf(urls)(table, defaultsNamed('pendulum'), ['hnn', 'baseline'])
    expect([...(files ?? [])].map(([id, { length }]) => [id, length])).toEqual([
      ['hnn', 4],
      ['baseline', 8],
    ])
  })

  it('is filled from the repository’s files by their names', () => {
    const files = shippedModels(table, defaultsNamed('pixel-pendulum'), ['hnn'])
    files?.catch(() => {})
    expect(files).toBeInstanceOf(Promise)
    expect(shippedModels(table, defaultsNamed('spring'), ['hnn'])).toBeNull()
  })
})
