import type uPlot from 'uplot'
import { drawNoiseFloor, markLeavings, placeNow } from './chart-marks'
import type { LossCurves, TimeCurves } from './curve-data'
import { energyRange, logRange, paddedRange } from './curve-ranges'
import { font } from './lettering'
import { type Palette, type Role, roleLabels } from './palette'
import { strokeStyles } from './stroke-styles'
import { quantityText, type SystemLabels } from './system-labels'
import { formatTick, formatValue, logLabels, logTicks, niceTicks } from './ticks'

/** Size in CSS pixels, without the legend; make the chart anew when the palette changes. */
export interface ChartLook {
  width: number
  height: number
  palette: Palette
}

export interface LossChartLook extends ChartLook {
  /** steps of the whole training: the axis reaches at least as far */
  steps?: number
}

export type TimeChart = 'energy' | 'conserved' | 'error' | 'position'

export interface TimeChartLook extends ChartLook {
  labels: SystemLabels
  /** charts with the same key share their cursor */
  syncKey: string
  /** the time under the cursor, or null when it leaves */
  onHover?: (time: number | null) => void
}

/** Logarithmic for `error`: pass `timeScale[kind]` to `timeData`. */
export const timeScale: Readonly<Record<TimeChart, 'linear' | 'log'>> = {
  energy: 'linear',
  conserved: 'linear',
  error: 'log',
  position: 'linear',
}

/** What stands on the vertical axis of a time chart. */
export function timeChartLabel(kind: TimeChart, labels: SystemLabels): string {
  const { unit } = labels.energy
  if (kind === 'energy') return `total energy (${unit})`
  if (kind === 'conserved') return `learned H (${unit})`
  if (kind === 'position') return quantityText(labels.q)
  return 'coordinate error (MSE)'
}

/**
 * Options for `new uPlot(options, lossData(curves()), element)`; afterwards `chart.setData(lossData(curves()))`.
 * `curves` gives what is shown at the moment of a draw.
 */
export function lossOptions(look: LossChartLook, curves: () => LossCurves): uPlot.Options {
  const { palette } = look
  const points = (role: 'baseline' | 'hnn'): uPlot.Series => ({
    label: `${roleLabels[role]} test`,
    class: 'plot-points',
    stroke: palette[role],
    paths: () => null,
    points: { show: true, size: 7, width: 1.75, stroke: palette[role], fill: palette.background },
    value: showValue,
  })
  return {
    ...common(look),
    series: [
      { label: 'step', value: showWhole },
      { ...lineSeries(palette, 'baseline'), label: `${roleLabels.baseline} train` },
      { ...lineSeries(palette, 'hnn'), label: `${roleLabels.hnn} train` },
      points('baseline'),
      points('hnn'),
      {
        label: 'noise floor',
        class: 'plot-floor',
        stroke: palette.noiseFloor,
        dash: devicePixels([2, 3]),
        // `drawNoiseFloor` draws it across the whole plot, which the data do not reach; this is its place in the legend.
        paths: () => null,
        points: { show: false },
        value: showValue,
      },
    ],
    scales: {
      x: { time: false, range: (_chart, _min, max) => [0, Math.max(look.steps ?? 0, max ?? 0, 1)] },
      y: { distr: 3, log: 10, range: (_chart, min, max) => logRange(min, max) },
    },
    axes: [horizontalAxis(palette, 'training step'), logAxis(palette, 'loss (MSE)')],
    hooks: { draw: [(chart) => drawNoiseFloor(chart, palette, curves().noiseFloor ?? null)] },
  }
}

/** Options for `new uPlot(options, timeData(curves(), timeScale[kind]), element)`. */
export function timeOptions(kind: TimeChart, look: TimeChartLook, curves: () => TimeCurves): uPlot.Options {
  const { palette, labels, onHover } = look
  const base = common(look)
  const label = timeChartLabel(kind, labels)
  const roles: readonly Role[] = ['truth', 'baseline', 'hnn']
  return {
    ...base,
    cursor: { ...base.cursor, sync: { key: look.syncKey, setSeries: false } },
    series: [
      { label: `${labels.time.symbol} (${labels.time.unit})`, value: showTime },
      ...roles.map((role) =>
        // The truth has no error: its column stays, its place in the legend goes.
        kind === 'error' && role === 'truth' ? { show: false, class: 'plot-absent' } : lineSeries(palette, role),
      ),
    ],
    scales: {
      x: { time: false, range: (_chart, min, max) => (max > min ? [min, max] : [0, 1]) },
      y:
        timeScale[kind] === 'log'
          ? { distr: 3, log: 10, range: (_chart, min, max) => logRange(min, max) }
          : {
              range: (_chart, min, max) =>
                kind === 'energy' || kind === 'position' ? energyRange(curves()) : paddedRange(min ?? 0, max ?? 1),
            },
    },
    axes: [
      horizontalAxis(palette, quantityText(labels.time)),
      timeScale[kind] === 'log' ? logAxis(palette, label) : linearAxis(palette, label),
    ],
    hooks: {
      init: [(chart) => placeNow(chart, palette)],
      draw: [(chart) => markLeavings(chart, palette, curves())],
      setCursor: onHover ? [(chart) => onHover(cursorTime(chart))] : [],
    },
  }
}

export interface RelationChartLook extends ChartLook {
  role: Role
  /** what stands on the horizontal and on the vertical axis */
  labels: readonly [string, string]
}

/** Options for `new uPlot(options, relationData(curve), element)`. */
export function relationOptions(look: RelationChartLook): uPlot.Options {
  const { palette, role, labels } = look
  const stroke = palette[role]
  return {
    ...common(look),
    series: [
      { label: labels[0], value: showValue },
      {
        label: labels[1],
        class: `plot-${role}`,
        stroke,
        paths: () => null,
        points: { show: true, size: 4, width: 1, stroke, fill: stroke },
        value: showValue,
      },
    ],
    scales: {
      x: { time: false, range: (_chart, min, max) => paddedRange(min ?? 0, max ?? 1) },
      y: { range: (_chart, min, max) => paddedRange(min ?? 0, max ?? 1) },
    },
    axes: [horizontalAxis(palette, labels[0]), linearAxis(palette, labels[1])],
  }
}

function cursorTime(chart: uPlot): number | null {
  const { left } = chart.cursor
  return left === undefined || left < 0 ? null : chart.posToVal(left, 'x')
}

function common(look: ChartLook): Pick<uPlot.Options, 'width' | 'height' | 'padding' | 'legend' | 'cursor' | 'class'> {
  const { width, height, palette } = look
  return {
    width,
    height,
    class: 'plot-chart',
    padding: [10, 20, 0, 0],
    legend: { live: true, markers: { width: (chart, i) => chart.series[i]?.width ?? 2, dash: markerDash } },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 8, width: 2, fill: palette.background },
      hover: { prox: 40 },
    },
  }
}

// uPlot scales widths to device pixels, dashes not.
function devicePixels(dash: readonly number[]): number[] {
  return dash.map((length) => length * devicePixelRatio)
}

function markerDash(chart: uPlot, i: number): string {
  const length = chart.series[i]?.dash?.[0]
  if (!length) return 'solid'
  return length < 4 * devicePixelRatio ? 'dotted' : 'dashed'
}

function lineSeries(palette: Palette, role: Role): uPlot.Series {
  const { width, dash, alpha } = strokeStyles[role]
  return {
    label: roleLabels[role],
    class: `plot-${role}`,
    stroke: palette[role],
    width,
    dash: devicePixels(dash),
    alpha,
    points: { show: false },
    value: showValue,
  }
}

function showValue(_chart: uPlot, value: number | null | undefined): string {
  return value == null ? '–' : formatValue(value, 3)
}

function showWhole(_chart: uPlot, value: number | null | undefined): string {
  return value == null ? '–' : String(Math.round(value))
}

function showTime(_chart: uPlot, value: number | null | undefined): string {
  return value == null ? '–' : value.toFixed(2)
}

function axis(palette: Palette, label: string): uPlot.Axis {
  return {
    label,
    stroke: palette.mutedText,
    font: font(12),
    labelFont: font(13),
    labelSize: 20,
    labelGap: 0,
    gap: 5,
    grid: { stroke: palette.grid, width: 1 },
    ticks: { stroke: palette.axis, width: 1, size: 4 },
    border: { show: true, stroke: palette.axis, width: 1 },
    filter: (_chart, splits) => splits,
    values: (_chart, splits) => splits.map(formatTick),
  }
}

function horizontalAxis(palette: Palette, label: string): uPlot.Axis {
  return {
    ...axis(palette, label),
    size: 30,
    splits: (chart, _axis, min, max) => niceTicks(min, max, Math.max(2, cssWidth(chart) / 55)),
  }
}

function linearAxis(palette: Palette, label: string): uPlot.Axis {
  return {
    ...axis(palette, label),
    size: 50,
    splits: (chart, _axis, min, max) => niceTicks(min, max, Math.max(2, cssHeight(chart) / 30)),
  }
}

function logAxis(palette: Palette, label: string): uPlot.Axis {
  return {
    ...axis(palette, label),
    size: 50,
    splits: (chart, _axis, min, max) => logTicks(min, max, Math.max(2, cssHeight(chart) / 30)),
    values: (_chart, splits) => logLabels(splits),
  }
}

// The plotting area is not laid out yet when the first ticks are chosen, the chart's own size is.
function cssWidth(chart: uPlot): number {
  return chart.width - 90
}

function cssHeight(chart: uPlot): number {
  return chart.height - 60
}
