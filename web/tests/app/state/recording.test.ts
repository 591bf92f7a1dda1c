import { beforeEach, describe, expect, it } from 'vitest'
import { Playground } from '../../../src/app/state/playground'
import { core } from '../fake-core'
import { FakeEngine } from '../fake-engine'
import { FakePlace } from '../fake-place'

let engine: FakeEngine
let playground: Playground
let place: FakePlace

async function open(query: string): Promise<void> {
  place = new FakePlace(query)
  playground = new Playground(
    core,
    place,
    () => null,
    (eventsOf) => {
      engine = new FakeEngine(eventsOf)
      return engine
    },
  )
  await playground.open(true)
}

/** Whose columns are understood. */
const file = (bytes: number) => new File([new Uint8Array(bytes).fill(113)], 'swing.csv')
/** Whose columns aren't. */
const foreign = (bytes = 8) => new File([new Uint8Array(bytes)], 'Schwingung.csv')

describe('a recording', () => {
  beforeEach(() => open('?task=real-pendulum'))

  it('goes to all models of its task, and to no other', async () => {
    await playground.loadRecording(file(8))
    expect(engine.created.slice(-2).map(({ data }) => data?.length)).toEqual([8, 8])
    await playground.set('task', 'spring')
    expect(engine.created.at(-1)?.data).toBeNull()
    await playground.set('task', 'real-pendulum')
    expect(engine.created.at(-1)?.data).toHaveLength(8)
    await playground.dropRecording()
    expect(engine.created.at(-1)?.data).toBeNull()
  })

  it('that is bad is told, and the old data stays', async () => {
    await playground.loadRecording(file(8))
    const made = engine.created.length
    await playground.loadRecording(file(2))
    expect(playground.recordingError).toContain('The recording is too short')
    expect(playground.recording?.bytes).toHaveLength(8)
    expect(engine.created).toHaveLength(made)
  })

  it('that is huge is refused before it is read', async () => {
    const huge = { name: 'huge.csv', size: 200e6, arrayBuffer: () => Promise.reject(new Error('was read')) }
    await playground.loadRecording(huge as unknown as File)
    expect(playground.recordingError).toBe('The file has 200 MB; a recording has at most 16 MB.')
  })
})

describe('a task that needs a file', () => {
  beforeEach(() => open('?task=own-data'))

  it('makes nothing before there is one', async () => {
    expect(engine.created).toEqual([])
    expect(playground).toMatchObject({ waitsForFile: true, scene: null, making: false })
    expect(playground.playing).toBe(false)
    await playground.play()
    expect(engine.calls).toEqual([])
  })

  it('learns from it as soon as it is there', async () => {
    await playground.loadRecording(file(8))
    expect(playground.waitsForFile).toBe(false)
    expect(engine.created.map(({ data }) => data?.length)).toEqual([8, 8])
    expect(engine.calls.slice(-2)).toEqual(['play baseline', 'play hnn'])
    expect(playground.scene).not.toBeNull()
  })

  it('shows nothing of it once it is given up, nor of the task before', async () => {
    await playground.loadRecording(file(8))
    await playground.dropRecording()
    expect(playground).toMatchObject({ waitsForFile: true, scene: null })
    expect(engine.workers).toEqual([])
    await playground.set('task', 'spring')
    expect(playground.scene).not.toBeNull()
    await playground.set('task', 'own-data')
    expect(playground.scene).toBeNull()
  })

  it('asks which column means what where the names don’t say it', async () => {
    await playground.loadRecording(foreign())
    expect(engine.created).toEqual([])
    expect(playground.choosing?.reading.names).toEqual(['Zeit', 'Winkel'])
    playground.tryColumns('t=Zeit,q=Winkel')
    expect(playground.choosing?.reading.problem).toBeNull()
    await playground.takeColumns('t=Zeit,q=Winkel')
    expect(playground.choosing).toBeNull()
    expect(engine.created[0]?.settings.columns).toBe('t=Zeit,q=Winkel')
    expect(engine.created[0]?.data).toHaveLength(8)
    expect(place.query).toBe('task=own-data&columns=t=Zeit,q=Winkel')
    playground.openColumns()
    expect(playground.choosing?.file.name).toBe('Schwingung.csv')
  })

  it('forgets a choice that comes to nothing', async () => {
    await playground.loadRecording(foreign(3))
    await playground.takeColumns('t=Zeit,q=Winkel')
    expect(playground.recordingError).toContain('The recording is too short')
    expect(playground.experiment.columns).toBe('')
    expect(playground.waitsForFile).toBe(true)
  })

  it('says what is wrong with the rows, since no choice of columns would help', async () => {
    await playground.loadRecording(new File([Uint8Array.of(113, 0, 0, 0)], 'swing.csv'))
    expect(playground.recordingError).toBe('Line 9 has no number.')
    expect(playground.choosing).toBeNull()
    expect(engine.created).toEqual([])
  })

  it('says what is wrong with a table of words, which no choice would make numbers', async () => {
    await playground.loadRecording(new File([new Uint8Array(8).fill(112)], 'prose.txt'))
    expect(playground.recordingError).toBe('None of the columns is called t.')
    expect(playground.choosing).toBeNull()
  })

  it('says what is no table at all', async () => {
    await playground.loadRecording(file(1))
    expect(playground.recordingError).toBe('The file is no table.')
    expect(playground.choosing).toBeNull()
  })

  it('tells a start that doesn’t fit the recording beside its control', async () => {
    await open('?task=own-data&from=1,2,3,4')
    await playground.loadRecording(file(8))
    expect(playground.errors.get('from')).toContain('has 4 numbers')
    expect(playground.start).toEqual([0.5, -0.25])
  })
})

describe('weights', () => {
  it('that are bad are told beside their model', async () => {
    await open('?task=spring')
    await playground.loadWeights('hnn', new File([new Uint8Array(1)], 'cut.safetensors'))
    expect(playground.weightsErrors.hnn).toBe('cut.safetensors: The model file is cut short; save it again.')
    await playground.loadWeights('hnn', new File([new Uint8Array(4)], 'good.safetensors'))
    expect(playground.weightsErrors).toEqual({})
  })
})
