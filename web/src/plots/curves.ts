import type { Role } from './roles'

/** A curve: increasing x, and y of the same length. A y that is not finite ends the curve. */
export interface Curve {
  x: ArrayLike<number>
  y: ArrayLike<number>
  /** the time at which a rollout stopped being finite: marked and named on the plot */
  leftAt?: number | null
  /** what the curves of an ensemble's members leave open about it, of the same length; empty where there are none */
  band?: Band | null
}

export interface Band {
  low: ArrayLike<number>
  high: ArrayLike<number>
}

/** Curves against time, the truth first where it is among them; null where somebody has none yet. */
export type TimeCurves = readonly { role: Role; curve: Curve | null }[]

/** What each model's training has come to, step by step. */
export interface LossCurves {
  models: readonly { role: Role; train: Curve | null; test: Curve | null }[]
  /** null where the data have none */
  noiseFloor: number | null
}

/** The number of points before the first y that is not finite. */
export function finiteLength(curve: Curve): number {
  const length = Math.min(curve.x.length, curve.y.length)
  for (let i = 0; i < length; i++) if (!Number.isFinite(curve.y[i])) return i
  return length
}
