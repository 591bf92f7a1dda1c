import { beforeEach, expect, it } from 'vitest'
import { Playground } from '../../../src/app/state/playground'
import { changesIn, type Spoken, summaryOf } from '../../../src/app/words/spoken'
import { core } from '../fake-core'
import { evaluation, FakeEngine } from '../fake-engine'
import { FakePlace } from '../fake-place'

let engine: FakeEngine
let playground: Playground
let known: Spoken

beforeEach(async () => {
  playground = new Playground(
    core,
    new FakePlace('task=spring'),
    () => null,
    (eventsOf) => {
      engine = new FakeEngine(eventsOf)
      return engine
    },
  )
  await playground.open(true)
  known = changesIn(playground, null).known
})

/** What would be said now, subject by subject. */
function news(): Record<string, string | null> {
  const { changes, known: now } = changesIn(playground, known)
  known = now
  return Object.fromEntries(changes)
}

function report(step: number, phase: 'training' | 'finished'): void {
  const found = phase === 'finished' ? evaluation() : null
  const trainLoss = { steps: new Float64Array([step]), values: new Float64Array([1 / step]) }
  for (const [id, state] of playground.models) {
    state.energyError = 0.5
    engine.report(id, { step, phase, trainLoss, evaluation: found })
  }
}

it('what is there at first is told by the summary alone', () => {
  expect(changesIn(playground, null).changes).toEqual([])
})

it('training is told as it begins and ends, not at each step', async () => {
  report(1, 'training')
  news()
  report(2, 'training')
  report(50, 'training')
  expect(news()).toEqual({})
  report(60, 'finished')
  expect(news()).toEqual({ training: expect.stringMatching(/^Training has finished: /) })
})

it('the summary says what is in play, how it stands and how to act, and changes once training has ended', () => {
  report(1, 'training')
  const [inPlay, stands, act] = summaryOf(playground)
  expect(inPlay).toMatch(/learned by the baseline and the Hamiltonian network\.$/)
  expect(stands).toBe('Training goes on.')
  expect(act).toMatch(/arrow keys.*“\?”/)
  report(2, 'training')
  expect(summaryOf(playground)[1]).toBe(stands)
  report(60, 'finished')
  expect(summaryOf(playground)[1]).toMatch(/loss/)
})
