import { css, html, LitElement, nothing } from 'lit'
import { fillFrame } from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { MotionClock } from '../../state/motion-clock'

/** A frame, or a film that runs with the clock. */
export class FrameTile extends LitElement {
  static override properties = {
    label: { attribute: false },
    side: { attribute: false },
    film: { attribute: false },
    ink: { attribute: false },
    paper: { attribute: false },
    clock: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .frame { position: relative; border: 1px solid var(--line-strong); border-radius: 4px; overflow: hidden; aspect-ratio: 1; }
      canvas { display: block; width: 100%; height: 100%; image-rendering: pixelated; }
    `,
  ]
  /** what is seen, for whom it isn't */
  declare label: string
  /** of a frame, in pixels */
  declare side: number
  /** frames one after the other; null before there are any */
  declare film: Uint8Array | null
  declare ink: string
  declare paper: string
  declare clock: MotionClock
  #ending: (() => void) | null = null
  #drawn: readonly unknown[] = []
  // Kept: an image for each frame would soon be megabytes of garbage.
  #image: ImageData | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#ending = this.clock.listen((now) => this.#draw(now))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#ending?.()
  }

  override render() {
    return html`<div class="frame">
      <canvas width=${this.side} height=${this.side} role="img" aria-label=${this.label ?? nothing}></canvas>
    </div>`
  }

  protected override updated(): void {
    this.clock.redraw()
  }

  #draw(now: number | null): void {
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d', { alpha: false })
    if (!context) return
    const { side, film, ink, paper } = this
    const frames = (film?.length ?? 0) / (side * side)
    const index = Math.max(0, Math.min(frames - 1, Math.round(now ?? 0)))
    const drawn = [side, film, ink, paper, index]
    if (drawn.every((value, i) => value === this.#drawn[i])) return
    this.#drawn = drawn
    if (this.#image?.width !== side) this.#image = new ImageData(side, side)
    fillFrame(this.#image.data, film ?? new Uint8Array(), index, ink, paper)
    context.putImageData(this.#image, 0, 0)
  }
}
