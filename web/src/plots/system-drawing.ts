import type { Palette, Role } from './palette'
import type { DrawingContext } from './phase-background'
import type { SystemName } from './system-labels'
import type { CanvasSize } from './view'

/** One or more copies of a system, each at its coordinate q; several are drawn as ghosts over one another. */
export interface SystemScene {
  system: SystemName
  size: CanvasSize
  palette: Palette
  /** drawn in this order; a body whose q is null or not finite is left out */
  bodies: readonly { role: Role; q: number | null }[]
  /** the largest |q| to leave room for (spring only) */
  extent: number
}

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawSystem(context: DrawingContext, scene: SystemScene): void {
  throw new Error('not written yet')
}
