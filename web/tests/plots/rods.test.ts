import { describe, expect, it } from 'vitest'
import { draggedRod, drawRods, type RodScene, rodAngle, rodArea, rodBobs, toData, toPixel } from '../../src/plots'
import { one, palette, truth } from './cast'
import { type Call, named, numbersOf, recordingContext } from './recording-context'

const quarter = Math.PI / 2

describe('two rods', () => {
  it('hang down at angle 0 and swing to the right for a positive one, each by its own angle', () => {
    const [inner, outer] = rodBobs([0, 0, 5, 5])
    expect([inner.x, inner.y, outer.x, outer.y]).toEqual([0, -1, 0, -2])
    const [raised, level] = rodBobs([Math.PI, quarter, 0, 0])
    expect(raised.y).toBeCloseTo(1, 12)
    expect(level.x).toBeCloseTo(1, 12)
    expect(level.y).toBeCloseTo(1, 12)
  })

  it('are of four coordinates', () => {
    expect(() => rodBobs([0, 0])).toThrow('which have four')
  })

  it.each([0, 0.3, -1.4, 3])('have the angle %f of where they point', (angle) => {
    const [inner] = rodBobs([angle, 0, 0, 0])
    expect(rodAngle({ x: 0, y: 0 }, inner)).toBeCloseTo(angle, 12)
  })
})

describe('a dragged bob', () => {
  const state = [0.4, -0.2, 1, 2]

  it('turns its own rod to the pointer, however far it is, and keeps the rest', () => {
    const [inner] = rodBobs(state)
    expect(draggedRod(state, 0, { x: 3, y: 0 })).toEqual([quarter, -0.2, 1, 2])
    const [, turned] = draggedRod(state, 1, { x: inner.x, y: inner.y + 9 })
    expect(turned).toBeCloseTo(Math.PI, 12)
    expect(draggedRod(state, 1, { x: 0, y: 9 })[0]).toBe(0.4)
    expect(state).toEqual([0.4, -0.2, 1, 2])
  })

  it('stays where it was when it is dropped on itself', () => {
    const [inner, outer] = rodBobs(state)
    expect(draggedRod(state, 0, inner)[0]).toBeCloseTo(0.4, 12)
    expect(draggedRod(state, 1, outer)[1]).toBeCloseTo(-0.2, 12)
  })
})

describe.each([
  [300, 300],
  [300, 180],
] as const)('the plane of rods on %i x %i', (width, height) => {
  const area = rodArea({ width, height, pixelRatio: 1 })

  it('has one scale, and holds whatever the rods can reach', () => {
    const [origin, right, up] = [toPixel(area, 0, 0), toPixel(area, 2, 0), toPixel(area, 0, 2)]
    expect(right.x - origin.x).toBeCloseTo(origin.y - up.y, 9)
    expect(up.y).toBeGreaterThan(8)
    const { q, p } = toData(area, up.x, up.y)
    expect([q, p]).toEqual([expect.closeTo(0), expect.closeTo(2)])
  })
})

describe('the picture of rods', () => {
  const area = rodArea({ width: 300, height: 300, pixelRatio: 1 })
  const rest = [0, 0, 0, 0]
  const motion = { times: [0, 1, 2], states: [...rest, ...[quarter, quarter, 0, 0], ...rest] }

  function drawn(changes: Partial<RodScene>): Call[] {
    const { context, calls } = recordingContext()
    drawRods(context, { area, palette, role: one, motion, now: 1, tail: 0.5, ...changes })
    return calls
  }
  const circlesAt = (calls: readonly Call[], q: number, p: number) => {
    const { x, y } = toPixel(area, q, p)
    return named(calls, 'arc').filter(({ args }) => Math.hypot(Number(args[0]) - x, Number(args[1]) - y) < 1e-6)
  }

  it('has both bobs where they are now', () => {
    const calls = drawn({})
    expect(circlesAt(calls, 1, 0)).toHaveLength(1)
    expect(circlesAt(calls, 2, 0)).toHaveLength(1)
    expect(circlesAt(calls, 0, -2)).toHaveLength(0)
  })

  it('has the bobs of the truth beside those of a model', () => {
    const still = { times: [0, 2], states: [...rest, ...rest] }
    const calls = drawn({ truth: still })
    expect(circlesAt(calls, 0, -1)).toHaveLength(1)
    expect(circlesAt(calls, 0, -2)).toHaveLength(1)
  })

  it('is in the colour of its role', () => {
    for (const role of [one, truth])
      expect(named(drawn({ role }), 'set fillStyle').map(({ args }) => args[0])).toContain(role.colour)
  })

  it('shows of a whole motion its end', () => {
    expect(circlesAt(drawn({ now: null }), 0, -2)).toHaveLength(1)
  })

  it('has a handle on each bob only where they may be moved', () => {
    const looks: number[] = []
    const look = (rod: number) => {
      looks.push(rod)
      return 'idle' as const
    }
    const calls = drawn({ motion: null, handles: { state: [-quarter, 0, 0, 0], look } })
    expect(looks).toEqual([0, 1])
    expect(circlesAt(calls, -1, 0)).toHaveLength(1)
    expect(circlesAt(calls, -1, -1)).toHaveLength(1)
  })

  it('crosses out a motion that was finite no longer, and never draws what is not a number', () => {
    const lost = {
      times: [0, 1, 2],
      states: [...motion.states.slice(0, 8), ...rest.map(() => Number.NaN)],
      leftAt: 1.2,
    }
    const calls = drawn({ motion: lost, truth: lost, now: 1.6 })
    expect(circlesAt(calls, 2, 0)).toHaveLength(0)
    for (const picture of [calls, drawn({ motion: lost, now: null }), drawn({ motion: null })])
      expect(numbersOf(picture).every(Number.isFinite)).toBe(true)
  })
})
