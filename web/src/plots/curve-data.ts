import type uPlot from 'uplot'
import { energyRange, finiteLength } from './curve-ranges'
import { coordinatesAt, type Trajectory } from './phase-motion'

/** A curve: increasing x, and y of the same length. A y that is not finite ends the curve. */
export interface Curve {
  x: ArrayLike<number>
  y: ArrayLike<number>
  /** the time at which a rollout stopped being finite: marked and named on the plot */
  leftAt?: number | null
}

/** Curves against time; any may be missing (the baseline conserves nothing, a recording has no truth elsewhere). */
export interface TimeCurves {
  truth?: Curve | null
  baseline?: Curve | null
  hnn?: Curve | null
}

export interface LossCurves {
  baselineTrain?: Curve | null
  baselineTest?: Curve | null
  hnnTrain?: Curve | null
  hnnTest?: Curve | null
  noiseFloor?: number | null
}

/** Columns for a loss chart: step, baseline train, HNN train, baseline test, HNN test, noise floor. */
export function lossData(curves: LossCurves): uPlot.AlignedData {
  const columns = alignCurves([curves.baselineTrain, curves.hnnTrain, curves.baselineTest, curves.hnnTest], isPositive)
  const steps = columns[0] as number[]
  const floor = curves.noiseFloor ?? null
  return [...columns, steps.map(() => floor)] as uPlot.AlignedData
}

/**
 * Columns for a time chart: time, truth, baseline, HNN. A logarithmic axis leaves out what is not above zero, a linear one
 * what is twenty plots away: a dashed line that runs a million plots away takes the browser half a second.
 */
export function timeData(curves: TimeCurves, scale: 'linear' | 'log' = 'linear'): uPlot.AlignedData {
  const [min, max] = energyRange(curves)
  const reach = 20 * (max - min)
  const isNear = (y: number) => y > min - reach && y < max + reach
  const shown = scale === 'log' ? isPositive : isNear
  return alignCurves([curves.truth, curves.baseline, curves.hnn], shown) as uPlot.AlignedData
}

function isPositive(y: number): boolean {
  return y > 0
}

/** Columns for a chart of one quantity against another: points in any order. */
export function relationData({ x, y }: Curve): uPlot.AlignedData {
  const order = Array.from(x, (_, i) => i).sort((i, j) => (x[i] as number) - (x[j] as number))
  return [order.map((i) => x[i] as number), order.map((i) => y[i] as number)]
}

type Column = (number | null | undefined)[]

/**
 * The union of all x, then a column for each curve. As charts read it: undefined where a curve has no point of its own,
 * which a line bridges; null where it has nothing to show, which breaks it: after its end, and where its y is not `shown`.
 */
export function alignCurves(
  curves: readonly (Curve | null | undefined)[],
  shown: (y: number) => boolean,
): [number[], ...Column[]] {
  const present = curves.filter((curve): curve is Curve => curve != null)
  const x = unionOf(present.map((curve) => curve.x))
  const columns = curves.map((curve) => {
    const column: Column = new Array<undefined>(x.length).fill(undefined)
    if (!curve) return column
    const end = finiteLength(curve)
    let k = 0
    for (let i = 0; i < end; i++, k++) {
      while ((x[k] as number) < (curve.x[i] as number)) k++
      const y = curve.y[i] as number
      column[k] = shown(y) ? y : null
    }
    return column.fill(null, k)
  })
  return [x, ...columns]
}

function unionOf(axes: readonly ArrayLike<number>[]): number[] {
  const [first, ...others] = axes
  if (!first) return []
  const same = others.every((axis) => axis.length === first.length && sameValues(axis, first))
  if (same) return Array.from(first)
  return [...new Set(axes.flatMap((axis) => Array.from(axis)))].sort((a, b) => a - b)
}

function sameValues(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Mean squared difference of all coordinates from the truth, at the truth's times. */
export function coordinateError(model: Trajectory, truth: Trajectory): Curve {
  const x = Array.from(truth.times)
  const dimension = truth.states.length / x.length
  const y = x.map((time, row) => {
    const state = coordinatesAt(model, time)
    if (!state) return Number.NaN
    const square = (value: number, i: number) => (value - (truth.states[dimension * row + i] as number)) ** 2
    return state.reduce((sum, value, i) => sum + square(value, i), 0) / dimension
  })
  // Where the truth ends before, there is no error that could end.
  const leftAt = model.leftAt != null && model.leftAt <= (x.at(-1) ?? 0) ? model.leftAt : null
  return { x, y, leftAt }
}
