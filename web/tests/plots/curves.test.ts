import { describe, expect, it } from 'vitest'
import { coordinateError, lossData, relationData, timeData } from '../../src/plots'
import { linearRange, logRange, paddedRange } from '../../src/plots/curve-ranges'
import { four, one, three, truth, two } from './cast'

const nan = Number.NaN

describe('timeData', () => {
  it('has a column for each curve in its place, and ends a curve at its first value that is not finite', () => {
    const x = [0, 1, 2, 3]
    const curves = [
      { role: truth, curve: { x, y: [1, 1, 1, 1] } },
      { role: one, curve: { x, y: [1, 2, Number.POSITIVE_INFINITY, 4] } },
      { role: two, curve: null },
    ]
    const none = [undefined, undefined, undefined, undefined]
    expect(timeData(curves)).toEqual([x, [1, 1, 1, 1], [1, 2, null, null], none])
  })

  it('puts curves with other times on one axis: undefined is bridged, null is the end', () => {
    const data = timeData([
      { role: truth, curve: { x: [0, 1.5, 3], y: [1, 2, 3] } },
      { role: three, curve: { x: [0, 1, 2, 3], y: [5, 6, nan, 8] } },
    ])
    expect(data[0]).toEqual([0, 1, 1.5, 2, 3])
    expect(data[1]).toEqual([1, undefined, 2, undefined, 3])
    expect(data[2]).toEqual([5, 6, null, null, null])
  })

  it('leaves out zero on a logarithmic axis and goes on after it', () => {
    const curves = [{ role: one, curve: { x: [0, 1, 2], y: [0, 1e-3, 1e-2] } }]
    expect(timeData(curves, 'log')[1]).toEqual([null, 1e-3, 1e-2])
    expect(timeData(curves, 'linear')[1]).toEqual([0, 1e-3, 1e-2])
  })

  it('is empty columns without any curve', () => {
    expect(timeData([])).toEqual([[]])
    expect(timeData([{ role: one, curve: null }])).toEqual([[], []])
  })

  it('ends a line where it leaves the plot by far', () => {
    const x = [0, 1, 2]
    const curves = [
      { role: truth, curve: { x, y: [1, 1, 1] } },
      { role: one, curve: { x, y: [1, 9, 1e6] } },
    ]
    expect(timeData(curves)[2]).toEqual([1, 9, null])
  })
})

it('lossData puts trainings at different steps and their test losses side by side, for as many as there are', () => {
  const models = [
    { role: one, train: { x: [1, 2, 3], y: [0.9, 0.8, 0.7] }, test: null },
    { role: two, train: { x: [1, 2], y: [1, 0.5] }, test: { x: [2], y: [0.6] } },
    { role: three, train: null, test: null },
  ]
  const none = [undefined, undefined, undefined]
  expect(lossData({ models, noiseFloor: 0.04 })).toEqual([
    [1, 2, 3],
    [0.9, 0.8, 0.7],
    [1, 0.5, null],
    none,
    none,
    [undefined, 0.6, null],
    none,
    [0.04, 0.04, 0.04],
  ])
  expect(lossData({ models: models.slice(0, 1), noiseFloor: null })[3]).toEqual([null, null, null])
})

it('relationData orders the points of all, each in its own column', () => {
  const curves = [
    { role: one, curve: { x: Float32Array.of(3, 1), y: Float32Array.of(-3, -1) } },
    { role: two, curve: null },
    { role: four, curve: { x: [2, 1], y: [20, 10] } },
  ]
  expect(relationData(curves)).toEqual([
    [1, 1, 2, 3],
    [-1, undefined, undefined, -3],
    [undefined, undefined, undefined, undefined],
    [undefined, 10, 20, undefined],
  ])
})

describe('coordinateError', () => {
  const exact = { times: [0, 1, 2], states: [1, 0, 0, 1, -1, 0] }

  it('is the mean square over q and p at the times of the truth', () => {
    const model = { times: [0, 2], states: [1, 0, -1, 4], leftAt: null }
    expect(coordinateError(model, exact)).toEqual({ x: [0, 1, 2], y: [0, 0.5, 8], leftAt: null })
  })

  it('is the mean over all coordinates of bodies', () => {
    const bodies = (value: number) => ({ times: [0], states: [value, 0, 0, 0, 0, 0, 0, -value] })
    expect(coordinateError(bodies(2), bodies(0)).y).toEqual([1])
  })

  it('is not a number after the model has left, and says when it did', () => {
    const { y, leftAt } = coordinateError({ times: [0, 1, 2], states: [1, 0, 0, 1, nan, nan], leftAt: 1.5 }, exact)
    expect(y).toEqual([0, 0, nan])
    expect(leftAt).toBe(1.5)
    expect(coordinateError({ times: [0, 5], states: [1, 0, 0, 1], leftAt: 5 }, exact).leftAt).toBeNull()
  })
})

describe('ranges', () => {
  it('do not blow rounding errors up to the whole plot', () => {
    const [min, max] = paddedRange(1, 1 + 1e-9)
    expect(max - min).toBeGreaterThan(0.05)
  })

  it('hold all curves while they stay near the truth', () => {
    const x = [0, 1]
    const [min, max] = linearRange([
      { role: truth, curve: { x, y: [0.5, 0.5] } },
      { role: one, curve: { x, y: [0.5, 1.2] } },
    ])
    expect(min).toBeLessThan(0.5)
    expect(max).toBeGreaterThan(1.2)
  })

  it('keep the truth visible when a model runs away', () => {
    const x = [0, 1, 2]
    const wild = { role: one, curve: { x, y: [0.5, 1e30, nan] } }
    expect(linearRange([{ role: truth, curve: { x, y: [0.5, 0.5, 0.5] } }, wild])[1]).toBeLessThan(10)
    expect(linearRange([])).toEqual([0, 1])
    expect(linearRange([{ role: one, curve: null }])).toEqual([0, 1])
  })

  it('keep without a truth the calmest curve visible and the start of each, whatever their order', () => {
    const x = [0, 1, 2]
    const calm = { role: two, curve: { x, y: [0.1, 0.1, 0.1] } }
    const wild = { role: one, curve: { x, y: [-3, 50, 1e30] } }
    for (const curves of [
      [wild, calm],
      [calm, wild],
    ]) {
      const [min, max] = linearRange(curves)
      expect(min).toBeLessThan(-3)
      expect(max).toBeGreaterThan(0.1)
      expect(max).toBeLessThan(30)
    }
  })

  it('of a logarithmic axis stay positive and finite', () => {
    for (const [min, max] of [
      [null, null],
      [0, 0],
      [0, 1],
      [1e-30, 1e30],
      [0.04, 0.04],
      [1e-3, Number.POSITIVE_INFINITY],
    ] as const) {
      const [low, high] = logRange(min, max)
      expect(low).toBeGreaterThan(0)
      expect(high / low).toBeGreaterThan(3)
      expect(high).toBeLessThan(1e8)
    }
  })
})
