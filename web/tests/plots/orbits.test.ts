import { describe, expect, it } from 'vitest'
import { drawOrbits, type OrbitScene, planeArea, planeBox, toPixel } from '../../src/plots'
import { one, palette, truth } from './cast'
import { type Call, named, numbersOf, recordingContext } from './recording-context'

const area = planeArea(planeBox(2), { width: 300, height: 300, pixelRatio: 1 })
const resting = [0.5, -0.5, 0.5, -0.5, 0, 0, 0, 0]
const moving = {
  times: [0, 1, 2],
  states: [...resting, ...[1, -1, 0, 0, 0, 0, 0, 0], ...[0.5, -0.5, -0.5, 0.5, 0, 0, 0, 0]],
}

function drawn(changes: Partial<OrbitScene>): Call[] {
  const { context, calls } = recordingContext()
  drawOrbits(context, { area, palette, role: one, motion: moving, now: 1, tail: 1, ...changes })
  return calls
}

const digits = (calls: readonly Call[]) =>
  named(calls, 'fillText')
    .filter(({ args }) => args[2] !== undefined && /^[123]$/.test(String(args[0])) && inPlot(args))
    .map(({ args }) => args[0])

function inPlot([, x, y]: readonly unknown[]): boolean {
  const { left, top, width, height } = area.plot
  return Number(x) > left && Number(x) < left + width && Number(y) > top && Number(y) < top + height
}

describe('bodies in the plane', () => {
  it('carry their numbers where they are now', () => {
    const calls = drawn({})
    expect(digits(calls)).toEqual(['1', '2'])
    const [one] = named(calls, 'fillText').filter(({ args }) => args[0] === '1' && inPlot(args))
    expect(Number(one?.args[1])).toBeCloseTo(area.plot.left + area.plot.width * 0.75, 0)
  })

  it('are in the colour of their role, with the true ones beside them', () => {
    for (const role of [one, truth])
      expect(named(drawn({ role }), 'set fillStyle').map(({ args }) => args[0])).toContain(role.colour)
    expect(named(drawn({ truth: moving }), 'arc').length - named(drawn({}), 'arc').length).toBe(2)
  })

  it('trail tails that fade with time', () => {
    const alphas = named(drawn({}), 'set globalAlpha').map(({ args }) => Number(args[0]))
    expect(Math.max(...alphas)).toBe(1)
    const tail = alphas.slice(1, 20)
    expect(tail).toEqual([...tail].sort((a, b) => a - b))
  })

  it('trail them through where they have been', () => {
    const through = named(drawn({ now: null }), 'moveTo', 'lineTo').map(({ args }) => args)
    // Of the second body: (-0.5, -0.5), then (-1, 0).
    for (const [q, p] of [
      [-0.5, -0.5],
      [-1, 0],
    ] as const) {
      const { x, y } = toPixel(area, q, p)
      expect(through).toContainEqual([x, y])
    }
  })

  it('are not drawn for a whole motion, which has no now', () => {
    expect(digits(drawn({ now: null }))).toEqual([])
  })

  it('have a handle each only where they may be moved', () => {
    const look = () => 'idle' as const
    const count = (calls: readonly Call[]) => named(calls, 'arc').length
    expect(count(drawn({ handles: { state: resting, look } })) - count(drawn({}))).toBe(2)
  })

  it('are pointed to from the border when they are outside', () => {
    const far = { times: [0, 1, 2], states: moving.states.map((value) => (value === 1 ? 9e9 : value)) }
    const calls = drawn({ motion: far })
    expect(digits(calls)).toEqual(['2'])
    expect(named(calls, 'fill')).toHaveLength(2)
  })
})

it('crosses the places where a motion was last finite, and never draws what is not a number', () => {
  const states = [...moving.states.slice(0, 16), ...moving.states.slice(0, 8).map(() => Number.NaN)]
  const lost = { times: [0, 1, 2], states, leftAt: 1.2 }
  const calls = drawn({ motion: lost, truth: lost, now: 1.8 })
  expect(digits(calls)).toEqual([])
  for (const picture of [calls, drawn({ motion: lost, now: null }), drawn({ motion: null, truth: null })])
    expect(numbersOf(picture).every(Number.isFinite)).toBe(true)
  expect(named(calls, 'moveTo').length).toBeGreaterThan(named(drawn({ motion: null, now: 1.8 }), 'moveTo').length)
})
