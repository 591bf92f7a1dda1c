import type uPlot from 'uplot'
import { linearRange } from './curve-ranges'
import { type Curve, finiteLength, type LossCurves, type TimeCurves } from './curves'
import { coordinatesAt, dimensionOf, type Trajectory } from './trajectory'

/** Columns for a loss chart: step, the train loss of each model, the test loss of each, noise floor. */
export function lossData({ models, noiseFloor }: LossCurves): uPlot.AlignedData {
  const curves = [...models.map(({ train }) => train), ...models.map(({ test }) => test)]
  const columns = alignCurves(curves, isPositive)
  const steps = columns[0] as number[]
  return [...columns, steps.map(() => noiseFloor)] as uPlot.AlignedData
}

/**
 * Columns for a time chart: time, then each curve in its place. A logarithmic axis leaves out what is not above zero, a
 * linear one what is twenty plots away: a dashed line that runs a million plots away takes the browser half a second.
 */
export function timeData(curves: TimeCurves, scale: 'linear' | 'log' = 'linear'): uPlot.AlignedData {
  const [min, max] = linearRange(curves)
  const reach = 20 * (max - min)
  const isNear = (y: number) => y > min - reach && y < max + reach
  const shown = scale === 'log' ? isPositive : isNear
  return alignCurves(
    curves.map(({ curve }) => curve),
    shown,
  ) as uPlot.AlignedData
}

function isPositive(y: number): boolean {
  return y > 0
}

/**
 * Columns for a chart of one quantity against another, of points in any order: x, then the y of each curve, undefined at
 * the points of another.
 */
export function relationData(curves: TimeCurves): uPlot.AlignedData {
  const points = curves.flatMap(({ curve }, owner) =>
    curve ? Array.from(curve.x, (x, i) => ({ x, y: curve.y[i] as number, owner })) : [],
  )
  points.sort((a, b) => a.x - b.x)
  const columns = curves.map((_, owner) => points.map((point) => (point.owner === owner ? point.y : undefined)))
  return [points.map(({ x }) => x), ...columns]
}

type Column = (number | null | undefined)[]

/**
 * The union of all x, then a column for each curve. As charts read it: undefined where a curve has no point of its own,
 * which a line bridges; null where it has nothing to show, which breaks it: after its end, and where its y is not `shown`.
 */
export function alignCurves(curves: readonly (Curve | null)[], shown: (y: number) => boolean): [number[], ...Column[]] {
  const present = curves.filter((curve) => curve !== null)
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

/**
 * Mean squared difference of all coordinates from the truth, at the truth's times. `spread`: of each of the model's
 * coordinates; the band is between the errors of motions that are so much nearer and so much farther in each.
 */
export function coordinateError(model: Trajectory, truth: Trajectory, spread?: ArrayLike<number> | null): Curve {
  const x = Array.from(truth.times)
  const dimension = dimensionOf(truth)
  const apart = spread && { times: model.times, states: spread, leftAt: model.leftAt }
  const errors = (side: number) =>
    x.map((time, row) => {
      const state = coordinatesAt(model, time)
      if (!state) return Number.NaN
      const off = side !== 0 && apart ? coordinatesAt(apart, time) : null
      const square = (value: number, i: number) => {
        const distance = Math.abs(value - (truth.states[dimension * row + i] as number))
        return Math.max(0, distance + side * (off?.[i] ?? 0)) ** 2
      }
      return state.reduce((sum, value, i) => sum + square(value, i), 0) / dimension
    })
  const y = errors(0)
  // Where the truth ends before, there is no error that could end.
  const leftAt = model.leftAt != null && model.leftAt <= (x.at(-1) ?? 0) ? model.leftAt : null
  return { x, y, leftAt, ...(apart && { band: { low: errors(-1), high: errors(1) } }) }
}
