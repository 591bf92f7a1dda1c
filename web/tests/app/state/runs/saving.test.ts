import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Playground } from '../../../../src/app/state/playground'
import { latestOf, type StoredRun, surplus } from '../../../../src/app/state/runs/stored'
import { core } from '../../fake-core'
import { checkpointAt, evaluation, FakeEngine } from '../../fake-engine'
import { FakePlace } from '../../fake-place'
import { FakeStore } from '../../fake-store'

let engine: FakeEngine
let place: FakePlace
let store: FakeStore
let playground: Playground

/** A page at the place, as after a reload. */
async function open(play = true): Promise<void> {
  playground = new Playground(
    core,
    place,
    () => null,
    (eventsOf) => {
      engine = new FakeEngine(eventsOf)
      return engine
    },
    store,
  )
  await playground.open(play)
}

function trainTo(step: number, phase: 'training' | 'finished' = 'training'): void {
  for (const id of playground.models.keys()) {
    engine.checkpoints.set(id, checkpointAt(step))
    const { trainLoss } = checkpointAt(step)
    engine.report(id, { step, phase, trainLoss, evaluation: phase === 'finished' ? evaluation() : null })
  }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] })
  place = new FakePlace('task=spring')
  store = new FakeStore()
  await open()
})

afterEach(() => {
  vi.useRealTimers()
})

const stepOf = (id: string) => playground.models.get(id)?.step
const saved = () => [...store.runs.values()].map(({ run }) => run)

describe('a run that trains', () => {
  it('is stored with all that it takes to go on, and only where something was learned since', async () => {
    await playground.save()
    expect(saved()).toEqual([])
    trainTo(5)
    await playground.save()
    expect(saved()).toMatchObject([{ query: 'task=spring', playing: true, finished: false }])
    const [first] = saved()
    vi.advanceTimersByTime(1000)
    await playground.save()
    expect(saved()[0]?.at).toBe(first?.at)
    trainTo(6)
    await playground.save()
    expect(saved()).toHaveLength(1)
    expect(saved()[0]?.models[0]?.checkpoint?.step).toBe(6)
  })

  it('is stored when it ends, without being asked', async () => {
    trainTo(2000, 'finished')
    await vi.waitFor(() => expect(saved()).toMatchObject([{ finished: true }]))
  })

  it('goes on after a reload from where it was stored', async () => {
    trainTo(5)
    await playground.save()
    await open(false)
    expect(engine.calls).toEqual([
      'create baseline',
      'create hnn',
      'resume baseline at 5',
      'resume hnn at 5',
      'play baseline',
      'play hnn',
    ])
    expect(stepOf('hnn')).toBe(5)
    expect(playground.models.get('hnn')?.trainLoss.x).toEqual([1, 2, 3, 4, 5])
    expect(playground.scene).not.toBeNull()
  })

  it('goes on from where an earlier version stored it, which stored bytes', async () => {
    trainTo(5)
    await playground.save()
    for (const { bytes } of store.runs.values())
      bytes.weights = new Map([...bytes.weights.keys()].map((model) => [model, Uint8Array.of(1, 2, 3, 4)]))
    await open(false)
    expect(stepOf('hnn')).toBe(5)
    await playground.save()
    expect(saved()[0]?.bytes).toBe(8)
  })

  it('rests after a reload if it rested', async () => {
    trainTo(5)
    await playground.pause()
    await playground.save()
    await open()
    expect(playground.playing).toBe(false)
    expect(stepOf('hnn')).toBe(5)
  })

  it('goes on when its link is opened afresh, if it has taken a while', async () => {
    trainTo(5)
    vi.advanceTimersByTime(11_000)
    await playground.save()
    place = new FakePlace('task=spring')
    await open()
    expect(stepOf('hnn')).toBe(5)
    trainTo(7)
    await playground.save()
    expect(saved()).toHaveLength(1)
  })

  it('begins anew when its link is opened afresh and it was short', async () => {
    trainTo(5)
    await playground.save()
    place = new FakePlace('task=spring')
    await open()
    expect(stepOf('hnn')).toBe(0)
  })

  it('comes back by Undo after a reload', async () => {
    trainTo(5)
    await playground.set('seed', '1')
    await open()
    expect(playground.canUndo).toBe(true)
    place.back()
    await playground.reopen()
    expect(playground.experiment.seed).toBe(0)
    expect(stepOf('hnn')).toBe(5)
  })

  it('with a recording of somebody’s own goes on with it', async () => {
    await playground.set('task', 'own-data')
    await playground.loadRecording(new File([new Uint8Array(8).fill(113)], 'swing.csv'))
    trainTo(5)
    await playground.save()
    await open()
    expect(playground.recording?.name).toBe('swing.csv')
    expect(stepOf('hnn')).toBe(5)
  })

  it('that can’t be taken up gives way to a new one, and is not tried again', async () => {
    trainTo(5)
    await playground.save()
    for (const { run } of store.runs.values()) Object.assign(run, { query: 'task=spring&seed=13' })
    await open()
    expect(stepOf('hnn')).toBe(0)
    expect(playground.playing).toBe(true)
    expect(store.runs.size).toBe(0)
  })
})

describe('the question before leaving', () => {
  const wait = (seconds: number) => vi.advanceTimersByTime(1000 * seconds)

  it('is not asked where all is stored', async () => {
    trainTo(5)
    wait(25)
    await playground.save()
    expect(playground.wouldBeLost).toBe(false)
  })

  it('is asked where a long training can’t be stored', async () => {
    store.refuses = true
    trainTo(5)
    expect(playground.wouldBeLost).toBe(false)
    wait(25)
    await playground.save()
    expect(playground.wouldBeLost).toBe(true)
    trainTo(2000, 'finished')
    expect(playground.wouldBeLost).toBe(true)
  })
})

describe('stored runs', () => {
  it('can be opened and deleted', async () => {
    trainTo(5)
    await playground.set('seed', '1')
    trainTo(7)
    await playground.save()
    await playground.listStored()
    const [, first] = playground.stored ?? []
    await playground.openStored(first?.id ?? '')
    expect(playground.experiment.seed).toBe(0)
    expect(stepOf('hnn')).toBe(5)
    expect(place.query).toBe('task=spring')
    place.back()
    await playground.reopen()
    expect(stepOf('hnn')).toBe(7)
    await playground.removeStored(first?.id ?? '')
    expect(playground.stored).toHaveLength(1)
  })
})

describe('the store', () => {
  const run = (id: string, changes: Partial<StoredRun> = {}): StoredRun => ({
    id,
    query: 'task=spring',
    at: 0,
    seconds: 20,
    playing: true,
    finished: false,
    bytes: 10,
    models: [],
    ...changes,
  })

  it('lets the oldest go when there are too many, or they are too large, and never the latest', () => {
    const runs = ['a', 'b', 'c'].map((id) => run(id))
    expect(surplus(runs, { runs: 2, bytes: 100 })).toEqual(['c'])
    expect(surplus(runs, { runs: 9, bytes: 20 })).toEqual(['c'])
    expect(surplus([run('a', { bytes: 999 })], { runs: 2, bytes: 100 })).toEqual([])
  })

  it('has for a link the latest run that took a while', () => {
    const runs = [run('a', { query: 'task=pendulum' }), run('b', { seconds: 3 }), run('c'), run('d')]
    expect(latestOf(runs, 'task=spring')?.id).toBe('c')
    expect(latestOf(runs, 'task=duffing')).toBeNull()
  })
})

describe('a worker that fell silent', () => {
  it('is followed by one that goes on from where the model was saved, and the page says so', async () => {
    trainTo(5)
    await playground.save()
    trainTo(9)
    const calls = engine.calls.length
    engine.events('hnn').silent()
    await vi.waitFor(() => expect(engine.calls.slice(calls)).toEqual(['create hnn', 'resume hnn at 5', 'play hnn']))
    expect(stepOf('hnn')).toBe(5)
    expect(stepOf('baseline')).toBe(9)
    expect(playground.models.get('hnn')?.trainLoss.x).toEqual([1, 2, 3, 4, 5])
    expect(playground.notice).toMatch(/the Hamiltonian network gave no answer .* from step 5/)
  })

  it('and another at the same time come back both', async () => {
    trainTo(5)
    await playground.save()
    const calls = engine.calls.length
    for (const id of ['baseline', 'hnn']) engine.events(id).silent()
    await vi.waitFor(() =>
      expect(engine.calls.slice(calls)).toEqual(
        expect.arrayContaining(['resume baseline at 5', 'resume hnn at 5', 'play baseline', 'play hnn']),
      ),
    )
  })

  it('begins anew where nothing was saved', async () => {
    trainTo(3)
    engine.events('hnn').silent()
    await vi.waitFor(() => expect(engine.calls.slice(-2)).toEqual(['create hnn', 'play hnn']))
    expect(stepOf('hnn')).toBe(0)
  })
})

it('where no worker can be started nothing else is said, and nothing is tried again', async () => {
  playground = new Playground(
    core,
    new FakePlace(),
    () => null,
    (eventsOf) => ({
      model: (id) => {
        eventsOf(id).blocked()
        throw new Error('SecurityError')
      },
      peers: () => [],
      keep: () => {},
      hold: () => {},
      dispose: () => {},
    }),
  )
  await playground.open(true)
  expect(playground).toMatchObject({ blocked: true, scene: null, making: false })
  expect(playground.notice).toMatch(/workers/)
})
