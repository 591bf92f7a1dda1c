import type uPlot from 'uplot'
import type { ChartLook } from './chart-axes'
import type { DrawingContext } from './drawing-context'
import type { Marker } from './roles'

/** What a chart's own marks are drawn on: uPlot's canvas, or a picture of the chart. */
export interface ChartCanvas extends Pick<uPlot, 'bbox' | 'data' | 'valToPos'> {
  ctx: DrawingContext
  /** pixels of the context in one of CSS, and more where letters and lines are larger */
  ratio: number
}

export interface ChartSeries extends uPlot.Series {
  /** of a series that is drawn by the chart's marks, as points */
  marker?: Marker
}

/** Options for a `uPlot`, and for `drawChart`. */
export interface ChartOptions extends uPlot.Options {
  series: ChartSeries[]
  /** drawn over the curves */
  marks?: (canvas: ChartCanvas) => void
}

export function withMarks(
  options: uPlot.Options,
  { letters = 1 }: ChartLook,
  marks: (canvas: ChartCanvas) => void,
): ChartOptions {
  const draw = (chart: uPlot) => {
    const { ctx, bbox, data } = chart
    marks({ ctx, bbox, data, valToPos: chart.valToPos.bind(chart), ratio: devicePixelRatio * letters })
  }
  return { ...options, marks, hooks: { ...options.hooks, draw: [draw] } }
}
