import type uPlot from 'uplot'
import { words } from '../language'
import type { ChartCanvas } from './chart-canvas'
import { type Curve, finiteLength, type TimeCurves } from './curves'
import { insidePlot } from './drawing-context'
import { font } from './lettering'
import { traceCross, traceMarker } from './marks'
import type { Palette } from './palette'
import type { Role } from './roles'
import { formatValue } from './ticks'

/** The points of one series, in outline, with the role's marker. */
export function drawPoints(chart: ChartCanvas, palette: Palette, role: Role, series: number): void {
  const { ctx, ratio } = chart
  const [steps, values] = [chart.data[0], chart.data[series]]
  if (!values) return
  ctx.save()
  ctx.strokeStyle = role.colour
  ctx.fillStyle = palette.background
  ctx.lineWidth = 1.75 * ratio
  ctx.globalAlpha = role.stroke.alpha
  ctx.beginPath()
  for (const [i, value] of values.entries()) {
    if (value == null) continue
    const at = { x: chart.valToPos(steps[i] as number, 'x', true), y: chart.valToPos(value, 'y', true) }
    traceMarker(ctx, role.marker, at, 3.5 * ratio)
  }
  ctx.fill()
  ctx.stroke()
  ctx.restore()
}

/** A dotted line across the plot, with "noise floor 0.04" on it. */
export function drawNoiseFloor(chart: ChartCanvas, palette: Palette, floor: number | null): void {
  if (floor === null || !(floor > 0)) return
  const { ctx, bbox, ratio } = chart
  const right = bbox.left + bbox.width
  const y = chart.valToPos(floor, 'y', true)
  if (!(y >= bbox.top && y <= bbox.top + bbox.height)) return
  ctx.save()
  ctx.strokeStyle = palette.noiseFloor
  ctx.lineWidth = 1.5 * ratio
  ctx.setLineDash([2 * ratio, 3 * ratio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(right, y)
  ctx.stroke()
  ctx.restore()
  // Losses come down from above and settle on the left, so the text stands at the right, over the line.
  const text = `${words().plots.noiseFloor} ${formatValue(floor, 3)}`
  writeText(chart, palette, palette.noiseFloor, [text], right - 6 * ratio, y - 10 * ratio)
}

/** A cross where a rollout stopped being finite, and when that was. */
export function markLeavings(chart: ChartCanvas, palette: Palette, curves: TimeCurves): void {
  const { bbox, ctx, ratio } = chart
  const arm = 5 * ratio
  const left = curves.flatMap(({ role, curve }) => (curve?.leftAt == null ? [] : { role, curve, at: curve.leftAt }))
  const said = words().plots
  // Of more than two there is room for a line each.
  const brief = left.length > 2
  left.forEach(({ role, curve, at }, row) => {
    const end = lastPoint(curve)
    const x = clamp(chart.valToPos(end?.x ?? at, 'x', true), bbox.left, bbox.left + bbox.width)
    const y = clamp(end ? chart.valToPos(end.y, 'y', true) : bbox.top, bbox.top + arm, bbox.top + bbox.height - arm)
    ctx.save()
    ctx.strokeStyle = role.colour
    ctx.lineWidth = 2.5 * ratio
    ctx.setLineDash([])
    ctx.beginPath()
    traceCross(ctx, { x, y }, arm)
    ctx.stroke()
    ctx.restore()
    const moment = said.leftAt(formatValue(at, 3))
    const lines = brief ? [said.left(role.label, moment)] : [role.label, said.leftThePlane, moment]
    writeText(chart, palette, role.colour, lines, x, bbox.top + (10 + (brief ? 16 : 48) * row) * ratio)
  })
}

/** What the members of an ensemble leave open, in the colour of their curve. */
export function drawBands(chart: ChartCanvas, curves: TimeCurves): void {
  const { ctx } = chart
  for (const { role, curve } of curves) {
    if (!curve?.band) continue
    const { low, high } = curve.band
    const at = (i: number, edge: ArrayLike<number>) =>
      [chart.valToPos(curve.x[i] as number, 'x', true), chart.valToPos(edge[i] as number, 'y', true)] as const
    const end = Math.min(finiteLength(curve), low.length)
    if (end === 0) continue
    insidePlot(ctx, chart.bbox, () => {
      ctx.fillStyle = role.colour
      ctx.globalAlpha = 0.18
      ctx.beginPath()
      ctx.moveTo(...at(0, high))
      for (let i = 1; i < end; i++) ctx.lineTo(...at(i, high))
      for (let i = end; i-- > 0; ) ctx.lineTo(...at(i, low))
      ctx.fill()
    })
  }
}

function lastPoint(curve: Curve): { x: number; y: number } | null {
  const end = finiteLength(curve) - 1
  return end < 0 ? null : { x: curve.x[end] as number, y: curve.y[end] as number }
}

function clamp(value: number, min: number, max: number): number {
  return Number.isNaN(value) ? min : Math.min(max, Math.max(min, value))
}

/** Lines of text to the right of x where there is room, which is where a curve has ended, else to its left. */
function writeText(
  chart: ChartCanvas,
  palette: Palette,
  colour: string,
  lines: readonly string[],
  x: number,
  y: number,
): void {
  const { ctx, bbox, ratio } = chart
  ctx.save()
  ctx.font = font(12 * ratio, 600)
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  ctx.lineWidth = 4 * ratio
  ctx.strokeStyle = palette.background
  ctx.fillStyle = colour
  const width = Math.max(...lines.map((line) => ctx.measureText(line).width))
  const toTheRight = x + 12 * ratio + width <= bbox.left + bbox.width
  ctx.textAlign = toTheRight ? 'left' : 'right'
  lines.forEach((line, i) => {
    const at = [toTheRight ? x + 12 * ratio : x - 12 * ratio, y + 14 * ratio * i] as const
    ctx.strokeText(line, ...at)
    ctx.fillText(line, ...at)
  })
  ctx.restore()
}

/** Adds the line that `moveNow` moves. */
export function placeNow(chart: uPlot, palette: Palette): void {
  const line = document.createElement('div')
  line.className = 'plot-now'
  line.hidden = true
  line.style.borderLeftColor = palette.mutedText
  chart.over.append(line)
}

/** Moves the line that marks the time of the animation, without a redraw; null hides it. */
export function moveNow(chart: uPlot, time: number | null): void {
  const line = chart.over.querySelector<HTMLElement>('.plot-now')
  if (!line) return
  const { min, max } = chart.scales.x ?? {}
  const inside = time !== null && min != null && max != null && time >= min && time <= max
  line.hidden = !inside
  // From one pixel of the screen to the next: most frames leave it where it is, and nothing there is drawn again.
  if (inside) line.style.transform = `translateX(${toScreenPixel(chart.valToPos(time, 'x'))}px)`
}

function toScreenPixel(position: number): number {
  return Math.round(position * devicePixelRatio) / devicePixelRatio
}
