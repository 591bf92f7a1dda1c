import type { ContourLines } from './contours'
import type { Palette } from './palette'
import type { StateGrid } from './state-grid'
import type { Quantity } from './system-labels'
import type { PhaseFrame } from './view'

export type DrawingContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** What stands still while a trajectory runs: axes, data, learned vector field, contours. */
export interface PhaseBackground {
  frame: PhaseFrame
  palette: Palette
  q: Quantity
  p: Quantity
  /** states [point, (q, p)], row-major */
  train?: ArrayLike<number> | null
  test?: ArrayLike<number> | null
  /** `derivatives` is [row, column, (dq/dt, dp/dt)] on the grid's states */
  field?: { grid: StateGrid; derivatives: ArrayLike<number> } | null
  contours?: ContourLines | null
  /** drawn in the header, if the frame has room for it */
  title?: string
  legend?: 'baseline' | 'hnn'
}

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawPhaseBackground(context: DrawingContext, scene: PhaseBackground): void {
  throw new Error('not written yet')
}

/** The background as a canvas of its own, in device pixels: redraw it when the scene changes, not every frame. */
export function renderPhaseBackground(scene: PhaseBackground): OffscreenCanvas {
  throw new Error('not written yet')
}
