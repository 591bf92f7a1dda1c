import { type DrawingContext, insidePlot } from './drawing-context'
import { drawPhaseAxes, type PhaseAxes } from './phase-axes'
import type { Role } from './roles'
import { type PhasePoint, toPixel } from './view'

/** Where motions go through a plane: two coordinates of each crossing. */
export interface SectionScene extends PhaseAxes {
  role: Role
  /** [crossing, (q, p)], orbit after orbit; those not finite are left out */
  points: readonly number[]
  /** where another orbit would begin; null where none is to be shown */
  cross: PhasePoint | null
}

const dot = 1.6
const arm = 7

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawSection(context: DrawingContext, scene: SectionScene): void {
  const { area, palette, role, points, cross } = scene
  context.fillStyle = palette.background
  context.fillRect(0, 0, area.size.width, area.size.height)
  drawPhaseAxes(context, scene)
  insidePlot(context, area.plot, () => {
    context.fillStyle = role.colour
    for (let i = 0; i < points.length; i += 2) {
      const { x, y } = toPixel(area, points[i] as number, points[i + 1] as number)
      if (Number.isFinite(x + y)) context.fillRect(x - dot / 2, y - dot / 2, dot, dot)
    }
    if (!cross) return
    const { x, y } = toPixel(area, cross.q, cross.p)
    context.strokeStyle = palette.focus
    context.lineWidth = 2
    context.beginPath()
    context.moveTo(x - arm, y)
    context.lineTo(x + arm, y)
    context.moveTo(x, y - arm)
    context.lineTo(x, y + arm)
    context.stroke()
  })
}
