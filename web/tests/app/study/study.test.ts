import { describe, expect, it } from 'vitest'
import { conduct } from '../../../src/app/study/conduct'
import {
  decadesOf,
  large,
  medianOf,
  resultsOf,
  runsOf,
  type StudyFigures,
  type StudyRun,
  tasksIn,
} from '../../../src/app/study/plan'
import { core } from '../fake-core'
import { evaluation, FakeEngine } from '../fake-engine'
import { defaultsNamed } from '../table-fixture'

const run = (seed: number): StudyRun => ({
  experiment: defaultsNamed('spring'),
  task: 'spring',
  model: 'hnn',
  seed,
  query: `task=spring&seed=${seed}`,
})

describe('a study', () => {
  it('is of the tasks that its file names, in settings and in cases', () => {
    const file = { settings: { task: 'a' }, cases: [{ task: ['b', 'a'] }, { noise: 0 }, { task: 'c' }] }
    expect(tasksIn(JSON.stringify(file))).toEqual(['a', 'b', 'c'])
    expect(tasksIn('{"cases": [{"task": "b"}]}')).toEqual(['b'])
    expect(tasksIn('{"settings": {"task": ["a"]}}')).toEqual(['a'])
  })

  it('has a line for each run that came to something or to nothing, and none for others', () => {
    const { weightsHash } = evaluation()
    const found = new Map<string, StudyFigures>([
      [run(0).query, evaluation({ energyMse: Number.POSITIVE_INFINITY })],
      [run(1).query, null],
    ])
    expect(resultsOf([run(0), run(1), run(2)], found).split('\n')).toEqual([
      'task,model,seed,train_loss,test_loss,energy_mse,energy_drift,coordinate_mse,weights_hash,link',
      `"spring",hnn,0,1,2,,,0.1,${weightsHash},"?task=spring&seed=0"`,
      '"spring",hnn,1,,,,,,,"?task=spring&seed=1"',
      '',
    ])
  })

  it('counts what ran off as the largest', () => {
    const off = Number.POSITIVE_INFINITY
    expect([medianOf([]), medianOf([3, 1]), medianOf([off, 2, 1]), medianOf([off, off, 1])]).toEqual([null, 2, 2, off])
  })

  it('has an axis of whole decades about what is finite', () => {
    expect(decadesOf([0, Number.POSITIVE_INFINITY])).toBeNull()
    expect(decadesOf([3e-4, 20, Number.POSITIVE_INFINITY])).toEqual({ from: -4, to: 2 })
    expect(decadesOf([1])).toEqual({ from: 0, to: 1 })
  })
})

describe('its training', () => {
  /** A study of these runs, two at a time. */
  function begin(runs: readonly StudyRun[]) {
    let engine: FakeEngine | undefined
    const told: [number, StudyFigures][] = []
    const ending = new AbortController()
    const start = (eventsOf: ConstructorParameters<typeof FakeEngine>[0]) => {
      engine = new FakeEngine(eventsOf)
      return engine
    }
    const ended = conduct(start, runs, 2, ({ seed }, figures) => told.push([seed, figures]), ending.signal)
    return { engine: engine as unknown as FakeEngine, told, ending, ended }
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const found = evaluation()

  it('takes one run after the other, so many at a time, and gives its workers back', async () => {
    const { engine, told, ended } = begin([run(0), run(1), run(2)])
    await settled()
    expect(engine.created.map(({ settings }) => settings.model)).toEqual(['hnn', 'hnn'])
    engine.report('0', { phase: 'finished' })
    await settled()
    expect(told).toEqual([])
    engine.report('1', { phase: 'finished', evaluation: found })
    await settled()
    expect(engine.created).toHaveLength(3)
    engine.report('0', { phase: 'diverged' })
    engine.events('1').failed('It stopped.')
    await ended
    expect(told).toEqual([
      [1, found],
      [0, null],
      [2, null],
    ])
    expect(engine.workers).toEqual([])
  })

  it('ends at once where it is stopped, and tells nothing more', async () => {
    const { engine, told, ending, ended } = begin([run(0), run(1), run(2)])
    await settled()
    ending.abort()
    await ended
    engine.report('0', { phase: 'finished', evaluation: found })
    expect(told).toEqual([])
    expect(engine.created).toHaveLength(2)
    expect(engine.workers).toEqual([])
  })
})

it('asks the core for each link of the smaller systems, in the order of the command line', () => {
  const studied = tasksIn(large.file)
  const tasks = studied.map((id, i) => ({ id, dimension: i < 2 ? 2 : 4, models: ['baseline', 'hnn'] }))
  const asked: string[] = []
  const listening = {
    ...core,
    readLink: (link: string) => {
      asked.push(link)
      return core.readLink('task=spring')
    },
  }
  expect(studied.length).toBeGreaterThan(2)
  expect(runsOf(listening, { tasks } as unknown as Parameters<typeof runsOf>[1], 2)).toHaveLength(8)
  const [one, two] = studied
  expect(asked.slice(0, 5)).toEqual([
    `task=${one}&recipe=fast&seed=0&models=baseline`,
    `task=${one}&recipe=fast&seed=0&models=hnn`,
    `task=${two}&recipe=fast&seed=0&models=baseline`,
    `task=${two}&recipe=fast&seed=0&models=hnn`,
    `task=${one}&recipe=fast&seed=1&models=baseline`,
  ])
})
