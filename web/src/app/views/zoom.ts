import { css } from 'lit'
import { type PhaseArea, type PhasePoint, type PixelPoint, panned, toData, type ViewBox, zoomed } from '../../plots'

/** A plot of which a part can be shown. */
export interface Zoomable {
  readonly whole: ViewBox
  /** the part that is shown */
  readonly view: ViewBox
  /** how a part would be laid out; null before anything is */
  layOut(view: ViewBox): PhaseArea | null
  pointAt(event: { clientX: number; clientY: number }): PixelPoint
  /** null for the whole */
  show(view: ViewBox | null): void
}

/** One finger scrolls the page, two are for the plot. */
export const zoomStyles = css`
  .box { touch-action: pan-x pan-y; }
  .all { position: absolute; right: 1.25rem; bottom: 3.25rem; min-height: 1.75rem; padding: 0 0.5rem; font-size: 0.8125rem; }
  @media (pointer: coarse) { .all { min-height: 44px; } }
  @media print { .all { display: none; } }
`

const step = 1.25
/** A key moves the view by this share of it. */
const stride = 0.1
const arrows: Readonly<Record<string, PhasePoint>> = {
  ArrowLeft: { q: -stride, p: 0 },
  ArrowRight: { q: stride, p: 0 },
  ArrowDown: { q: 0, p: -stride },
  ArrowUp: { q: 0, p: stride },
}

/**
 * Zooms and moves what a plot shows: by the wheel with Ctrl, two fingers, a drag with Shift; by + and −, and the arrows with
 * Ctrl or Alt; 0 and a double click show all. A wheel alone and one finger are left to the page.
 */
export function zoomable(box: HTMLElement, plot: Zoomable): void {
  /** what is to be shown with the next frame of the screen */
  let next: ViewBox | null = null
  const soon = (view: ViewBox) => {
    if (next === null)
      requestAnimationFrame(() => {
        plot.show(next)
        next = null
      })
    next = view
  }
  const current = () => next ?? plot.view
  const pan = (by: PhasePoint) => soon(panned(current(), plot.whole, by))
  const zoom = (factor: number, { x, y }: PixelPoint) => {
    const area = plot.layOut(current())
    if (area) soon(zoomed(current(), plot.whole, factor, toData(area, x, y)))
  }
  const drag = (from: PixelPoint, to: PixelPoint) => {
    const area = plot.layOut(current())
    if (!area) return
    const [a, b] = [toData(area, from.x, from.y), toData(area, to.x, to.y)]
    pan({ q: a.q - b.q, p: a.p - b.p })
  }

  box.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const turned = Math.min(60, Math.max(-60, event.deltaY))
      zoom(Math.exp(turned * 0.005), plot.pointAt(event))
    },
    { passive: false },
  )

  let pinch: { middle: PixelPoint; spread: number } | null = null
  const pinchOf = ([a, b]: TouchList) => {
    if (!a || !b) return null
    const [from, to] = [plot.pointAt(a), plot.pointAt(b)]
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
    return { middle, spread: Math.max(1, Math.hypot(from.x - to.x, from.y - to.y)) }
  }
  const touch = (event: TouchEvent) => {
    const before = pinch
    pinch = event.touches.length === 2 ? pinchOf(event.touches) : null
    if (!pinch) return
    event.preventDefault()
    if (!before || event.type !== 'touchmove') return
    zoom(before.spread / pinch.spread, before.middle)
    drag(before.middle, pinch.middle)
  }
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const)
    box.addEventListener(type, touch, { passive: false })

  let dragged: PixelPoint | null = null
  box.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.shiftKey || event.button !== 0) return
      event.stopPropagation()
      box.setPointerCapture(event.pointerId)
      dragged = plot.pointAt(event)
    },
    { capture: true },
  )
  box.addEventListener('pointermove', (event) => {
    if (!dragged) return
    const to = plot.pointAt(event)
    drag(dragged, to)
    dragged = to
  })
  for (const type of ['pointerup', 'pointercancel'] as const)
    box.addEventListener(type, () => {
      dragged = null
    })

  box.addEventListener(
    'keydown',
    (event) => {
      const view = current()
      const { qMin, qMax, pMin, pMax } = view
      const centre = { q: (qMin + qMax) / 2, p: (pMin + pMax) / 2 }
      const held = event.ctrlKey || event.altKey
      const arrow = held ? arrows[event.key] : undefined
      if (arrow) pan({ q: arrow.q * (qMax - qMin), p: arrow.p * (pMax - pMin) })
      else if (held || event.metaKey) return
      else if (event.key === '+' || event.key === '=') soon(zoomed(view, plot.whole, 1 / step, centre))
      else if (event.key === '-') soon(zoomed(view, plot.whole, step, centre))
      else if (event.key === '0') plot.show(null)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true },
  )
  box.addEventListener('dblclick', () => {
    if (plot.view !== plot.whole) plot.show(null)
  })
}
