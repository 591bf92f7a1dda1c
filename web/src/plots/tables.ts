import { words } from '../language'
import { alignCurves, lossData, relationData } from './curve-data'
import type { LossCurves, TimeCurves } from './curves'
import { hamiltonianQuantity, type Labels, quantityText } from './labels'
import type { Role } from './roles'
import { formatValue } from './ticks'
import { type TimeChart, timeChartLabel } from './time-chart'
import { dimensionOf, type Motion, type Motions, rowAt } from './trajectory'

/** What a plot shows, for an HTML table; null is an empty cell. */
export interface DataTable {
  caption: string
  columns: readonly string[]
  rows: readonly (readonly (number | null)[])[]
}

/**
 * Every coordinate of every motion against the times of the first, and its energies where it has them. At most `maxRows`
 * rows, evenly chosen, always with the first and the last. Throws where the labels don't name each coordinate.
 */
export function phaseTable(motions: Motions, labels: Labels, maxRows = 50): DataTable {
  return motionTable(words().plots.trajectories, motions, labels, maxRows)
}

/** The same for bodies. */
export function orbitTable(motions: Motions, labels: Labels, maxRows = 50): DataTable {
  return motionTable(words().plots.orbits, motions, labels, maxRows)
}

/** The same for rods. */
export function rodTable(motions: Motions, labels: Labels, maxRows = 50): DataTable {
  return motionTable(words().plots.swings, motions, labels, maxRows)
}

function motionTable(caption: string, motions: Motions, labels: Labels, maxRows: number): DataTable {
  const groups = motions.flatMap(({ role, motion }) => (motion ? columnGroups(role, motion, labels) : []))
  const times = Array.from(groups[0]?.times ?? [])
  const rows = thinned(times, maxRows).map((time) => [
    time,
    ...groups.flatMap(({ names, times, values }) => rowAt(times, values, time) ?? names.map(() => null)),
  ])
  return { caption, columns: [quantityText(labels.time), ...groups.flatMap(({ names }) => names)], rows }
}

/** Columns that are there or missing together. */
interface ColumnGroup {
  names: readonly string[]
  times: ArrayLike<number>
  /** [time, column], row-major */
  values: ArrayLike<number>
}

function columnGroups({ label }: Role, motion: Motion, labels: Labels): ColumnGroup[] {
  const { times, states, energy, hamiltonian } = motion
  const { coordinates } = labels
  if (times.length === 0) return []
  if (coordinates.length !== dimensionOf(motion))
    throw new Error(
      `The motion of "${label}" has ${dimensionOf(motion)} coordinates and the labels name ${coordinates.length}: they must name each.`,
    )
  const named = (quantity: Labels['time']) => `${label}: ${quantityText(quantity)}`
  const groups: ColumnGroup[] = [{ names: coordinates.map(named), times, values: states }]
  if (energy && labels.energy) groups.push({ names: [named(labels.energy)], times, values: energy })
  if (hamiltonian) groups.push({ names: [named(hamiltonianQuantity(labels))], times, values: hamiltonian })
  return groups
}

export function lossTable(curves: LossCurves, maxRows = 50): DataTable {
  const said = words().plots
  const labels = curves.models.map(({ role }) => role.label)
  const apart = mostApart(curves)
  const columns = [
    apart > 1 ? said.stepsApart(apart) : said.step,
    ...labels.map((label) => said.trainLossOf(label)),
    ...labels.map((label) => said.testLossOf(label)),
    said.noiseFloor,
  ]
  // Test losses are measured now and then: their steps are rows before any other.
  const isTested = (row: readonly (number | null)[]) => row.slice(1 + labels.length, -1).some((loss) => loss !== null)
  const rows = rowsOf(lossData(curves))
  const tested = rows.filter(isTested)
  const rest = rows.filter((row) => !isTested(row))
  const room = Math.max(0, maxRows - tested.length)
  const chosen = [...thinned(tested, maxRows), ...thinned(rest, room)].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  const caption = apart > 1 ? said.lossByStepsApart(apart) : said.lossByStep
  return { caption, columns, rows: chosen }
}

/** The most steps from one train loss to the next: of a long training not every one is recorded. */
function mostApart({ models }: LossCurves): number {
  const gaps = models.flatMap(({ train }) => {
    const steps = train?.x ?? []
    return Array.from(steps, (step, i) => step - (steps[i - 1] ?? step))
  })
  return gaps.reduce((most, gap) => Math.max(most, gap), 0)
}

/** Of the curves that are there. */
export function timeTable(kind: TimeChart, curves: TimeCurves, labels: Labels, maxRows = 50): DataTable {
  const caption = words().plots.againstTime(timeChartLabel(kind, labels))
  const present = curves.filter(({ curve }) => curve)
  const columns = alignCurves(
    present.map(({ curve }) => curve),
    () => true,
  )
  return {
    caption: caption.charAt(0).toUpperCase() + caption.slice(1),
    columns: [quantityText(labels.time), ...present.map(({ role }) => role.label)],
    rows: thinned(rowsOf(columns), maxRows),
  }
}

/** A quantity against another, of those that have both; `labels` are what stands on the horizontal and vertical axis. */
export function relationTable(curves: TimeCurves, labels: readonly [string, string], maxRows = 50): DataTable {
  const present = curves.filter(({ curve }) => curve)
  return {
    caption: words().plots.against(labels[1], labels[0]),
    columns: [labels[0], ...present.map(({ role }) => `${role.label}: ${labels[1]}`)],
    rows: thinned(rowsOf(relationData(present)), maxRows),
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
