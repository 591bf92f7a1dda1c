import type { DrawingContext } from '../drawing-context'
import { blockStage, drawBlockStage } from './block-stage'
import { strokeCoil } from './coil'
import { drawBody, linkAlpha, type Picture } from './picture'

/** A block on a spring, which is fixed to a wall. */
export function drawSpring(context: DrawingContext, picture: Picture): void {
  const { palette, bodies } = picture
  const stage = blockStage(picture, 34, () => 24)
  const { wall, block, middle, leftAt } = stage
  drawBlockStage(context, palette, stage)
  for (const { role, q } of bodies) {
    const left = leftAt(q)
    context.strokeStyle = role.colour
    context.lineWidth = 1.5
    context.globalAlpha = linkAlpha(picture)
    strokeCoil(context, wall, left, middle, block * 0.26)
    context.globalAlpha = 1
    drawBody(context, palette, role, () => context.rect(left, middle - block / 2, block, block))
  }
}
