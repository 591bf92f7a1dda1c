import type { DrawingContext } from '../drawing-context'
import type { Palette } from '../palette'
import type { Role } from '../roles'
import type { CanvasSize } from '../view'

/** One or more copies of a system, each at its own positions; several are drawn as ghosts over one another. */
export interface Picture {
  size: CanvasSize
  palette: Palette
  /** drawn in this order; every position is finite */
  bodies: readonly Body[]
  /** the largest |q| to leave room for */
  extent: number
}

export interface Body {
  role: Role
  /** the first position, which most drawings show alone */
  q: number
  /** all positions */
  all: readonly number[]
}

/** Draws onto a background, in CSS pixels, with round caps and joins. */
export type Draw = (context: DrawingContext, picture: Picture) => void

/** How strongly what holds a body is drawn: others have to be seen through it. */
export function linkAlpha({ bodies }: Picture): number {
  return bodies.length > 1 ? 0.75 : 1
}

/** The truth is an outline, a role with a dashed line pale with a dashed rim, another solid: told apart without colour. */
export function drawBody(context: DrawingContext, palette: Palette, role: Role, trace: () => void): void {
  const outlined = role.marker === 'ring'
  const dashed = role.stroke.dash.length > 0
  context.beginPath()
  trace()
  context.fillStyle = outlined ? palette.background : role.colour
  context.globalAlpha = outlined ? 0.6 : dashed ? 0.35 : 0.85
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = role.colour
  context.lineWidth = 2
  context.lineCap = 'butt'
  context.setLineDash([...role.stroke.dash])
  context.stroke()
  context.setLineDash([])
  context.lineCap = 'round'
}
