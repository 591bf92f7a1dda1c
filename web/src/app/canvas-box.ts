import type { CanvasSize } from '../plots'
import type { MotionClock } from './motion-clock'

/** Keeps a canvas as large as its box, in device pixels, and tells when that changes; gives a function to end it. */
function fitCanvas(box: HTMLElement, canvas: HTMLCanvasElement, changed: (size: CanvasSize) => void): () => void {
  const fit = () => {
    const size = { width: box.clientWidth, height: box.clientHeight, pixelRatio: devicePixelRatio }
    if (size.width === 0 || size.height === 0) return
    const width = Math.round(size.width * size.pixelRatio)
    const height = Math.round(size.height * size.pixelRatio)
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    changed(size)
  }
  const observer = new ResizeObserver(fit)
  observer.observe(box)
  return () => observer.disconnect()
}

/**
 * Draws the canvas of an element's `.box` whenever its size or the clock's time may have changed; gives a function to
 * end it.
 */
export function drawByClock(
  root: ParentNode,
  clock: MotionClock,
  draw: (context: CanvasRenderingContext2D, size: CanvasSize, now: number | null) => void,
): () => void {
  const box = root.querySelector('.box') as HTMLElement
  const canvas = root.querySelector('canvas') as HTMLCanvasElement
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return () => {}
  let size: CanvasSize | null = null
  const endFit = fitCanvas(box, canvas, (fitted) => {
    size = fitted
    clock.redraw()
  })
  const endDraw = clock.listen((now) => {
    if (size) draw(context, size, now)
  })
  return () => {
    endFit()
    endDraw()
  }
}
