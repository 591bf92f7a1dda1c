import type uPlot from 'uplot'
import { words } from '../language'
import { type ChartLook, chartFrame, devicePixels, horizontalAxis, lineSeries, logAxis, showValue } from './chart-axes'
import { type ChartOptions, type ChartSeries, withMarks } from './chart-canvas'
import { drawBands, drawNoiseFloor, drawPoints } from './chart-marks'
import { logRange } from './curve-ranges'
import type { LossCurves } from './curves'
import type { Role } from './roles'

export interface LossChartLook extends ChartLook {
  /** steps of the whole training: the axis reaches at least as far */
  steps?: number
}

/**
 * Options for `new uPlot(options, lossData(curves()), element)`; afterwards `chart.setData(lossData(curves()))`.
 * `curves` gives what is shown at the moment of a draw; its roles stay those of the first call.
 */
export function lossOptions(look: LossChartLook, curves: () => LossCurves): ChartOptions {
  const { palette } = look
  const said = words().plots
  const roles = curves().models.map(({ role }) => role)
  const options = {
    ...chartFrame(look),
    series: [
      { label: said.step, value: showWhole },
      ...roles.map((role) => ({ ...lineSeries(look, role), label: said.trainOf(role.label) })),
      ...roles.map(pointSeries),
      {
        label: said.noiseFloor,
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
      y: { distr: 3, log: 10, range: (_chart, min, max) => logRange(...withBands(curves(), min, max)) },
    },
    axes: [horizontalAxis(look, said.trainingStep), logAxis(look, said.loss)],
  } satisfies uPlot.Options
  return withMarks(options, look, (chart) => {
    drawBands(
      chart,
      curves().models.map(({ role, test }) => ({ role, curve: test })),
    )
    for (const [i, role] of roles.entries()) drawPoints(chart, palette, role, 1 + roles.length + i)
    drawNoiseFloor(chart, palette, curves().noiseFloor)
  })
}

/** `drawPoints` draws them, each role with its own marker; this is their place in the legend. */
function pointSeries({ label, colour, marker, pale }: Role): ChartSeries {
  return {
    label: words().plots.testOf(label),
    class: pale ? 'plot-pale-points' : `plot-points-${marker}`,
    marker,
    stroke: colour,
    paths: () => null,
    points: { show: false },
    value: showValue,
  }
}

/** A range that holds what the members of ensembles leave open, too. */
function withBands({ models }: LossCurves, min: number | null, max: number | null): [number | null, number | null] {
  if (min === null || max === null) return [min, max]
  const edges = models.flatMap(({ test }) => [
    ...Array.from(test?.band?.low ?? []),
    ...Array.from(test?.band?.high ?? []),
  ])
  const finite = edges.filter((loss) => loss > 0 && loss < Number.POSITIVE_INFINITY)
  return [Math.min(min, ...finite), Math.max(max, ...finite)]
}

function showWhole(_chart: uPlot, value: number | null | undefined): string {
  return value == null ? '–' : String(Math.round(value))
}
