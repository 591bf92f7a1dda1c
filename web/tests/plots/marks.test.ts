import { expect, it } from 'vitest'
import { drawMarker, traceMarker } from '../../src/plots/marks'
import { models, palette, truth } from './cast'
import { named, numbersOf, recordingContext } from './recording-context'

it('markers differ in shape and stand around their place', () => {
  const shapes = models.map(({ marker }) => {
    const { context, calls } = recordingContext()
    traceMarker(context, marker, { x: 50, y: 80 }, 5)
    for (const number of numbersOf(named(calls, 'moveTo', 'lineTo'))) expect(number).toBeGreaterThan(40)
    return calls.map(({ name }) => name)
  })
  expect(shapes).toEqual([
    ['rect'],
    ['moveTo', 'arc'],
    ['moveTo', 'lineTo', 'lineTo', 'lineTo', 'closePath'],
    ['moveTo', 'lineTo', 'lineTo', 'closePath'],
  ])
})

it('the truth is an outline, a model is filled in its colour', () => {
  const drawn = [truth, ...models].map((role) => {
    const { context, calls } = recordingContext()
    drawMarker(context, palette, role, { x: 0, y: 0 })
    return calls
  })
  expect(drawn.map((calls) => named(calls, 'fill').length)).toEqual([0, 1, 1, 1, 1])
  expect(drawn.slice(1).map((calls) => named(calls, 'set fillStyle')[0]?.args[0])).toEqual(palette.models)
})
