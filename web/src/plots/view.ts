import { niceStep } from './ticks'

/** The part of phase space a portrait shows. */
export interface ViewBox {
  qMin: number
  qMax: number
  pMin: number
  pMax: number
}

/** Size of a canvas: CSS pixels, and device pixels per CSS pixel. */
export interface CanvasSize {
  width: number
  height: number
  pixelRatio: number
}

/** A view box laid out on a canvas: `plot` is the area inside the axes in CSS pixels. */
export interface PhaseFrame {
  view: ViewBox
  size: CanvasSize
  plot: { left: number; top: number; width: number; height: number }
}

/** CSS pixels from the canvas's top left corner. */
export interface PixelPoint {
  x: number
  y: number
}

export interface PhasePoint {
  q: number
  p: number
}

/** Lays the axes out; `header` keeps room above them for a title and a legend. */
export function phaseFrame(
  view: ViewBox,
  size: CanvasSize,
  header: { title?: boolean; legend?: boolean } = {},
): PhaseFrame {
  throw new Error('not written yet')
}

export function toPixel(frame: PhaseFrame, q: number, p: number): PixelPoint {
  throw new Error('not written yet')
}

export function toData(frame: PhaseFrame, x: number, y: number): PhasePoint {
  throw new Error('not written yet')
}

/** The nearest state inside the view box. */
export function clampToView(view: ViewBox, point: PhasePoint): PhasePoint {
  throw new Error('not written yet')
}

/**
 * A view box with round bounds that holds every finite state of the sets, with a margin. Each set is [state, (q, p)],
 * row-major. Without any finite state: the box from -1 to 1.
 */
export function fitViewBox(sets: readonly ArrayLike<number>[], margin = 0.08): ViewBox {
  throw new Error('not written yet')
}
