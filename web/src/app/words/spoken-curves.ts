import { words } from '../../language'
import {
  type Curve,
  finiteLength,
  formatNumber,
  type Labels,
  type LossCurves,
  type TimeChart,
  type TimeCurves,
} from '../../plots'
import { learnedUnit } from '../state/labels'

/** What the curves of a chart do, each in a few words: “truth stays at 3.3 J; baseline rises from 3.3 J to 6.5 J”. */
export function timeCurvesText(curves: TimeCurves, unit: string): string {
  return curves.flatMap(({ role, curve }) => (curve ? [`${role.label} ${courseText(curve, unit)}`] : [])).join('; ')
}

/** Of what a chart shows against time. */
export function unitOf(kind: TimeChart, labels: Labels): string {
  if (kind === 'hamiltonian') return learnedUnit(labels)
  if (kind === 'energy') return labels.energy?.unit ?? ''
  return kind === 'position' ? (labels.coordinates[0]?.unit ?? '') : ''
}

export function lossCurvesText({ models, noiseFloor }: LossCurves): string {
  const said = words().spoken
  const told = models.flatMap(({ role, train, test }) => [
    ...(train && train.x.length > 0 ? [`${said.trainLossOf(role.label)} ${courseText(train, '')}`] : []),
    ...(test && test.x.length > 0
      ? [`${said.testLossOf(role.label)} ${courseText(test, '')}${membersText(test)}`]
      : []),
  ])
  return [...told, ...(told.length > 0 && noiseFloor ? [said.noiseFloor(written(noiseFloor, ''))] : [])].join('; ')
}

/** Between which losses the members of an ensemble end. */
function membersText({ band }: Curve): string {
  const end = (band?.low.length ?? 0) - 1
  if (!band || end < 0) return ''
  return words().spoken.members(written(band.low[end] as number, ''), written(band.high[end] as number, ''))
}

/** A curve that never goes farther from its start than this share of it keeps its value. */
const near = 0.05
/** One that goes this little is level. */
const level = 0.001

/** What a curve does from its first to its last point. */
function courseText(curve: Curve, unit: string): string {
  const said = words().spoken
  const values = Array.from({ length: finiteLength(curve) }, (_, i) => curve.y[i] as number)
  const [first] = values
  if (first === undefined) return said.nothing
  const last = values.at(-1) as number
  const low = values.reduce((a, b) => Math.min(a, b))
  const high = values.reduce((a, b) => Math.max(a, b))
  const off = Math.max(high - first, first - low)
  const at = (value: number) => written(value, unit)
  const leaves = curve.leftAt == null ? '' : said.until(written(curve.leftAt, ''))
  if (off <= level * Math.abs(first)) return said.stays(at(first)) + leaves
  if (off <= near * Math.abs(first)) return said.staysWithin(at(off), at(first)) + leaves
  if (last - first >= 0.5 * (high - low)) return said.rises(at(first), at(last)) + leaves
  if (first - last >= 0.5 * (high - low)) return said.falls(at(first), at(last)) + leaves
  return said.swings(at(low), at(high)) + leaves
}

function written(value: number, unit: string): string {
  return `${formatNumber(Number(value.toPrecision(2)))} ${unit}`.trim()
}
