import type uPlot from 'uplot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  chartStyles,
  latentLabels,
  lossData,
  lossOptions,
  relationData,
  relationOptions,
  type TimeChart,
  timeChartLabel,
  timeData,
  timeOptions,
  timeScale,
} from '../../src/plots'
import type { ChartCanvas } from '../../src/plots/chart-canvas'
import { drawBands, drawNoiseFloor, drawPoints, markLeavings } from '../../src/plots/chart-marks'
import { doubleLabels, labels, models, one, palette, truth, two } from './cast'
import { type Call, named, numbersOf, recordingContext } from './recording-context'

beforeEach(() => {
  vi.stubGlobal('devicePixelRatio', 2)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const look = { width: 300, height: 150, palette }
const time = { ...look, labels, syncKey: 'time' }
const kinds = Object.keys(timeScale) as TimeChart[]
const noCurves = (roles: readonly (typeof one)[]) => roles.map((role) => ({ role, curve: null }))
const noLosses = (roles: readonly (typeof one)[]) => ({
  models: roles.map((role) => ({ role, train: null, test: null })),
  noiseFloor: null,
})

describe('chart options', () => {
  it.each([0, 1, 2, 3, 4])('have a series for every column of their data, for %i models', (count) => {
    const roles = models.slice(0, count)
    const losses = noLosses(roles)
    expect(lossOptions(look, () => losses).series).toHaveLength(lossData(losses).length)
    for (const kind of kinds) {
      const curves = noCurves([truth, ...roles])
      expect(timeOptions(kind, time, () => curves).series).toHaveLength(timeData(curves).length)
    }
    const relation = noCurves(roles)
    const options = relationOptions({ ...look, labels: ['true energy', 'learned H'] }, () => relation)
    expect(options.series).toHaveLength(relationData(relation).length)
  })

  it('name everybody in the legend, in the order of the curves', () => {
    const names = ({ series }: uPlot.Options) => series.map(({ label }) => label)
    expect(names(lossOptions(look, () => noLosses([two, one])))).toEqual([
      'step',
      'Two train',
      'One train',
      'Two test',
      'One test',
      'noise floor',
    ])
    expect(names(timeOptions('error', time, () => noCurves([truth, two])))).toEqual(['t (s)', 'truth', 'Two'])
  })

  it('draw each line as its role has it', () => {
    const [, ...series] = timeOptions('energy', time, () => noCurves([truth, ...models])).series
    for (const [i, role] of [truth, ...models].entries()) {
      expect(series[i]).toMatchObject({ stroke: role.colour, width: role.stroke.width, alpha: role.stroke.alpha })
      // uPlot counts dashes in device pixels.
      expect(series[i]?.dash).toEqual(role.stroke.dash.map((length) => 2 * length))
    }
  })

  it('show the dashes in the legend', () => {
    const { series, legend } = timeOptions('energy', time, () => noCurves([one, two]))
    const fill = legend?.markers?.fill as (chart: uPlot, i: number) => string
    const chart = { series } as uPlot
    expect(fill(chart, 1)).toBe(`repeating-linear-gradient(90deg, ${one.colour} 0px 7px, transparent 7px 10px)`)
    expect(fill(chart, 2)).toBe(two.colour)
  })

  it('have a mark in the legend for the test loss of each place', () => {
    const { series } = lossOptions(look, () => noLosses(models))
    const classes = series.flatMap((entry) => (entry.class?.startsWith('plot-points-') ? entry.class : []))
    expect(new Set(classes).size).toBe(models.length)
    for (const name of classes) expect(chartStyles).toContain(`.${name} .u-marker`)
  })

  it('share the cursor of time charts and name units on both axes', () => {
    const options = timeOptions('energy', time, () => [])
    expect(options.cursor?.sync?.key).toBe('time')
    expect(options.axes?.map((axis) => axis.label)).toEqual(['time t (s)', 'total energy (J)'])
  })

  it('draw loss and coordinate error on logarithmic axes, energies on linear ones', () => {
    expect(lossOptions(look, () => noLosses([])).scales?.y?.distr).toBe(3)
    expect(timeOptions('error', time, () => []).scales?.y?.distr).toBe(3)
    expect(timeOptions('energy', time, () => []).scales?.y?.distr).toBeUndefined()
  })
})

describe('timeChartLabel', () => {
  it('has the units of the task, and no brackets where it gives none', () => {
    expect(kinds.map((kind) => timeChartLabel(kind, labels))).toEqual([
      'total energy (J)',
      'learned H (J)',
      'coordinate error (MSE)',
      'angle q (rad)',
    ])
    expect(timeChartLabel('hamiltonian', doubleLabels)).toBe('learned H')
    expect(timeChartLabel('position', doubleLabels)).toBe('θ₁')
    expect(timeChartLabel('hamiltonian', latentLabels(labels.time))).toBe('learned H (own units)')
  })

  it('knows no energy where none is known', () => {
    expect(() => timeChartLabel('energy', doubleLabels)).toThrow('without an energy')
  })
})

/** A chart of 200 x 100 device pixels in which a value is its own pixel. */
function chartOn(data: unknown): { chart: ChartCanvas; calls: Call[] } {
  const { context, calls } = recordingContext()
  const chart = {
    ctx: context,
    bbox: { left: 0, top: 0, width: 200, height: 100 },
    data,
    valToPos: (value: number) => value,
    ratio: 2,
  }
  return { chart: chart as ChartCanvas, calls }
}

describe('marks on charts', () => {
  const x = [0, 10, 20]
  const left = (leftAt: number) => ({ x, y: [5, 6, Number.NaN], leftAt })
  const texts = (calls: readonly Call[]) => named(calls, 'fillText').map(({ args }) => args[0])

  it('say who left and when', () => {
    const { chart, calls } = chartOn([])
    markLeavings(chart, palette, [
      { role: truth, curve: { x, y: [1, 1, 1] } },
      { role: one, curve: left(12) },
      { role: two, curve: null },
    ])
    expect(texts(calls)).toEqual(['One', 'left the plane', 'at t = 12'])
    expect(named(calls, 'set strokeStyle').map(({ args }) => args[0])).toContain(one.colour)
  })

  it('are a band about the curve of an ensemble, up to where it ends, and none about another', () => {
    const { chart, calls } = chartOn([])
    drawBands(chart, [
      { role: one, curve: { x, y: [50, 60, Number.NaN], band: { low: [50, 53, 1], high: [50, 67, 1] } } },
      { role: two, curve: { x, y: [1, 2, 3] } },
    ])
    const points = named(calls, 'moveTo', 'lineTo').map(({ args }) => args)
    expect(points).toEqual([
      [0, 50],
      [10, 67],
      [10, 53],
      [0, 50],
    ])
    expect(named(calls, 'fill')).toHaveLength(1)
    expect(named(calls, 'set fillStyle').map(({ args }) => args[0])).toEqual([one.colour])
  })

  it('are a band about the losses of an ensemble, which the axis has room for', () => {
    const band = { low: [1e-5, 2e-5], high: [3e-4, 0.5] }
    const test = { x: [1, 2], y: [1e-4, 2e-4], band }
    const losses = { models: [{ role: one, train: null, test }], noiseFloor: null }
    const range = lossOptions(look, () => losses).scales?.y?.range as (...given: unknown[]) => number[]
    const [low, high] = range(null, 1e-4, 2e-4)
    expect(low).toBeLessThan(1e-5)
    expect(high).toBeGreaterThan(0.5)
    test.band = { low: [1e-5, Number.NaN], high: [3e-4, Number.NaN] }
    expect(range(null, 1e-4, 2e-4).every(Number.isFinite)).toBe(true)
  })

  it('have room for all four', () => {
    const { chart, calls } = chartOn([])
    markLeavings(
      chart,
      palette,
      models.map((role, i) => ({ role, curve: left(11 + i) })),
    )
    expect(texts(calls)).toEqual(models.map(({ label }, i) => `${label} left at t = ${11 + i}`))
    const heights = named(calls, 'fillText').map(({ args }) => Number(args[2]))
    for (const [i, height] of heights.entries()) if (i > 0) expect(height - Number(heights[i - 1])).toBeGreaterThan(24)
  })

  it('are test losses where they were measured, in the marker of their role', () => {
    const { chart, calls } = chartOn([
      [1, 2, 3],
      [undefined, 40, null],
    ])
    drawPoints(chart, palette, one, 1)
    expect(named(calls, 'rect')).toHaveLength(1)
    expect(numbersOf(calls).every(Number.isFinite)).toBe(true)
  })

  it('are no floor where the data have none', () => {
    for (const floor of [null, 0]) {
      const { chart, calls } = chartOn([])
      drawNoiseFloor(chart, palette, floor)
      expect(calls).toEqual([])
    }
    const { chart, calls } = chartOn([])
    drawNoiseFloor(chart, palette, 40)
    expect(texts(calls)).toEqual(['noise floor 40'])
  })
})
