import { niceStep } from './nice-step'

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

/** Which two coordinates of a state are shown: q and p of its degree of freedom k. */
export interface PhasePlane {
  /** coordinates of a state, 2n: every q before every p */
  dimension: number
  /** from 0 */
  k: number
}

/** A view box laid out on a canvas: `plot` is the area inside the axes in CSS pixels. */
export interface PhaseArea {
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

/** Height of each line of the header. */
export const headerLine = 22

/** A canvas so narrow that its lettering has to stand closer. */
export function isNarrow({ width }: { width: number }): boolean {
  return width < 240
}

/** Lines that a legend takes in so much room; in a low plot fewer than it would need, or none. */
export function legendLines({ width, height }: { width: number; height: number }): number {
  const needed = isNarrow({ width }) ? 3 : width < 380 ? 2 : 1
  return Math.max(0, Math.min(needed, Math.floor((height - 65) / 55)))
}

/** Lays the axes out; `header` keeps room above them for a title and a legend. */
export function phaseArea(
  view: ViewBox,
  size: CanvasSize,
  header: { title?: boolean; legend?: boolean } = {},
): PhaseArea {
  const narrow = isNarrow(size)
  const left = narrow ? 42 : 58
  const right = narrow ? 6 : 12
  const lines = (header.title ? 1 : 0) + (header.legend ? legendLines(size) : 0)
  const top = 10 + headerLine * lines
  const bottom = 42
  const width = Math.max(1, size.width - left - right)
  const height = Math.max(1, size.height - top - bottom)
  return { view, size, plot: { left, top, width, height } }
}

export function toPixel(area: PhaseArea, q: number, p: number): PixelPoint {
  const { view, plot } = area
  return {
    x: plot.left + ((q - view.qMin) / (view.qMax - view.qMin)) * plot.width,
    y: plot.top + ((view.pMax - p) / (view.pMax - view.pMin)) * plot.height,
  }
}

export function toData(area: PhaseArea, x: number, y: number): PhasePoint {
  const { view, plot } = area
  return {
    q: view.qMin + ((x - plot.left) / plot.width) * (view.qMax - view.qMin),
    p: view.pMax - ((y - plot.top) / plot.height) * (view.pMax - view.pMin),
  }
}

export function isInView(view: ViewBox, { q, p }: PhasePoint): boolean {
  return q >= view.qMin && q <= view.qMax && p >= view.pMin && p <= view.pMax
}

/** The nearest state inside the view box. */
export function clampToView(view: ViewBox, point: PhasePoint): PhasePoint {
  return {
    q: Math.min(view.qMax, Math.max(view.qMin, point.q)),
    p: Math.min(view.pMax, Math.max(view.pMin, point.p)),
  }
}

/** How many times the whole a view may be at most, and what part of it at least. */
const widest = 8
const narrowest = 1 / 2000

/** The view with each side `factor` times as long, and what is at `fixed` where it was. */
export function zoomed(view: ViewBox, whole: ViewBox, factor: number, fixed: PhasePoint): ViewBox {
  const share = (view.qMax - view.qMin) / (whole.qMax - whole.qMin)
  const by = Math.min(widest, Math.max(narrowest, share * factor)) / share
  const around = (bound: number, centre: number) => centre + (bound - centre) * by
  const box = {
    qMin: around(view.qMin, fixed.q),
    qMax: around(view.qMax, fixed.q),
    pMin: around(view.pMin, fixed.p),
    pMax: around(view.pMax, fixed.p),
  }
  return panned(box, whole, { q: 0, p: 0 })
}

/** The view moved by so much, as far as it still shows something of what is `widest` times the whole. */
export function panned(view: ViewBox, whole: ViewBox, by: PhasePoint): ViewBox {
  const [qMin, qMax] = moved(view.qMin, view.qMax, whole.qMin, whole.qMax, by.q)
  const [pMin, pMax] = moved(view.pMin, view.pMax, whole.pMin, whole.pMax, by.p)
  return { qMin, qMax, pMin, pMax }
}

function moved(min: number, max: number, wholeMin: number, wholeMax: number, by: number): [number, number] {
  const [middle, reach] = [(wholeMin + wholeMax) / 2, ((wholeMax - wholeMin) * widest) / 2]
  const span = max - min
  const from = Math.min(middle + reach - span, Math.max(middle - reach, min + by))
  return [from, from + span]
}

/**
 * A view box with round bounds that holds every finite point of the sets, with a margin. Each set is [state, coordinate],
 * row-major. Without any finite point: the box from -1 to 1.
 */
export function fitViewBox(sets: readonly ArrayLike<number>[], { dimension, k }: PhasePlane, margin = 0.08): ViewBox {
  let [qMin, qMax, pMin, pMax] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const states of sets) {
    for (let i = k; i + dimension / 2 < states.length; i += dimension) {
      const q = states[i] as number
      const p = states[i + dimension / 2] as number
      if (!Number.isFinite(q) || !Number.isFinite(p)) continue
      qMin = Math.min(qMin, q)
      qMax = Math.max(qMax, q)
      pMin = Math.min(pMin, p)
      pMax = Math.max(pMax, p)
    }
  }
  if (qMin > qMax) return { qMin: -1, qMax: 1, pMin: -1, pMax: 1 }
  const [q0, q1] = roundBounds(qMin, qMax, margin)
  const [p0, p1] = roundBounds(pMin, pMax, margin)
  return { qMin: q0, qMax: q1, pMin: p0, pMax: p1 }
}

function roundBounds(min: number, max: number, margin: number): [number, number] {
  const span = max > min ? max - min : Math.abs(max) || 1
  const step = niceStep(span / 25)
  return [Math.floor((min - span * margin) / step) * step, Math.ceil((max + span * margin) / step) * step]
}
