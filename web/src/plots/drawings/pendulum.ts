import type { DrawingContext } from '../drawing-context'
import type { Palette } from '../palette'
import { drawBody, linkAlpha, type Picture } from './picture'

/** A bob on a rod, q its angle from hanging straight down. */
export function drawPendulum(context: DrawingContext, picture: Picture): void {
  const { size, palette, bodies, extent } = picture
  const bob = Math.min(13, Math.min(size.width, size.height) * 0.075)
  // The pivot goes as high as the widest swing allows: at the top for a small one, in the middle for a full turn.
  const widest = Math.min(Math.PI, Math.max(Math.PI / 2, extent))
  const above = -Math.cos(widest)
  const room = 2 * bob + 12
  const length = Math.max(1, Math.min((size.height - room - 8) / (1 + above), (size.width - room) / 2))
  const pivotX = size.width / 2
  const pivotY = Math.max(12, length * above + bob + 6)

  context.strokeStyle = palette.axis
  context.lineWidth = 1
  context.setLineDash([3, 3])
  context.beginPath()
  context.moveTo(pivotX, pivotY)
  context.lineTo(pivotX, pivotY + length + bob)
  context.moveTo(pivotX + length, pivotY)
  context.arc(pivotX, pivotY, length, 0, Math.PI)
  context.stroke()
  context.setLineDash([])
  drawProtractor(context, palette, pivotX, pivotY, length)

  for (const { role, q } of bodies) {
    const x = pivotX + length * Math.sin(q)
    const y = pivotY + length * Math.cos(q)
    context.strokeStyle = role.colour
    context.lineWidth = 2.5
    context.globalAlpha = linkAlpha(picture)
    context.beginPath()
    context.moveTo(pivotX, pivotY)
    context.lineTo(x, y)
    context.stroke()
    context.globalAlpha = 1
    drawBody(context, palette, role, () => context.arc(x, y, bob, 0, 2 * Math.PI))
  }

  context.fillStyle = palette.axis
  context.beginPath()
  context.arc(pivotX, pivotY, 4, 0, 2 * Math.PI)
  context.fill()
}

/** A scale of angles, a tick every 15 degrees. */
function drawProtractor(context: DrawingContext, palette: Palette, x: number, y: number, length: number): void {
  context.strokeStyle = palette.axis
  context.lineWidth = 1
  context.beginPath()
  for (let degrees = -90; degrees <= 90; degrees += 15) {
    const angle = (degrees * Math.PI) / 180
    const inner = length - (degrees % 45 === 0 ? 9 : 5)
    context.moveTo(x + inner * Math.sin(angle), y + inner * Math.cos(angle))
    context.lineTo(x + length * Math.sin(angle), y + length * Math.cos(angle))
  }
  context.stroke()
}
