import type { DrawingContext } from './drawing-context'
import type { Palette } from './palette'
import type { PixelPoint } from './view'

export type HandleState = 'idle' | 'hover' | 'focus' | 'drag'

/** The start state: a disc with four arrow heads, which says that it can be moved. */
export function drawHandle(context: DrawingContext, palette: Palette, at: PixelPoint, state: HandleState): void {
  const { x, y } = at
  const radius = state === 'drag' ? 12 : state === 'idle' ? 10 : 11
  context.save()
  if (state === 'focus' || state === 'drag') {
    context.beginPath()
    context.arc(x, y, radius + 4, 0, 2 * Math.PI)
    context.lineWidth = 3
    context.strokeStyle = palette.focus
    context.stroke()
  }
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = palette.background
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = palette.text
  context.stroke()
  context.fillStyle = palette.text
  context.beginPath()
  for (const [ux, uy] of [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const) {
    context.moveTo(x + ux * (radius - 3), y + uy * (radius - 3))
    context.lineTo(x + ux * (radius - 6.5) - uy * 3, y + uy * (radius - 6.5) + ux * 3)
    context.lineTo(x + ux * (radius - 6.5) + uy * 3, y + uy * (radius - 6.5) - ux * 3)
    context.closePath()
  }
  context.fill()
  context.restore()
}
