import type uPlot from 'uplot'
import type { LossCurves, TimeCurves } from './curve-data'
import type { Palette } from './palette'
import type { SystemLabels } from './system-labels'

/** Size in CSS pixels, without the legend; make the chart anew when the palette changes. */
export interface ChartLook {
  width: number
  height: number
  palette: Palette
}

export type TimeChart = 'energy' | 'conserved' | 'error'

export interface TimeChartLook extends ChartLook {
  labels: SystemLabels
  /** charts with the same key share their cursor */
  syncKey: string
  /** the time under the cursor, or null when it leaves */
  onHover?: (time: number | null) => void
}

/**
 * Options for `new uPlot(options, lossData(curves()), element)`; afterwards `chart.setData(lossData(curves()))`.
 * `curves` gives what is shown at the moment of a draw.
 */
export function lossOptions(look: ChartLook, curves: () => LossCurves): uPlot.Options {
  throw new Error('not written yet')
}

/** Logarithmic for `error`: pass `timeScale[kind]` to `timeData`. */
export const timeScale: Readonly<Record<TimeChart, 'linear' | 'log'>> = {
  energy: 'linear',
  conserved: 'linear',
  error: 'log',
}

/** Options for `new uPlot(options, timeData(curves(), timeScale[kind]), element)`. */
export function timeOptions(kind: TimeChart, look: TimeChartLook, curves: () => TimeCurves): uPlot.Options {
  throw new Error('not written yet')
}

/** Moves the line that marks the time of the animation, without a redraw; null hides it. */
export function moveNow(chart: uPlot, time: number | null): void {
  throw new Error('not written yet')
}
