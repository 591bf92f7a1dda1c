import { css, html, LitElement } from 'lit'
import { words } from '../../../language'
import {
  bobPlace,
  draggedAngle,
  type FrameGeometry,
  formatNumber,
  type Palette,
  type PhasePoint,
  type ViewBox,
} from '../../../plots'
import { fieldStyles, sharedStyles } from '../../look/shared-styles'
import type { MotionClock } from '../../state/motion-clock'
import { rounded } from '../../words/numbers'
import { movedByKey } from '../handle-keys'

/** The frame at the start, with the pendulum as a handle. Dispatches `move` with a state, and `moved` afterwards. */
export class Pose extends LitElement {
  static override properties = {
    frame: { attribute: false },
    start: { attribute: false },
    view: { attribute: false },
    geometry: { attribute: false },
    momentumPerVelocity: { attribute: false },
    palette: { attribute: false },
    clock: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      .box { position: relative; cursor: grab; }
      .box[data-dragged] { cursor: grabbing; }
      .handle {
        position: absolute; width: 44px; height: 44px; margin: -22px 0 0 -22px; border-radius: 50%; touch-action: none;
        display: grid; place-items: center; outline: none;
      }
      .handle::before { content: ''; width: 20px; height: 20px; border-radius: 50%; background: var(--page); border: 2px solid var(--text); }
      .handle::after { content: ''; position: absolute; width: 6px; height: 6px; border-radius: 50%; background: var(--text); }
      .handle:focus-visible::before { outline: 3px solid var(--focus); outline-offset: 2px; }
      label { display: block; margin-top: 0.15rem; font-variant-numeric: tabular-nums; }
      input { display: block; width: 100%; height: max(1.5rem, var(--target, 0rem)); margin: 0; accent-color: var(--text); }
    `,
  ]
  declare frame: Uint8Array | null
  declare start: PhasePoint
  declare view: ViewBox
  declare geometry: FrameGeometry
  /** p is this times the angular velocity */
  declare momentumPerVelocity: number
  declare palette: Palette
  declare clock: MotionClock

  override render() {
    const said = words().views
    const { frame, geometry, start, view, palette, clock } = this
    const { x, y } = bobPlace(geometry, start.q)
    const perVelocity = this.momentumPerVelocity
    const velocity = start.p / perVelocity
    return html`<div class="box" @pointerdown=${this.#grab} @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop}>
        <hnn-frame .side=${geometry.side} .film=${frame} .label=${said.firstFrame} .ink=${palette.truth} .paper=${palette.background} .clock=${clock}></hnn-frame>
        <div class="handle" role="slider" tabindex="0" aria-label=${said.pendulumAtStart}
          aria-valuemin=${rounded(view.qMin)} aria-valuemax=${rounded(view.qMax)} aria-valuenow=${start.q}
          aria-valuetext=${said.angleAndVelocity(formatNumber(start.q), formatNumber(velocity))}
          .style=${`left: ${100 * x}%; top: ${100 * y}%`} @keydown=${this.#key} @keyup=${this.#keyUp}></div>
      </div>
      <label class="small">${formatNumber(rounded(velocity))} rad/s
        <input type="range" aria-label=${said.velocityAtStart} step="0.02" min=${view.pMin / perVelocity}
          max=${view.pMax / perVelocity} .value=${String(velocity)} @input=${this.#setVelocity} @change=${this.#moved} /></label>`
  }

  /** A finger scrolls the page unless it is on the handle; a mouse may take the rod anywhere. */
  #grab(event: PointerEvent): void {
    const box = event.currentTarget as HTMLElement
    const onHandle = (event.target as Element).closest('.handle') !== null
    if (event.button !== 0 || (event.pointerType === 'touch' && !onHandle)) return
    box.setPointerCapture(event.pointerId)
    box.toggleAttribute('data-dragged', true)
    this.#drag(event)
  }

  #drag(event: PointerEvent): void {
    const box = event.currentTarget as HTMLElement
    if (!box.hasAttribute('data-dragged')) return
    const { left, top, width, height } = box.getBoundingClientRect()
    const place = { x: (event.clientX - left) / width, y: (event.clientY - top) / height }
    const angle = draggedAngle(this.geometry, place)
    const { qMin, qMax } = this.view
    this.#move({ q: Math.min(qMax, Math.max(qMin, angle)), p: this.start.p })
  }

  #drop(event: PointerEvent): void {
    const box = event.currentTarget as HTMLElement
    if (!box.hasAttribute('data-dragged')) return
    box.removeAttribute('data-dragged')
    this.#moved()
  }

  #key(event: KeyboardEvent): void {
    const moved = movedByKey(event.key, event.shiftKey, this.start, this.view)
    if (!moved) return
    event.preventDefault()
    this.#move(moved)
  }

  #keyUp(event: KeyboardEvent): void {
    if (movedByKey(event.key, event.shiftKey, this.start, this.view)) this.#moved()
  }

  #setVelocity(event: Event): void {
    this.#move({ q: this.start.q, p: Number((event.target as HTMLInputElement).value) * this.momentumPerVelocity })
  }

  #move(detail: PhasePoint): void {
    this.dispatchEvent(new CustomEvent('move', { detail, bubbles: true, composed: true }))
  }

  #moved(): void {
    this.dispatchEvent(new Event('moved', { bubbles: true, composed: true }))
  }
}
