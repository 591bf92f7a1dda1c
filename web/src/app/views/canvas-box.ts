import { LitElement } from 'lit'
import type { CanvasSize, PixelPoint } from '../../plots'
import type { MotionClock } from '../state/motion-clock'
import { lettersOf } from './plot-tools'

/**
 * Keeps a canvas as large as its box, in device pixels, and tells when that changes; gives a function to end it. Where
 * letters are larger (`--letters`), all that is drawn is: its pixels are as many of CSS.
 */
function fitCanvas(plot: HTMLElement, canvas: HTMLCanvasElement, changed: (size: CanvasSize) => void): () => void {
  const box = plot.shadowRoot?.querySelector('.box') as HTMLElement
  const fit = () => {
    const letters = lettersOf(plot)
    const pixelRatio = devicePixelRatio * letters
    const size = { width: box.clientWidth / letters, height: box.clientHeight / letters, pixelRatio }
    if (size.width === 0 || size.height === 0) return
    const width = Math.round(size.width * pixelRatio)
    const height = Math.round(size.height * pixelRatio)
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    changed(size)
  }
  const observer = new ResizeObserver(fit)
  observer.observe(box)
  plot.addEventListener('letters', fit)
  return () => {
    observer.disconnect()
    plot.removeEventListener('letters', fit)
  }
}

/** An element whose canvas, in a `.box`, is drawn whenever its size or the clock's time may have changed. */
export abstract class ClockedCanvas extends LitElement {
  declare clock: MotionClock
  #end = () => {}
  #letters = 1

  protected abstract draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void

  protected override firstUpdated(): void {
    const context = this.#canvas.getContext('2d', { alpha: false })
    if (!context) return
    let size: CanvasSize | null = null
    const endFit = fitCanvas(this, this.#canvas, (fitted) => {
      size = fitted
      this.#letters = fitted.pixelRatio / devicePixelRatio
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

  /** Where on the canvas something of the page is, in the pixels of its drawing. */
  pointAt({ clientX, clientY }: { clientX: number; clientY: number }): PixelPoint {
    const { left, top } = this.#canvas.getBoundingClientRect()
    return { x: (clientX - left) / this.#letters, y: (clientY - top) / this.#letters }
  }

  /** Puts an element there, over the canvas. */
  protected putAt(element: HTMLElement, { x, y }: PixelPoint): void {
    element.style.transform = `translate(${x * this.#letters}px, ${y * this.#letters}px)`
  }

  protected override updated(): void {
    this.clock.redraw()
  }

  get #canvas(): HTMLCanvasElement {
    return this.renderRoot.querySelector('canvas') as HTMLCanvasElement
  }
}
