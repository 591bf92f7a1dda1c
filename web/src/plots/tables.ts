import { type TimeChart, timeChartLabel } from './curve-charts'
import { alignCurves, type Curve, type LossCurves, lossData, relationData, type TimeCurves } from './curve-data'
import { type Role, roleLabels } from './palette'
import { coordinatesAt, type Trajectory } from './phase-motion'
import { quantityText, type SystemLabels } from './system-labels'
import { formatValue } from './ticks'

/** What a plot shows, for an HTML table; null is an empty cell. */
export interface DataTable {
  caption: string
  columns: readonly string[]
  rows: readonly (readonly (number | null)[])[]
}

const roles: readonly Role[] = ['truth', 'baseline', 'hnn']

type Trajectories = Partial<Record<Role, Trajectory | null>>

/** At most `maxRows` rows, evenly chosen, always with the first and the last. */
export function phaseTable(trajectories: Trajectories, labels: SystemLabels, maxRows = 50): DataTable {
  const names = [labels.q, labels.p].map(quantityText)
  return motionTable('Trajectories in phase space', trajectories, labels, maxRows, () => names)
}

/** The same for bodies: every coordinate of each, in the order of a state. */
export function orbitTable(trajectories: Trajectories, labels: SystemLabels, maxRows = 50): DataTable {
  const caption = 'Orbits: positions and momenta of the bodies'
  return motionTable(caption, trajectories, labels, maxRows, (trajectory) => stateNames(trajectory, labels))
}

function motionTable(
  caption: string,
  trajectories: Trajectories,
  labels: SystemLabels,
  maxRows: number,
  namesOf: (trajectory: Trajectory) => readonly string[],
): DataTable {
  const shown = roles.flatMap((role) => {
    const trajectory = trajectories[role]
    const names = trajectory ? namesOf(trajectory) : []
    return trajectory && names.length > 0 ? [{ role, trajectory, names }] : []
  })
  const times = Array.from(shown[0]?.trajectory.times ?? [])
  const rows = thinned(times, maxRows).map((time) => [
    time,
    ...shown.flatMap(({ trajectory, names }) => coordinatesAt(trajectory, time) ?? names.map(() => null)),
  ])
  const columns = [
    quantityText(labels.time),
    ...shown.flatMap(({ role, names }) => names.map((name) => `${roleLabels[role]}: ${name}`)),
  ]
  return { caption, columns, rows }
}

function stateNames({ times, states }: Trajectory, { q, p }: SystemLabels): string[] {
  const count = times.length > 0 ? states.length / times.length / 4 : 0
  const bodies = Array.from({ length: count }, (_, i) => i + 1)
  const named = (symbol: string, unit: string) => bodies.map((body) => `${symbol}${body} (${unit})`)
  return [...named('x', q.unit), ...named('y', q.unit), ...named('px', p.unit), ...named('py', p.unit)]
}

export function lossTable(curves: LossCurves, maxRows = 50): DataTable {
  const columns = [
    'step',
    'baseline train loss',
    'HNN train loss',
    'baseline test loss',
    'HNN test loss',
    'noise floor',
  ]
  // Test losses are measured now and then: their steps are rows before any other.
  const rows = rowsOf(lossData(curves))
  const tested = rows.filter((row) => row[3] !== null || row[4] !== null)
  const rest = rows.filter((row) => row[3] === null && row[4] === null)
  const room = Math.max(0, maxRows - tested.length)
  const chosen = [...thinned(tested, maxRows), ...thinned(rest, room)].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  return { caption: 'Loss against training step', columns, rows: chosen }
}

export function timeTable(kind: TimeChart, curves: TimeCurves, labels: SystemLabels, maxRows = 50): DataTable {
  const caption = `${timeChartLabel(kind, labels)} against time`
  const rows = rowsOf(alignCurves([curves.truth, curves.baseline, curves.hnn], () => true))
  const present = roles.filter((role) => curves[role])
  const kept = [0, ...present.map((role) => roles.indexOf(role) + 1)]
  return {
    caption: caption.charAt(0).toUpperCase() + caption.slice(1),
    columns: [quantityText(labels.time), ...present.map((role) => roleLabels[role])],
    rows: thinned(rows, maxRows).map((row) => kept.map((column) => row[column] ?? null)),
  }
}

/** A quantity against another. */
export function relationTable(curve: Curve, labels: readonly [string, string], maxRows = 50): DataTable {
  return {
    caption: `${labels[1]} against ${labels[0]}`,
    columns: [...labels],
    rows: thinned(rowsOf(relationData(curve) as number[][]), maxRows),
  }
}

function rowsOf(columns: readonly ArrayLike<number | null | undefined>[]): (number | null)[][] {
  const length = columns[0]?.length ?? 0
  return Array.from({ length }, (_, i) => columns.map((column) => column[i] ?? null))
}

function thinned<T>(rows: readonly T[], maxRows: number): T[] {
  if (rows.length <= maxRows) return [...rows]
  if (maxRows < 2) return rows.slice(0, maxRows)
  return Array.from({ length: maxRows }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (maxRows - 1))] as T)
}

/** A number for people: four significant digits, a real minus sign, "3.6 × 10⁻⁵" where that is shorter. */
export function formatNumber(value: number | null): string {
  return value === null ? '' : formatValue(value, 4)
}
