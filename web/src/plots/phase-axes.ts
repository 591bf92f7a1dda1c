import type { DrawingContext } from './drawing-context'
import type { Quantity } from './labels'
import { axisLabel, font } from './lettering'
import type { Palette } from './palette'
import { formatTick, niceTicks } from './ticks'
import { type PhaseArea, toPixel } from './view'

/** Two coordinates, and what of them is shown where. */
export interface PhaseAxes {
  area: PhaseArea
  palette: Palette
  q: Quantity
  p: Quantity
}

/** Numbers, lines behind what is drawn, and names. */
export function drawPhaseAxes(context: DrawingContext, scene: PhaseAxes): void {
  const { area, palette } = scene
  const { plot, view } = area
  const bottom = plot.top + plot.height
  const qTicks = niceTicks(view.qMin, view.qMax, Math.max(2, plot.width / 48))
  const pTicks = niceTicks(view.pMin, view.pMax, Math.max(2, plot.height / 36))

  context.lineWidth = 1
  context.strokeStyle = palette.grid
  context.beginPath()
  for (const q of qTicks) {
    const x = crisp(toPixel(area, q, 0).x)
    context.moveTo(x, plot.top)
    context.lineTo(x, bottom)
  }
  for (const p of pTicks) {
    const y = crisp(toPixel(area, 0, p).y)
    context.moveTo(plot.left, y)
    context.lineTo(plot.left + plot.width, y)
  }
  context.stroke()

  context.strokeStyle = palette.axis
  context.beginPath()
  context.rect(crisp(plot.left), crisp(plot.top), Math.round(plot.width) - 1, Math.round(plot.height) - 1)
  context.stroke()

  context.fillStyle = palette.mutedText
  context.font = font(12)
  context.textAlign = 'center'
  context.textBaseline = 'top'
  for (const q of qTicks) context.fillText(formatTick(q), toPixel(area, q, 0).x, bottom + 6)
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const p of pTicks) context.fillText(formatTick(p), plot.left - 6, toPixel(area, 0, p).y)

  axisLabel(context, scene.q, palette.text, plot.left + plot.width / 2, bottom + 31)
  context.save()
  context.translate(11, plot.top + plot.height / 2)
  context.rotate(-Math.PI / 2)
  // A long name would stand over the legend.
  axisLabel(context, plot.height < 190 ? { ...scene.p, name: scene.p.symbol } : scene.p, palette.text, 0, 0)
  context.restore()
}

/** Lines one pixel wide stay sharp on half pixels. */
function crisp(position: number): number {
  return Math.round(position - 0.5) + 0.5
}
