import type uPlot from 'uplot'
import { type Curve, finiteLength, type TimeCurves } from './curve-data'
import { font } from './lettering'
import { type Palette, roleLabels } from './palette'
import { formatValue } from './ticks'

/** Writes "noise floor 0.04" on its line. */
export function labelNoiseFloor(chart: uPlot, palette: Palette, floor: number | null): void {
  if (floor === null || !(floor > 0)) return
  const { bbox } = chart
  const y = chart.valToPos(floor, 'y', true)
  if (!(y >= bbox.top && y <= bbox.top + bbox.height)) return
  const ratio = devicePixelRatio
  // Losses come down from above, so the room is under the line unless that is the edge of the plot.
  const below = y + 18 * ratio < bbox.top + bbox.height
  writeText(chart, palette, palette.noiseFloor, `noise floor ${formatValue(floor, 3)}`, {
    x: bbox.left + bbox.width - 6 * ratio,
    y: below ? y + 11 * ratio : y - 10 * ratio,
  })
}

/** A cross where a rollout stopped being finite, and when that was. */
export function markLeavings(chart: uPlot, palette: Palette, curves: TimeCurves): void {
  let row = 0
  for (const role of ['baseline', 'hnn'] as const) {
    const curve = curves[role]
    if (curve?.leftAt == null) continue
    const { bbox, ctx } = chart
    const ratio = devicePixelRatio
    const end = lastPoint(curve)
    const x = Math.min(bbox.left + bbox.width, Math.max(bbox.left, chart.valToPos(end?.x ?? curve.leftAt, 'x', true)))
    const raw = end ? chart.valToPos(end.y, 'y', true) : bbox.top
    const y = Math.min(bbox.top + bbox.height - 5 * ratio, Math.max(bbox.top + 5 * ratio, raw || bbox.top))
    const arm = 5 * ratio
    ctx.save()
    ctx.strokeStyle = palette[role]
    ctx.lineWidth = 2.5 * ratio
    ctx.setLineDash([])
    ctx.beginPath()
    ctx.moveTo(x - arm, y - arm)
    ctx.lineTo(x + arm, y + arm)
    ctx.moveTo(x - arm, y + arm)
    ctx.lineTo(x + arm, y - arm)
    ctx.stroke()
    ctx.restore()
    const text = `${roleLabels[role]} left the plane at t = ${formatValue(curve.leftAt, 3)}`
    writeText(chart, palette, palette[role], text, { x: x - 12 * ratio, y: bbox.top + (14 + 16 * row) * ratio })
    row++
  }
}

function lastPoint(curve: Curve): { x: number; y: number } | null {
  const end = finiteLength(curve) - 1
  return end < 0 ? null : { x: curve.x[end] as number, y: curve.y[end] as number }
}

/** Text that ends at x, moved right where it would leave the plot. */
function writeText(
  chart: uPlot,
  palette: Palette,
  colour: string,
  text: string,
  at: { x: number; y: number },
): void {
  const { ctx, bbox } = chart
  ctx.save()
  // uPlot's context counts device pixels.
  ctx.font = font(12 * devicePixelRatio, 600)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  ctx.lineWidth = 4 * devicePixelRatio
  ctx.strokeStyle = palette.background
  const x = Math.max(bbox.left + 6 * devicePixelRatio, at.x - ctx.measureText(text).width)
  ctx.strokeText(text, x, at.y)
  ctx.fillStyle = colour
  ctx.fillText(text, x, at.y)
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
  if (inside) line.style.transform = `translateX(${chart.valToPos(time, 'x')}px)`
}
