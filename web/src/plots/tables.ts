import type { TimeChart } from './curve-charts'
import type { LossCurves, TimeCurves } from './curve-data'
import type { Role } from './palette'
import type { Trajectory } from './phase-motion'
import type { SystemLabels } from './system-labels'

/** What a plot shows, for an HTML table; null is an empty cell. */
export interface DataTable {
  caption: string
  columns: readonly string[]
  rows: readonly (readonly (number | null)[])[]
}

/** At most `maxRows` rows, evenly chosen, always with the first and the last. */
export function phaseTable(
  trajectories: Partial<Record<Role, Trajectory | null>>,
  labels: SystemLabels,
  maxRows = 50,
): DataTable {
  throw new Error('not written yet')
}

export function lossTable(curves: LossCurves, maxRows = 50): DataTable {
  throw new Error('not written yet')
}

export function timeTable(kind: TimeChart, curves: TimeCurves, labels: SystemLabels, maxRows = 50): DataTable {
  throw new Error('not written yet')
}

/** A number for people: four significant digits, a real minus sign, "3.6 × 10⁻⁵" where that is shorter. */
export function formatNumber(value: number | null): string {
  throw new Error('not written yet')
}
