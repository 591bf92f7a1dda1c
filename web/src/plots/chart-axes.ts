import type uPlot from 'uplot'
import { font } from './lettering'
import type { Palette } from './palette'
import type { Role } from './roles'
import { formatTick, formatValue, logLabels, logTicks, niceTicks } from './ticks'

/** Size in CSS pixels, without the legend; make the chart anew when the palette changes. */
export interface ChartLook {
  width: number
  height: number
  palette: Palette
  /** how much larger than usual letters and lines are; 1 when left out */
  letters?: number
}

export function chartFrame(
  look: ChartLook,
): Pick<uPlot.Options, 'width' | 'height' | 'padding' | 'legend' | 'cursor' | 'class'> {
  const { width, height, palette } = look
  return {
    width,
    height,
    class: 'plot-chart',
    padding: [10, 20, 0, 0],
    legend: { live: true, markers: { width: 0, fill: legendMark } },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 8, width: 2, fill: palette.background },
      hover: { prox: 40 },
    },
  }
}

/** A series' own dashes as a CSS background: a border knows only two kinds. */
function legendMark(chart: uPlot, i: number): string {
  const { stroke, dash } = chart.series[i] as uPlot.Series
  const colour = String(typeof stroke === 'function' ? stroke(chart, i) : stroke)
  if (!dash || dash.length === 0) return colour
  let from = 0
  const stops = dash.map((length, k) => {
    const to = from + length / devicePixelRatio
    const stop = `${k % 2 === 0 ? colour : 'transparent'} ${from}px ${to}px`
    from = to
    return stop
  })
  return `repeating-linear-gradient(90deg, ${stops.join(', ')})`
}

// uPlot scales widths to device pixels, dashes not.
export function devicePixels(dash: readonly number[]): number[] {
  return dash.map((length) => length * devicePixelRatio)
}

/** A line as its role has it; its place in the legend has the class `plot-` and the role's key. */
export function lineSeries({ letters = 1 }: ChartLook, { key, label, colour, stroke }: Role): uPlot.Series {
  return {
    label,
    class: `plot-${key}`,
    stroke: colour,
    width: stroke.width * letters,
    dash: devicePixels(stroke.dash.map((length) => length * letters)),
    alpha: stroke.alpha,
    points: { show: false },
    value: showValue,
  }
}

export function showValue(_chart: uPlot, value: number | null | undefined): string {
  return value == null ? '–' : formatValue(value, 3)
}

function axis({ palette, letters = 1 }: ChartLook, label: string): uPlot.Axis {
  return {
    label,
    stroke: palette.mutedText,
    font: font(12 * letters),
    labelFont: font(13 * letters),
    labelSize: 20 * letters,
    labelGap: 0,
    gap: 5,
    grid: { stroke: palette.grid, width: 1 },
    ticks: { stroke: palette.axis, width: 1, size: 4 },
    border: { show: true, stroke: palette.axis, width: 1 },
    filter: (_chart, splits) => splits,
    values: (_chart, splits) => splits.map(formatTick),
  }
}

export function horizontalAxis(look: ChartLook, label: string): uPlot.Axis {
  const { letters = 1 } = look
  return {
    ...axis(look, label),
    size: 12 + 18 * letters,
    splits: (chart, _axis, min, max) => niceTicks(min, max, Math.max(2, cssWidth(chart) / (55 * letters))),
  }
}

/** Room for the labels of a vertical axis, in steps, so that the plot doesn't move at every label that is a little wider. */
function labelRoom({ letters = 1 }: ChartLook): uPlot.Axis.Size {
  return ({ ctx }, labels) => {
    ctx.save()
    ctx.font = font(12 * letters)
    const widest = Math.max(0, ...(labels ?? []).map((label) => ctx.measureText(label).width))
    ctx.restore()
    return Math.max(50, 10 * Math.ceil((widest + 12) / 10))
  }
}

export function linearAxis(look: ChartLook, label: string): uPlot.Axis {
  const { letters = 1 } = look
  return {
    ...axis(look, label),
    size: labelRoom(look),
    splits: (chart, _axis, min, max) => ticksAcross(min, max, Math.max(2, cssHeight(chart) / (30 * letters))),
  }
}

/** One tick says where a curve is, but not how far from it: there are two, however few are wanted. */
export function ticksAcross(min: number, max: number, count: number): number[] {
  const ticks = niceTicks(min, max, count)
  return ticks.length >= 2 || count > 16 ? ticks : ticksAcross(min, max, count * 1.5)
}

export function logAxis(look: ChartLook, label: string): uPlot.Axis {
  const { letters = 1 } = look
  return {
    ...axis(look, label),
    size: labelRoom(look),
    splits: (chart, _axis, min, max) => logTicks(min, max, Math.max(2, cssHeight(chart) / (30 * letters))),
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
