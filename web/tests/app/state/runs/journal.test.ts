import { beforeEach, describe, expect, it } from 'vitest'
import { Playground } from '../../../../src/app/state/playground'
import { core } from '../../fake-core'
import { checkpointAt, evaluation, FakeEngine } from '../../fake-engine'
import { FakePlace } from '../../fake-place'

let engine: FakeEngine
let place: FakePlace
let playground: Playground
let turned: Promise<void>

beforeEach(async () => {
  place = new FakePlace('task=spring')
  place.turned = () => {
    turned = playground.reopen()
  }
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
})

/** Both models get to this step, as the workers tell and would answer. */
function trainTo(step: number, phase: 'training' | 'finished' = 'training'): void {
  for (const id of playground.models.keys()) {
    const { trainLoss } = checkpointAt(step)
    engine.report(id, { step, phase, trainLoss, evaluation: phase === 'finished' ? evaluation() : null })
    engine.checkpoints.set(id, checkpointAt(step))
  }
}

async function go(by: number): Promise<void> {
  place.go(by)
  await turned
}

const stepOf = (id: string) => playground.models.get(id)?.step
const queries = () => place.entries.map(({ query }) => query)

describe('a change that makes trainers anew', () => {
  it('is one step of the browser’s history', async () => {
    trainTo(5)
    await playground.set('seed', '1')
    await playground.set('task', 'pendulum')
    expect(queries()).toEqual(['task=spring', 'task=spring&seed=1', place.query])
    expect(place.query).toContain('task=pendulum')
    await playground.set('until', '5')
    expect(queries()).toHaveLength(3)
  })

  it('comes with the step before it while that one’s run is still being made', async () => {
    await Promise.all([playground.set('seed', '5'), playground.set('seed', '6')])
    expect(queries()).toEqual(['task=spring', 'task=spring&seed=6'])
  })

  it('that is refused leaves the run where it was', async () => {
    trainTo(5)
    await playground.set('seed', '13')
    trainTo(6)
    await playground.set('seed', '2')
    await go(-1)
    expect(place.query).toBe('task=spring')
    expect(stepOf('hnn')).toBe(6)
  })
})

describe('going back', () => {
  it('shows nothing of the run gone back to under another task that is chosen before its trainers are there', async () => {
    await playground.set('task', 'two-body')
    await playground.set('task', 'spring')
    trainTo(5)
    const shown: string[] = []
    playground.addEventListener('change', () => {
      const { scene, experiment, models } = playground
      if (scene) shown.push(`${experiment.task}: ${scene.task}`)
      if (experiment.task === 'two-body') expect([...models.values()].map(({ step }) => step)).toEqual([0, 0])
    })
    place.go(-1)
    while (playground.experiment.task !== 'two-body') await Promise.resolve()
    await playground.set('task', 'spring')
    await turned
    expect(new Set(shown)).toEqual(new Set(['spring: spring', 'two-body: two-body']))
    expect(playground.scene?.task).toBe('spring')
    expect(stepOf('hnn')).toBe(5)
  })

  it('brings the run back at once, weights and all, and trains on', async () => {
    trainTo(5)
    await playground.set('seed', '1')
    const { scene } = playground
    engine.checkpoints.clear()
    expect(stepOf('hnn')).toBe(0)
    place.go(-1)
    await Promise.resolve()
    await turned
    expect(playground.experiment.seed).toBe(0)
    expect(stepOf('hnn')).toBe(5)
    expect(playground.models.get('hnn')?.trainLoss.x).toEqual([1, 2, 3, 4, 5])
    expect(engine.created.at(-1)?.settings.seed).toBe(0)
    expect(engine.calls.slice(-4)).toEqual(['resume baseline at 5', 'resume hnn at 5', 'play baseline', 'play hnn'])
    expect(playground.scene).not.toBe(scene)
  })

  it('brings what had ended back as it was, with its figures', async () => {
    trainTo(2000, 'finished')
    await playground.set('seed', '1')
    await go(-1)
    expect(playground.finished).toBe(true)
    expect(playground.playing).toBe(false)
    expect(playground.models.get('hnn')?.evaluation?.weightsHash).toBe('abc')
  })

  it('and forward again brings the later one', async () => {
    trainTo(5)
    await playground.set('seed', '1')
    trainTo(3)
    await go(-1)
    trainTo(8)
    await go(1)
    expect(playground.experiment.seed).toBe(1)
    expect(stepOf('hnn')).toBe(3)
    await go(-1)
    expect(stepOf('hnn')).toBe(8)
  })

  it('hears nothing of the run that went', async () => {
    trainTo(5)
    await playground.set('seed', '1')
    trainTo(900)
    place.go(-1)
    engine.report('hnn', { step: 901 })
    await turned
    expect(stepOf('hnn')).toBe(5)
  })

  it('brings back a model that was left out', async () => {
    trainTo(5)
    await playground.chooseModels(['baseline'])
    await go(-1)
    expect([...playground.models.keys()]).toEqual(['baseline', 'hnn'])
    expect(stepOf('hnn')).toBe(5)
    expect(engine.calls).toContain('resume hnn at 5')
  })

  it('brings back a recording that was dropped', async () => {
    await playground.set('task', 'own-data')
    await playground.loadRecording(new File([new Uint8Array(8).fill(113)], 'swing.csv'))
    trainTo(5)
    await playground.dropRecording()
    expect(playground.waitsForFile).toBe(true)
    await go(-1)
    expect(playground.recording?.name).toBe('swing.csv')
    expect(stepOf('hnn')).toBe(5)
  })

  it('to an address of somebody’s own makes what it asks for', async () => {
    trainTo(5)
    place.visit('task=pendulum')
    await turned
    expect(playground.task.id).toBe('pendulum')
    expect(playground.playing).toBe(true)
    await go(-1)
    expect(stepOf('hnn')).toBe(5)
  })
})

describe('what learned something and goes', () => {
  it.each([
    ['Reset', () => playground.reset()],
    ['Again', () => playground.play()],
    ['another seed', () => playground.set('seed', '1')],
    ['another task', () => playground.set('task', 'pendulum')],
    ['a model left out', () => playground.chooseModels(['hnn'])],
    ['weights from a file', () => playground.loadWeights('hnn', new File([new Uint8Array(8)], 'w.safetensors'))],
  ])('%s: comes back by Undo', async (_, change) => {
    expect(playground.canUndo).toBe(false)
    trainTo(2000, 'finished')
    await change()
    expect(playground.canUndo).toBe(true)
    playground.undo()
    await turned
    expect(playground.canUndo).toBe(false)
    expect(playground.query).toBe('task=spring')
    expect(playground.finished).toBe(true)
    expect(stepOf('hnn')).toBe(2000)
  })

  it('is nothing where nothing was learned', async () => {
    await playground.set('seed', '1')
    await playground.reset()
    expect(playground.canUndo).toBe(false)
    expect(queries()).toHaveLength(2)
  })
})
