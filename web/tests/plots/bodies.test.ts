import { describe, expect, it } from 'vitest'
import {
  bodyAt,
  bodyCount,
  centreOfMass,
  planeArea,
  planeBox,
  planeReach,
  stateShown,
  toPixel,
  totalMomentum,
  withBodyAt,
} from '../../src/plots'

// x1, x2, x3, y1, y2, y3, px1, px2, px3, py1, py2, py3
const three = [1, 2, 6, -1, 0, 4, 0.5, 0, -0.25, 1, 1, -3]

describe('a state of three bodies', () => {
  it('has its bodies, their centre of mass and total momentum', () => {
    expect(bodyAt(three, 2)).toEqual({ x: 6, y: 4 })
    expect(centreOfMass(three)).toEqual({ x: 3, y: 1 })
    expect(totalMomentum(three)).toEqual({ x: 0.25, y: -1 })
  })

  it('has four coordinates for each', () => {
    expect(bodyCount(three)).toBe(3)
    expect(() => bodyCount([1, 2])).toThrow('A state of 2 coordinates')
    expect(() => bodyAt([1, 2, 3, 4, 5, 6], 0)).toThrow('have four each')
  })

  it('keeps every velocity and the other bodies when one is moved', () => {
    const moved = withBodyAt(three, 1, { x: 9, y: 8 })
    expect(moved).toEqual([1, 9, 6, -1, 8, 4, 0.5, 0, -0.25, 1, 1, -3])
    expect(totalMomentum(moved)).toEqual(totalMomentum(three))
    expect(three[1]).toBe(2)
  })
})

describe('the state shown', () => {
  const motion = { times: [0, 1, 2], states: [...[0, 0, 1, 1], ...[2, 4, 1, 1], ...[Number.NaN, 0, 0, 0]] }

  it('is the one at that time', () => {
    expect(stateShown(motion, 0.5)).toEqual([1, 2, 1, 1])
  })

  it('is the last finite one of a whole motion and after its end', () => {
    expect(stateShown(motion, null)).toEqual([2, 4, 1, 1])
    expect(stateShown(motion, 1.5)).toEqual([2, 4, 1, 1])
    expect(stateShown({ times: [], states: [] }, 0)).toBeNull()
  })
})

describe('the plane', () => {
  it('holds positions, whatever the momenta, and leaves out the few that are flung far', () => {
    const rows = Array.from({ length: 500 }, (_, i) => [Math.cos(i), Math.sin(i), 50, 50]).flat()
    const reach = planeReach(4, [rows, [1000, 0, 0, 0]])
    expect(reach).toBeGreaterThanOrEqual(1)
    expect(reach).toBeLessThan(1.3)
    expect(planeReach(4, [[Number.NaN, 0, 0, 0]])).toBe(1)
    expect(planeReach(4, [])).toBe(1)
  })

  it('has one scale for both axes on any canvas, and its reach on the shorter', () => {
    for (const [width, height] of [
      [300, 200],
      [150, 260],
    ] as const) {
      const area = planeArea(planeBox(2), { width, height, pixelRatio: 2 })
      const [origin, right, up] = [toPixel(area, 0, 0), toPixel(area, 1, 0), toPixel(area, 0, 1)]
      expect(right.x - origin.x).toBeCloseTo(origin.y - up.y, 9)
      expect(Math.min(area.view.qMax, area.view.pMax)).toBeCloseTo(2, 9)
    }
  })
})
