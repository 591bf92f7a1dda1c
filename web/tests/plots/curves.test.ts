import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  coordinateError,
  lightPalette,
  lossData,
  lossOptions,
  systemLabels,
  timeData,
  timeOptions,
} from '../../src/plots'
import { energyRange, logRange, paddedRange } from '../../src/plots/curve-ranges'

const nan = Number.NaN

describe('timeData', () => {
  it('ends a curve at its first value that is not finite', () => {
    const x = [0, 1, 2, 3]
    const truth = { x, y: [1, 1, 1, 1] }
    const baseline = { x, y: [1, 2, Number.POSITIVE_INFINITY, 4] }
    expect(timeData({ truth, baseline })).toEqual([
      x,
      [1, 1, 1, 1],
      [1, 2, null, null],
      [undefined, undefined, undefined, undefined],
    ])
  })

  it('puts curves with other times on one axis: undefined is bridged, null is the end', () => {
    const data = timeData({ truth: { x: [0, 1.5, 3], y: [1, 2, 3] }, hnn: { x: [0, 1, 2, 3], y: [5, 6, nan, 8] } })
    expect(data[0]).toEqual([0, 1, 1.5, 2, 3])
    expect(data[1]).toEqual([1, undefined, 2, undefined, 3])
    expect(data[3]).toEqual([5, 6, null, null, null])
  })

  it('leaves out zero on a logarithmic axis and goes on after it', () => {
    const hnn = { x: [0, 1, 2], y: [0, 1e-3, 1e-2] }
    expect(timeData({ hnn }, 'log')[3]).toEqual([null, 1e-3, 1e-2])
    expect(timeData({ hnn }, 'linear')[3]).toEqual([0, 1e-3, 1e-2])
  })

  it('is empty columns without any curve', () => {
    expect(timeData({})).toEqual([[], [], [], []])
  })

  it('end a line where it leaves the plot by far', () => {
    const x = [0, 1, 2]
    expect(timeData({ truth: { x, y: [1, 1, 1] }, baseline: { x, y: [1, 9, 1e6] } })[2]).toEqual([1, 9, null])
  })
})

it('lossData puts two trainings at different steps and their test losses side by side', () => {
  const data = lossData({
    baselineTrain: { x: [1, 2, 3], y: [0.9, 0.8, 0.7] },
    hnnTrain: { x: [1, 2], y: [1, 0.5] },
    hnnTest: { x: [2], y: [0.6] },
    noiseFloor: 0.04,
  })
  expect(data).toEqual([
    [1, 2, 3],
    [0.9, 0.8, 0.7],
    [1, 0.5, null],
    [undefined, undefined, undefined],
    [undefined, 0.6, null],
    [0.04, 0.04, 0.04],
  ])
})

describe('coordinateError', () => {
  const truth = { times: [0, 1, 2], states: [1, 0, 0, 1, -1, 0] }

  it('is the mean square over q and p at the times of the truth', () => {
    const model = { times: [0, 2], states: [1, 0, -1, 4], leftAt: null }
    expect(coordinateError(model, truth)).toEqual({ x: [0, 1, 2], y: [0, 0.5, 8], leftAt: null })
  })

  it('is the mean over all coordinates of bodies', () => {
    const bodies = (value: number) => ({ times: [0], states: [value, 0, 0, 0, 0, 0, 0, -value] })
    expect(coordinateError(bodies(2), bodies(0)).y).toEqual([1])
  })

  it('is not a number after the model has left, and says when it did', () => {
    const { y, leftAt } = coordinateError({ times: [0, 1, 2], states: [1, 0, 0, 1, nan, nan], leftAt: 1.5 }, truth)
    expect(y).toEqual([0, 0, nan])
    expect(leftAt).toBe(1.5)
    expect(coordinateError({ times: [0, 5], states: [1, 0, 0, 1], leftAt: 5 }, truth).leftAt).toBeNull()
  })
})

describe('ranges', () => {
  it('do not blow rounding errors up to the whole plot', () => {
    const [min, max] = paddedRange(1, 1 + 1e-9)
    expect(max - min).toBeGreaterThan(0.05)
  })

  it('of energy hold all curves while they stay near the truth', () => {
    const x = [0, 1]
    const [min, max] = energyRange({ truth: { x, y: [0.5, 0.5] }, baseline: { x, y: [0.5, 1.2] } })
    expect(min).toBeLessThan(0.5)
    expect(max).toBeGreaterThan(1.2)
  })

  it('of energy keep the truth visible when the baseline runs away', () => {
    const x = [0, 1, 2]
    const [, max] = energyRange({ truth: { x, y: [0.5, 0.5, 0.5] }, baseline: { x, y: [0.5, 1e30, nan] } })
    expect(max).toBeLessThan(10)
    expect(energyRange({})).toEqual([0, 1])
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

describe('chart options', () => {
  beforeEach(() => {
    vi.stubGlobal('devicePixelRatio', 2)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })
  const look = { width: 300, height: 150, palette: lightPalette }
  const time = { ...look, labels: systemLabels.spring, syncKey: 'time' }

  it('have a series for every column of their data', () => {
    expect(lossOptions(look, () => ({})).series).toHaveLength(lossData({}).length)
    for (const kind of ['energy', 'conserved', 'error'] as const) {
      expect(timeOptions(kind, time, () => ({})).series).toHaveLength(timeData({}).length)
    }
  })

  it('share the cursor of time charts and name units on both axes', () => {
    const options = timeOptions('energy', time, () => ({}))
    expect(options.cursor?.sync?.key).toBe('time')
    expect(options.axes?.map((axis) => axis.label)).toEqual(['time t (s)', 'total energy (J)'])
  })

  it('draw loss and coordinate error on logarithmic axes, energies on linear ones', () => {
    expect(lossOptions(look, () => ({})).scales?.y?.distr).toBe(3)
    expect(timeOptions('error', time, () => ({})).scales?.y?.distr).toBe(3)
    expect(timeOptions('energy', time, () => ({})).scales?.y?.distr).toBeUndefined()
  })
})
