import { LitElement } from 'lit'
import { type CanvasSize, canvasToPng } from '../../plots'
import type { MotionClock } from '../state/motion-clock'

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

/** An element whose canvas, in a `.box`, is drawn whenever its size or the clock's time may have changed. */
export abstract class ClockedCanvas extends LitElement {
  declare clock: MotionClock
  #end = () => {}

  protected abstract draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void

  /** The canvas as it stands, as a PNG file. */
  picture(): Promise<Blob> {
    return canvasToPng(this.#canvas)
  }

  protected override firstUpdated(): void {
    const box = this.renderRoot.querySelector('.box') as HTMLElement
    const context = this.#canvas.getContext('2d', { alpha: false })
    if (!context) return
    let size: CanvasSize | null = null
    const endFit = fitCanvas(box, this.#canvas, (fitted) => {
      size = fitted
      this.clock.redraw()
    })
    const endDraw = this.clock.listen((now) => {
      if (size) this.draw(context, size, now)
    })
    this.#end = () => {
      endFit()
      endDraw()
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end()
  }

  protected override updated(): void {
    this.clock.redraw()
  }

  get #canvas(): HTMLCanvasElement {
    return this.renderRoot.querySelector('canvas') as HTMLCanvasElement
  }
}
