import { type Curve, finiteLength, type TimeCurves } from './curves'
import { isTruth } from './roles'

type Range = [min: number, max: number]

/** Limits of the finite part of the curves; null if there is none. */
function extent(curves: readonly Curve[]): Range | null {
  let [min, max] = [Infinity, -Infinity]
  for (const curve of curves) {
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

/**
 * Limits of a linear axis: they hold every curve, but let one that runs away leave the plot rather than flatten the
 * others. What has to be seen is the truth, and where nothing is known of it the calmest curve and the start of each.
 */
export function linearRange(curves: TimeCurves): Range {
  const present = curves.flatMap(({ curve }) => curve ?? [])
  const all = extent(present)
  if (!all) return [0, 1]
  const truth = extent(curves.flatMap(({ role, curve }) => (isTruth(role) && curve ? curve : [])))
  const [min, max] = truth ?? calmest(present) ?? all
  const room = 4 * Math.max(Math.abs(min), Math.abs(max)) || Infinity
  return paddedRange(Math.max(all[0], min - room), Math.min(all[1], max + room))
}

function calmest(curves: readonly Curve[]): Range | null {
  const ranges = curves.flatMap((curve): Range[] => {
    const range = extent([curve])
    return range ? [range] : []
  })
  const [calm] = ranges.sort((a, b) => a[1] - a[0] - (b[1] - b[0]))
  if (!calm) return null
  const starts = curves.flatMap((curve) => (finiteLength(curve) > 0 ? [curve.y[0] as number] : []))
  return [Math.min(calm[0], ...starts), Math.max(calm[1], ...starts)]
}

/** Limits of a logarithmic axis: at least half a decade, at most eight below the largest value. */
export function logRange(min: number | null, max: number | null): Range {
  if (min === null || max === null || !(max > 0) || !Number.isFinite(max)) return [1e-3, 1]
  const top = Math.min(max, 1e6)
  const bottom = Math.min(top, Math.max(min > 0 ? min : 0, top * 1e-8))
  const widen = Math.max(1.25, Math.sqrt(Math.sqrt(10) / (top / bottom)))
  return [bottom / widen, top * widen]
}
