import { beforeEach, describe, expect, it } from 'vitest'
import { Playground } from '../../../src/app/state/playground'
import { type Library, shippedModels } from '../../../src/app/state/trained'
import type { Engine } from '../../../src/engine/engine'
import type { ModelEvents } from '../../../src/engine/model-client'
import type { LookRequest, ModelName, Report, Settings } from '../../../src/engine/protocol'
import { FakeTrainer, FakeWorld } from '../../engine/fake-hnn'
import { table } from '../table-fixture'

type Events = Readonly<Record<ModelName, ModelEvents>>

/** An engine that remembers what was asked of it and answers at once. */
class FakeEngine {
  readonly calls: string[] = []
  readonly created: { settings: Settings; data: Uint8Array | null }[] = []
  readonly looks: LookRequest[] = []
  readonly events: Events
  readonly baseline: Engine['baseline']
  readonly hnn: Engine['hnn']

  constructor(events: Events) {
    this.events = events
    this.baseline = this.#client('baseline')
    this.hnn = this.#client('hnn')
  }

  dispose(): void {}

  #client(model: ModelName): Engine['baseline'] {
    const client = {
      create: async (settings: Settings, data: Uint8Array | null, signal: AbortSignal) => {
        const trainer = new FakeTrainer(new FakeWorld(), settings, data ?? undefined)
        signal.throwIfAborted()
        this.created.push({ settings, data })
        this.calls.push(`create ${model}`)
        return trainer.dataset()
      },
      look: (request: LookRequest) => void (model === 'hnn' && this.looks.push(request)),
      load: async (file: Uint8Array) => {
        if (file.length < 4) throw new Error('The model file is cut short; save it again.')
        this.calls.push(`load ${model}`)
      },
      ...Object.fromEntries(
        ['play', 'pause', 'step'].map((name) => [name, async () => void this.calls.push(`${name} ${model}`)]),
      ),
    }
    return client as unknown as Engine['baseline']
  }
}

let engine: FakeEngine
let address: string
let playground: Playground

async function open(query = '', play = true, library: Library = () => null): Promise<void> {
  address = query
  const place = {
    read: () => address,
    write: (written: string) => {
      address = written
    },
  }
  playground = new Playground(table, place, library, (events) => {
    engine = new FakeEngine(events)
    return engine as unknown as Engine
  })
  await playground.open(play)
}

const report = (changes: Partial<Report>): Report => ({
  step: 1,
  phase: 'training',
  msPerStep: 5,
  trainLoss: { steps: Float64Array.of(), values: Float64Array.of() },
  testLoss: { steps: Float64Array.of(), values: Float64Array.of() },
  view: null,
  evaluation: null,
  ...changes,
})

beforeEach(() => open('?task=spring'))

describe('opening', () => {
  it('makes both models from one experiment and plays', () => {
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
    await open('task=spring&seed=13')
    expect(playground.notice).toContain('The seed 13 is refused')
    expect(playground.experiment.seed).toBe(0)
    expect(playground.scene).not.toBeNull()
  })

  it('shows a visitor without a link the spring from a start that tells something', async () => {
    await open('')
    expect(playground.experiment).toMatchObject({ task: 'spring', from: [0.8, 0.2] })
    expect(playground.query).toBe('task=spring&from=0.8,0.2')
  })

  it('starts at the first test state where the link names none, until another is chosen', async () => {
    await open('?task=spring')
    expect(playground.start).toEqual({ q: 0.5, p: -0.25 })
    playground.moveStart({ q: 0.12345, p: -0.0001 })
    expect(playground.start).toEqual({ q: 0.123, p: 0 })
  })
})

describe('a setting', () => {
  it('goes into the address and makes the models anew', async () => {
    await playground.set('seed', '4')
    expect(address).toBe('task=spring&seed=4')
    expect(engine.created.at(-1)?.settings.seed).toBe(4)
    expect(playground.playing).toBe(true)
  })

  it('that only concerns the rollout leaves the models as they are', async () => {
    const made = engine.created.length
    await playground.set('until', '5')
    playground.moveStart({ q: 1, p: 0 })
    playground.keepStart()
    expect(engine.created).toHaveLength(made)
    expect(engine.looks.at(-1)?.rollout).toMatchObject({ from: [1, 0], until: 5 })
    expect(address).toBe('task=spring&from=1,0&until=5')
  })

  it('that is wrong is told beside its control, and everything else goes on', async () => {
    const calls = engine.calls.length
    await playground.set('seed', 'abc')
    expect(playground.errors.get('seed')).toContain('“abc”')
    expect(playground.experiment.seed).toBe(0)
    expect(address).toBe('?task=spring')
    expect(engine.calls).toHaveLength(calls)
    await playground.set('seed', '1')
    expect(playground.errors.size).toBe(0)
  })

  it('that the core refuses is taken back', async () => {
    await playground.set('seed', '13')
    expect(playground.errors.get('seed')).toContain('The seed 13 is refused')
    expect(playground.experiment.seed).toBe(0)
    expect(address).toBe('task=spring')
  })

  it('of two quick changes only the last holds', async () => {
    await Promise.all([playground.set('seed', '5'), playground.set('seed', '6')])
    expect(engine.created.at(-1)?.settings.seed).toBe(6)
    expect(playground.errors.size).toBe(0)
    expect(address).toBe('task=spring&seed=6')
  })
})

describe('what changes', () => {
  it('is progress where only steps are counted, which need not be seen at once', () => {
    const heard: string[] = []
    for (const type of ['change', 'progress']) playground.addEventListener(type, () => heard.push(type))
    engine.events.hnn.report(report({ step: 1, phase: 'training' }))
    expect(heard).toEqual(['change'])
    engine.events.hnn.report(report({ step: 5, phase: 'training' }))
    expect(heard).toEqual(['change', 'progress'])
    expect(playground.models.hnn.step).toBe(5)
    engine.events.hnn.report(report({ step: 6, phase: 'resting' }))
    expect(heard).toEqual(['change', 'progress', 'change'])
  })
})

describe('while the data of another task are made', () => {
  it('nothing of the old task is shown, nor what still comes of it', async () => {
    engine.events.hnn.report(report({ step: 5 }))
    const done = playground.set('task', 'pendulum')
    expect(playground.making).toBe(true)
    expect(playground.scene).toBeNull()
    engine.events.hnn.report(report({ step: 6 }))
    expect(playground.models.hnn.step).toBe(0)
    await done
    expect(playground.making).toBe(false)
    expect(playground.scene).not.toBeNull()
    engine.events.hnn.report(report({ step: 1 }))
    expect(playground.models.hnn.step).toBe(1)
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
    address = 'task=pendulum&seed=13'
    await playground.reopen()
    expect(playground.notice).toContain('The seed 13 is refused')
    expect(playground.making).toBe(false)
    expect(playground.scene).not.toBeNull()
  })
})

describe('models trained beforehand', () => {
  const file = Uint8Array.of(1, 2, 3, 4)
  const library: Library = (_, { task, seed }) =>
    task === 'pendulum' && seed === 0 ? Promise.resolve({ baseline: file, hnn: file }) : null
  const finish = () => {
    for (const model of ['baseline', 'hnn'] as const) engine.events[model].report(report({ phase: 'finished' }))
  }

  beforeEach(async () => {
    await open('?task=pendulum', true, library)
    finish()
  })

  it('are shown in place of a training, as what they are', () => {
    expect(engine.calls.slice(-2)).toEqual(['load baseline', 'load hnn'])
    expect(engine.calls).not.toContain('play hnn')
    expect(playground).toMatchObject({ trained: true, making: false, playing: false })
    expect(engine.looks).toHaveLength(1)
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

  it('are done without where they cannot be had', async () => {
    await open('?task=pendulum', true, () => Promise.reject(new Error('offline')))
    expect(engine.calls.slice(-2)).toEqual(['play baseline', 'play hnn'])
    expect(playground).toMatchObject({ trained: false, making: false, notice: null })
  })

  it('are told of where they are refused', async () => {
    const broken = { baseline: file, hnn: Uint8Array.of(1) }
    await open('?task=spring', true, (_, { task }) => (task === 'pendulum' ? Promise.resolve(broken) : null))
    await playground.set('task', 'pendulum')
    expect(playground.errors.get('task')).toContain('cut short')
    expect(playground).toMatchObject({ trained: false, making: false })
  })

  it('are shipped for the pixel pendulum with its own settings, wherever the motion starts', async () => {
    const [spring] = table.tasks
    if (!spring) throw new Error('The table has no tasks.')
    const as = (convention: 'code' | 'paper') => ({ ...spring.defaults[convention], task: 'pixel-pendulum' })
    const pixels = { ...spring, id: 'pixel-pendulum', defaults: { code: as('code'), paper: as('paper') } }
    const extended = { ...table, tasks: [...table.tasks, pixels] }
    const isShipped = (changes: object) => {
      const files = shippedModels(extended, { ...pixels.defaults.code, ...changes })
      files?.catch(() => {})
      return files !== null
    }
    expect(isShipped({ from: [1, 0], until: 20 })).toBe(true)
    expect(isShipped({ seed: 1 })).toBe(false)
    expect(isShipped({ widths: [100, 100] })).toBe(false)
    expect(isShipped({ convention: 'paper' })).toBe(false)
    expect(isShipped({ task: 'spring' })).toBe(false)
  })
})

describe('training', () => {
  it('gathers curves, and figures for as long as they hold', () => {
    const points = (step: number) => ({ steps: Float64Array.of(step), values: Float64Array.of(1 / step) })
    const evaluation = { trainLoss: 1, testLoss: 2, energyMse: 3, energyMseStderr: null, weightsHash: 'abc' }
    engine.events.hnn.report(report({ step: 1, trainLoss: points(1) }))
    engine.events.hnn.report(report({ step: 2, trainLoss: points(2), phase: 'resting' }))
    engine.events.hnn.report(report({ step: 2, phase: 'resting', evaluation }))
    expect(playground.models.hnn.trainLoss).toEqual({ x: [1, 2], y: [1, 0.5] })
    expect(playground.models.hnn.evaluation?.weightsHash).toBe('abc')
    engine.events.hnn.report(report({ step: 3 }))
    expect(playground.models.hnn.evaluation).toBeNull()
  })

  it('is over when both models have finished; playing again begins anew', async () => {
    engine.events.hnn.report(report({ step: 2000, phase: 'finished' }))
    expect(playground.playing).toBe(true)
    engine.events.baseline.report(report({ step: 2000, phase: 'finished' }))
    expect(playground.playing).toBe(false)
    const made = engine.created.length
    await playground.play()
    expect(engine.created).toHaveLength(made + 2)
    expect(playground.playing).toBe(true)
  })

  it('stands still at step 0 after a reset', async () => {
    engine.events.hnn.report(report({ step: 5 }))
    await playground.reset()
    expect(playground.models.hnn.step).toBe(0)
    expect(playground.playing).toBe(false)
  })
})

describe('files', () => {
  const file = (bytes: number) => new File([new Uint8Array(bytes)], 'swing.csv')

  it('a recording goes to both models of its task, and to no other', async () => {
    await playground.set('task', 'real-pendulum')
    await playground.loadRecording(file(8))
    expect(engine.created.slice(-2).map(({ data }) => data?.length)).toEqual([8, 8])
    await playground.set('task', 'spring')
    expect(engine.created.at(-1)?.data).toBeNull()
    await playground.set('task', 'real-pendulum')
    expect(engine.created.at(-1)?.data).toHaveLength(8)
  })

  it('a bad recording is told, and the old data stays', async () => {
    await playground.set('task', 'real-pendulum')
    await playground.loadRecording(file(8))
    const made = engine.created.length
    await playground.loadRecording(file(2))
    expect(playground.recordingError).toContain('The recording is too short')
    expect(playground.recording?.bytes).toHaveLength(8)
    expect(engine.created).toHaveLength(made)
  })

  it('a huge recording is refused before it is read', async () => {
    const huge = { name: 'huge.csv', size: 200 * 2 ** 20, arrayBuffer: () => Promise.reject(new Error('was read')) }
    await playground.loadRecording(huge as unknown as File)
    expect(playground.recordingError).toBe('The file has 200 MB; a recording has at most 16 MB.')
  })

  it('bad weights are told beside their model', async () => {
    await playground.loadWeights('hnn', new File([new Uint8Array(1)], 'cut.safetensors'))
    expect(playground.weightsErrors.hnn).toBe('cut.safetensors: The model file is cut short; save it again.')
    await playground.loadWeights('hnn', new File([new Uint8Array(4)], 'good.safetensors'))
    expect(playground.weightsErrors).toEqual({})
  })
})
