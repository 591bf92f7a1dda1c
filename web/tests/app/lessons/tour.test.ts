import { beforeEach, expect, it } from 'vitest'
import type { Lesson } from '../../../src/app/lessons/lesson'
import { beginning, recalled } from '../../../src/app/lessons/progress'
import { Tour } from '../../../src/app/lessons/tour'
import { all, changed, startMoved, trained } from '../../../src/app/lessons/waits'
import { Playground } from '../../../src/app/state/playground'
import { core } from '../fake-core'
import { evaluation, FakeEngine } from '../fake-engine'
import { FakePlace } from '../fake-place'

const lesson: Lesson = {
  id: 'two-steps',
  plan: {
    place: 1,
    link: 'task=spring',
    steps: [
      { at: [], until: all(changed('seed'), trained) },
      { at: [], until: startMoved },
    ],
  },
  words: { title: 'Two steps', steps: ['Another seed.', 'Another start.'], question: 'Why?', answer: 'So.' },
}

let engine: FakeEngine
let playground: Playground
let kept: Map<string, string>
let memory: { getItem(key: string): string | null; setItem(key: string, text: string): void }
let end: () => void
let tour: Tour

function begin(): void {
  tour = new Tour(lesson, playground, memory)
  end = tour.watch()
}

function finish(): void {
  for (const id of playground.models.keys()) engine.report(id, { step: 9, phase: 'finished', evaluation: evaluation() })
}

beforeEach(async () => {
  kept = new Map()
  memory = { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) }
  playground = new Playground(
    core,
    new FakePlace('task=spring'),
    () => null,
    (eventsOf) => {
      engine = new FakeEngine(eventsOf)
      return engine
    },
  )
  await playground.open(false)
  begin()
})

it('a step is done once the reader has done it, and stays so', async () => {
  finish()
  expect(tour.done).toBe(false)
  const other = playground.set('seed', '5')
  // What has ended was the run before.
  expect(tour.done).toBe(false)
  await other
  expect(tour.done).toBe(false)
  finish()
  expect(tour.done).toBe(true)
  await playground.set('seed', '0')
  expect(tour.done).toBe(true)
})

it('what was done before a step does not count for it', () => {
  playground.moveStartState([0.5, 0])
  tour.turnTo(1)
  expect(tour.done).toBe(false)
  playground.moveStartState([0.7, 0])
  expect(tour.done).toBe(true)
  tour.turnTo(0)
  expect(tour.done).toBe(false)
})

it('after a reload it is where it was', () => {
  tour.turnTo(1)
  playground.moveStartState([0.7, 0])
  end()
  begin()
  expect(tour.step).toBe(1)
  expect(tour.done).toBe(true)
})

it('who left it finds the step and the experiment again; from the question it begins anew', async () => {
  await playground.set('seed', '7')
  tour.turnTo(1)
  tour.leave()
  expect(recalled(memory, lesson.id)).toMatchObject({ step: 1, query: playground.query })
  begin()
  expect(tour.link).toContain('seed=7')
  tour.turnTo(2)
  expect(tour.plan).toBeUndefined()
  tour.leave()
  expect(recalled(memory, lesson.id)).toEqual(beginning)
})

it('another task is not what it speaks of', async () => {
  await playground.set('task', 'pendulum')
  expect(tour.astray).toBe(true)
  await playground.follow(tour.link, false)
  expect(tour.astray).toBe(false)
})
