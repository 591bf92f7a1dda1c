import type uPlot from 'uplot'
import { type ChartLook, chartFrame, horizontalAxis, linearAxis, showValue } from './chart-axes'
import type { ChartOptions } from './chart-canvas'
import { paddedRange } from './curve-ranges'
import type { TimeCurves } from './curves'

export interface RelationChartLook extends ChartLook {
  /** what stands on the horizontal and on the vertical axis */
  labels: readonly [string, string]
}

/** Options for `new uPlot(options, relationData(curves()), element)`; the roles stay those of the first call. */
export function relationOptions(look: RelationChartLook, curves: () => TimeCurves): ChartOptions {
  const { labels } = look
  return {
    ...chartFrame(look),
    series: [
      { label: labels[0], value: showValue },
      ...curves().map(
        ({ role: { key, label, colour } }): uPlot.Series => ({
          label,
          class: `plot-${key}`,
          stroke: colour,
          paths: () => null,
          points: { show: true, size: 4, width: 1, stroke: colour, fill: colour },
          value: showValue,
        }),
      ),
    ],
    scales: {
      x: { time: false, range: (_chart, min, max) => paddedRange(min ?? 0, max ?? 1) },
      y: { range: (_chart, min, max) => paddedRange(min ?? 0, max ?? 1) },
    },
    axes: [horizontalAxis(look, labels[0]), linearAxis(look, labels[1])],
  }
}
