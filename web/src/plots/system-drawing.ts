import type { DrawingContext } from './drawing-context'
import { type Drawing, drawings } from './drawings/drawings'
import type { Body, Draw, Picture } from './drawings/picture'
import type { Role } from './roles'

/** A system as one would see it: the truth, and what each model makes of it. */
export interface SystemScene extends Omit<Picture, 'bodies'> {
  drawing: Drawing
  /** drawn in this order; a body with no positions, or with one that is not finite, is left out */
  bodies: readonly { role: Role; positions: readonly number[] | null }[]
}

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawSystem(context: DrawingContext, { drawing, bodies, ...picture }: SystemScene): void {
  const { size, palette } = picture
  context.save()
  context.fillStyle = palette.background
  context.fillRect(0, 0, size.width, size.height)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  const draw: Draw = drawings[drawing]
  draw(context, { ...picture, bodies: bodies.flatMap(bodyOf) })
  context.restore()
}

function bodyOf({ role, positions }: SystemScene['bodies'][number]): Body[] {
  const [q] = positions ?? []
  return positions && q !== undefined && positions.every(Number.isFinite) ? [{ role, q, all: positions }] : []
}
