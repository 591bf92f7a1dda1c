import { expect, it } from 'vitest'
import type { Playground } from '../../../src/app/state/playground'
import type { TaskSection } from '../../../src/app/state/table'
import { lastOf, pointsOf, sweep } from '../../../src/app/views/chaos/sweep'

const section = { coordinate: 0 } as TaskSection
const none = Number.NaN

it('shows the two coordinates that are neither the plane’s nor its momentum', () => {
  expect(pointsOf(Float64Array.of(0, 1, 2, 3, none, none, none, none, 0, 5, 6, 7), 4, section)).toEqual([1, 3, 5, 7])
  expect(pointsOf(Float64Array.of(9, 0, 8, 2), 4, { ...section, coordinate: 1 })).toEqual([9, 8])
})

it('goes on from the last crossing of each orbit that came so far', () => {
  const states = Float64Array.of(0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, none, none, none, none)
  expect([...lastOf(states, 2, 4)]).toEqual([0, 4, 5, 6])
})

it('asks piece by piece, until nobody wants more', async () => {
  const asked: number[][] = []
  const playground = {
    task: { coordinates: [1, 2, 3, 4] },
    ask: async (_id: string, question: (model: unknown, rollout: unknown) => unknown) =>
      question(
        {
          section: ({ from, crossings }: { from: Float64Array; crossings: number }) => {
            asked.push([...from])
            return Float64Array.from({ length: crossings * from.length }, () => asked.length)
          },
        },
        {},
      ),
  } as unknown as Playground
  const found: number[] = []
  const who = { key: 'truth', model: 'any', ofTruth: true }
  const wanted = () => asked.length < 4
  await sweep(playground, who, section, Float64Array.of(0, 0, 0, 0), wanted, (points) => found.push(...points))
  expect(asked).toEqual([0, 1, 2, 3].map((value) => [value, value, value, value]))
  expect(found).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
})
