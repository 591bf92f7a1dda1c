import type { CanvasSize } from '../plots'

/** Keeps a canvas as large as its box, in device pixels, and tells when that changes; gives a function to end it. */
export function fitCanvas(
  box: HTMLElement,
  canvas: HTMLCanvasElement,
  changed: (size: CanvasSize) => void,
): () => void {
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
