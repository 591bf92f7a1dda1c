import { describe, expect, it } from 'vitest'
import { contourGrid, contourLevels, contourLines } from '../../src/plots'

const view = { qMin: -2, qMax: 2, pMin: -1, pMax: 1 }
const grid = contourGrid(view, 60, 50)

function sampled(h: (q: number, p: number) => number): Float32Array {
  return Float32Array.from({ length: grid.columns * grid.rows }, (_, i) =>
    h(grid.states[2 * i] as number, grid.states[2 * i + 1] as number),
  )
}

describe('contourLevels', () => {
  it('rise, are equally spaced and lie inside the range', () => {
    const values = [3.21, -0.44, 1.7, 0.2]
    const levels = contourLevels(values)
    expect(levels.length).toBeGreaterThan(5)
    expect(levels[0]).toBeGreaterThan(-0.44)
    expect(levels.at(-1)).toBeLessThan(3.21)
    const steps = levels.slice(1).map((level, i) => level - (levels[i] as number))
    for (const step of steps) expect(step).toBeCloseTo(steps[0] as number, 9)
    expect(steps[0]).toBeGreaterThan(0)
  })

  it('leave out what is not finite', () => {
    const levels = contourLevels([0, 1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    expect(levels.every((level) => level > 0 && level < 1)).toBe(true)
    expect(levels.length).toBeGreaterThan(5)
  })

  it('are none for a constant H and for no values', () => {
    expect(contourLevels([2, 2, 2])).toEqual([])
    expect(contourLevels([Number.NaN])).toEqual([])
    expect(contourLevels([])).toEqual([])
  })
})

describe('contourLines', () => {
  it('run where H has the level', () => {
    const h = (q: number, p: number) => q * q + p * p
    const { lines } = contourLines(grid, sampled(h), [0.25, 0.5])
    for (const [i, level] of [0.25, 0.5].entries()) {
      const points = (lines[i] ?? []).flatMap((line) => Array.from(line))
      expect(points.length).toBeGreaterThan(40)
      for (let k = 0; k < points.length; k += 2) {
        expect(h(points[k] as number, points[k + 1] as number)).toBeCloseTo(level, 2)
      }
    }
  })

  it('reach the edges of the view and are not closed along the border', () => {
    const { lines } = contourLines(
      grid,
      sampled((_q, p) => p),
      [0.5],
    )
    expect(lines[0]).toHaveLength(1)
    const line = lines[0]?.[0] ?? []
    const q = Array.from(line).filter((_, i) => i % 2 === 0)
    const p = Array.from(line).filter((_, i) => i % 2 === 1)
    expect(Math.min(...q)).toBeLessThanOrEqual(view.qMin)
    expect(Math.max(...q)).toBeGreaterThanOrEqual(view.qMax)
    for (const value of p) expect(value).toBeCloseTo(0.5, 5)
  })

  it('stop where H is not finite', () => {
    const { lines } = contourLines(
      grid,
      sampled((q, p) => (q > 0 ? Number.NaN : p)),
      [0.5],
    )
    const points = (lines[0] ?? []).flatMap((line) => Array.from(line))
    expect(points.length).toBeGreaterThan(10)
    for (let i = 0; i < points.length; i += 2) {
      expect(points[i]).toBeLessThanOrEqual(0)
      expect(points[i + 1]).toBeCloseTo(0.5, 5)
    }
  })
})
