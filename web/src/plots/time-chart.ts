import type uPlot from 'uplot'
import { fixed, words } from '../language'
import { type ChartLook, chartFrame, horizontalAxis, linearAxis, lineSeries, logAxis } from './chart-axes'
import { type ChartOptions, withMarks } from './chart-canvas'
import { drawBands, markLeavings, placeNow } from './chart-marks'
import { linearRange, logRange } from './curve-ranges'
import type { TimeCurves } from './curves'
import { hamiltonianQuantity, type Labels, quantityText, withUnit } from './labels'

/** The system's own energy, the H that a model has learned, the distance from the truth, the first coordinate. */
export type TimeChart = 'energy' | 'hamiltonian' | 'error' | 'position'

export interface TimeChartLook extends ChartLook {
  labels: Labels
  /** charts with the same key share their cursor */
  syncKey: string
  /** the time under the cursor, or null when it leaves */
  onHover?: (time: number | null) => void
}

/** Pass `timeScale[kind]` to `timeData`. */
export const timeScale: Readonly<Record<TimeChart, 'linear' | 'log'>> = {
  energy: 'linear',
  hamiltonian: 'linear',
  error: 'log',
  position: 'linear',
}

const axisTexts: Readonly<Record<TimeChart, (labels: Labels) => string>> = {
  energy: ({ energy }) => {
    if (!energy)
      throw new Error('A task without an energy has no chart of it: ask for one only where labels.energy is.')
    return withUnit(words().plots.totalEnergy, energy.unit)
  },
  hamiltonian: (labels) => {
    const { name, symbol, unit } = hamiltonianQuantity(labels)
    return withUnit(`${name} ${symbol}`, unit)
  },
  error: () => words().plots.coordinateError,
  position: ({ coordinates: [first] }) => {
    if (!first) throw new Error('The labels name no coordinate: a chart of the first one needs at least that.')
    return quantityText(first)
  },
}

/** What stands on the vertical axis of a time chart. Throws for an energy that is not known. */
export function timeChartLabel(kind: TimeChart, labels: Labels): string {
  return axisTexts[kind](labels)
}

/**
 * Options for `new uPlot(options, timeData(curves(), timeScale[kind]), element)`. `curves` gives what is shown at the
 * moment of a draw; its roles stay those of the first call.
 */
export function timeOptions(kind: TimeChart, look: TimeChartLook, curves: () => TimeCurves): ChartOptions {
  const { palette, labels, onHover } = look
  const frame = chartFrame(look)
  const label = timeChartLabel(kind, labels)
  const logarithmic = timeScale[kind] === 'log'
  const options = {
    ...frame,
    cursor: { ...frame.cursor, sync: { key: look.syncKey, setSeries: false } },
    series: [
      { label: withUnit(labels.time.symbol, labels.time.unit), value: showTime },
      ...curves().map(({ role }) => lineSeries(look, role)),
    ],
    scales: {
      x: { time: false, range: (_chart, min, max) => (max > min ? [min, max] : [0, 1]) },
      y: logarithmic
        ? { distr: 3, log: 10, range: (_chart, min, max) => logRange(min, max) }
        : { range: () => linearRange(curves()) },
    },
    axes: [
      horizontalAxis(look, quantityText(labels.time)),
      logarithmic ? logAxis(look, label) : linearAxis(look, label),
    ],
    hooks: {
      init: [(chart) => placeNow(chart, palette)],
      setCursor: onHover ? [(chart) => onHover(cursorTime(chart))] : [],
    },
  } satisfies uPlot.Options
  return withMarks(options, look, (chart) => {
    if (!logarithmic) drawBands(chart, curves())
    markLeavings(chart, palette, curves())
  })
}

function cursorTime(chart: uPlot): number | null {
  const { left } = chart.cursor
  return left === undefined || left < 0 ? null : chart.posToVal(left, 'x')
}

function showTime(_chart: uPlot, value: number | null | undefined): string {
  return value == null ? '–' : fixed(value, 2)
}
