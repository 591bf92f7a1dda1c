import type { Curve, TimeCurves } from './curve-data'

type Range = [min: number, max: number]

/** The number of points before the first y that is not finite. */
export function finiteLength(curve: Curve): number {
  const length = Math.min(curve.x.length, curve.y.length)
  for (let i = 0; i < length; i++) if (!Number.isFinite(curve.y[i])) return i
  return length
}

/** Limits of the finite part of the curves; null if there is none. */
function extent(curves: readonly (Curve | null | undefined)[]): Range | null {
  let [min, max] = [Infinity, -Infinity]
  for (const curve of curves) {
    if (!curve) continue
    const end = finiteLength(curve)
    for (let i = 0; i < end; i++) {
      const y = curve.y[i] as number
      if (y < min) min = y
      if (y > max) max = y
    }
  }
  return min <= max ? [min, max] : null
}

/** Pads a range; one much narrower than its values is widened, so that rounding errors do not fill the plot. */
export function paddedRange(min: number, max: number): Range {
  const size = Math.max(Math.abs(min), Math.abs(max)) || 1
  const span = Math.max(max - min, size * 0.1)
  const middle = (min + max) / 2
  return [middle - span * 0.58, middle + span * 0.58]
}

/** Holds every energy, but lets a rollout that runs away leave the plot rather than flatten the truth. */
export function energyRange(curves: TimeCurves): Range {
  const all = extent([curves.truth, curves.baseline, curves.hnn])
  if (!all) return [0, 1]
  const reference = extent([curves.truth]) ?? extent([curves.hnn]) ?? all
  const room = 4 * Math.max(Math.abs(reference[0]), Math.abs(reference[1])) || Infinity
  return paddedRange(Math.max(all[0], reference[0] - room), Math.min(all[1], reference[1] + room))
}

/** Limits of a logarithmic axis: at least half a decade, at most eight below the largest value. */
export function logRange(min: number | null, max: number | null): Range {
  if (min === null || max === null || !(max > 0) || !Number.isFinite(max)) return [1e-3, 1]
  const top = Math.min(max, 1e6)
  const bottom = Math.min(top, Math.max(min > 0 ? min : 0, top * 1e-8))
  const widen = Math.max(1.25, Math.sqrt(Math.sqrt(10) / (top / bottom)))
  return [bottom / widen, top * widen]
}
