import { css, html, nothing } from 'lit'
import type { Rollout } from '../../../engine/protocol'
import {
  bodyAt,
  bodyCount,
  type CanvasSize,
  centreOfMass,
  clampToView,
  drawOrbits,
  formatNumber,
  type HandleState,
  orbitTable,
  type Palette,
  type PhaseFrame,
  type PhasePoint,
  planeFrame,
  type Role,
  type SystemLabels,
  stateShown,
  toData,
  toPixel,
  totalMomentum,
  withBodyAt,
} from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { ModelState } from '../../state/model-state'
import { moment, vectorText } from '../../words/numbers'
import { ClockedCanvas } from '../canvas-box'
import { movedByKey } from '../handle-keys'

/** What one plane shows. */
export interface OrbitContent {
  role: Role
  title: string
  motion: Rollout | null
  /** shown faintly below the motion of a model */
  truth: Rollout | null
  start: readonly number[]
  reach: number
  tail: number
  /** null for the truth */
  state: ModelState | null
  labels: SystemLabels
  palette: Palette
}

/**
 * Bodies moving in the plane. The true ones have their starts as handles: dispatches `move` with a state while one moves
 * and `moved` when the move is over; both pass through shadow roots.
 */
export class OrbitPlane extends ClockedCanvas {
  static override properties = {
    content: { attribute: false },
    clock: { attribute: false },
    held: { state: true },
  }
  static override styles = [
    sharedStyles,
    css`
      h3 { padding-left: 0.25rem; font-size: 0.875rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      h3::before { content: ''; display: inline-block; width: 0.65rem; height: 0.65rem; margin-right: 0.45rem; border-radius: 50%; background: var(--plot-hnn); }
      :host([role-shown='baseline']) h3::before { background: var(--plot-baseline); border-radius: 1px; }
      :host([role-shown='truth']) h3::before { background: none; border: 2px solid var(--plot-truth); }
      .box { position: relative; aspect-ratio: 1 / 1; width: 100%; margin-top: 0.25rem; }
      @media (max-width: 719px) {
        :host([role-shown='truth']) .box { aspect-ratio: 1 / 0.7; }
        h3 { font-size: 0.8125rem; }
        h3::before { margin-right: 0.3rem; }
      }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
      .handle {
        position: absolute; left: 0; top: 0; width: 44px; height: 44px; margin: -22px 0 0 -22px; border-radius: 50%;
        cursor: grab; touch-action: none; outline: none;
      }
      .handle[data-state='drag'] { cursor: grabbing; z-index: 1; }
      dl { padding: 0.2rem 0 0 0.25rem; }
      dl div { display: flex; flex-wrap: wrap; gap: 0 0.4em; }
      dt { color: var(--muted); }
      dd { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
      .left { padding-left: 0.25rem; font-weight: 600; color: var(--plot-hnn); }
      :host([role-shown='baseline']) .left { color: var(--plot-baseline); }
      :host([role-shown='truth']) .left { color: var(--plot-truth); }
    `,
  ]
  declare content: OrbitContent
  /** the handle that is pointed at, focused or dragged */
  declare held: { body: number; state: HandleState } | null
  #frame: PhaseFrame | null = null

  constructor() {
    super()
    this.held = null
  }

  override render() {
    const { role, title, start, state, motion, labels } = this.content
    const count = bodyCount(start)
    const left = motion?.leftAt ?? null
    return html`
      <h3>${title}</h3>
      <div class="box">
        <canvas role="img" aria-label="${title}: orbits of ${count} bodies in the plane, each with its number, and a cross at their centre of mass"></canvas>
        ${role === 'truth' ? Array.from({ length: count }, (_, body) => this.#handle(body)) : nothing}
      </div>
      <p class="left small" ?hidden=${left === null}>${left === null ? nothing : role === 'truth' ? `the bodies collide ${moment(left)}` : `left the plane ${moment(left)}`}</p>
      <dl class="small">
        <div><dt>+ centre of mass</dt><dd data-value="centre"></dd></div>
        <div><dt>total momentum</dt><dd data-value="momentum"></dd></div>
        ${state ? html`<div><dt>training step</dt><dd data-step=${role}>${state.step}</dd></div>` : nothing}
      </dl>
      ${state?.failure ? html`<p class="error" role="alert">${state.failure}</p>` : nothing}
      <hnn-data-table .label=${`${title}: values`} .table=${() => orbitTable({ [role]: motion }, labels)}></hnn-data-table>
    `
  }

  protected override willUpdate(): void {
    this.setAttribute('role-shown', this.content.role)
  }

  #handle(body: number) {
    const { start, reach } = this.content
    const { x, y } = bodyAt(start, body)
    return html`<div class="handle" role="slider" tabindex="0" data-state=${this.#look(body)} data-body=${body}
      aria-label="Start of body ${body + 1}" aria-roledescription="two-dimensional slider"
      aria-valuemin=${-reach} aria-valuemax=${reach} aria-valuenow=${x}
      aria-valuetext="x ${formatNumber(x)} m, y ${formatNumber(y)} m"
      @pointerdown=${(event: PointerEvent) => this.#grab(event, body)} @pointermove=${(event: PointerEvent) => this.#drag(event, body)}
      @pointerup=${() => this.#drop(body)} @pointercancel=${() => this.#drop(body)}
      @pointerenter=${() => this.#become(body, 'hover')} @pointerleave=${() => this.#become(body, 'idle')}
      @focus=${() => this.#become(body, 'focus')} @blur=${() => this.#become(body, 'idle')}
      @keydown=${(event: KeyboardEvent) => this.#key(event, body)} @keyup=${(event: KeyboardEvent) => this.#keyUp(event, body)}></div>`
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    const { role, motion, truth, start, reach, tail, palette } = this.content
    const frame = planeFrame(reach, size)
    this.#frame = frame
    const handles = role === 'truth' ? { state: start, look: (body: number) => this.#look(body) } : null
    context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
    drawOrbits(context, { frame, palette, role, motion, truth, now, tail, handles })
    for (const handle of this.renderRoot.querySelectorAll<HTMLElement>('.handle')) {
      const at = bodyAt(start, Number(handle.dataset.body))
      const { x, y } = toPixel(frame, at.x, at.y)
      handle.style.transform = `translate(${x}px, ${y}px)`
    }
    const left = motion?.leftAt != null && (now === null || now >= motion.leftAt)
    const state = motion && !left ? stateShown(motion, now) : null
    this.#write('centre', state ? `${vectorText(centreOfMass(state))} m` : '–')
    this.#write('momentum', state ? `${vectorText(totalMomentum(state))} kg m/s` : '–')
  }

  /** At every frame, hence past the template. */
  #write(value: string, text: string): void {
    const place = this.renderRoot.querySelector(`[data-value=${value}]`)
    if (place && place.textContent !== text) place.textContent = text
  }

  #look(body: number): HandleState {
    return this.held?.body === body ? this.held.state : 'idle'
  }

  #become(body: number, state: HandleState): void {
    if (this.held?.state === 'drag') return
    const handle = this.renderRoot.querySelector(`.handle[data-body='${body}']`)
    const calm = handle?.matches(':focus-visible') ? 'focus' : 'idle'
    this.held = { body, state: state === 'idle' ? calm : state }
  }

  #grab(event: PointerEvent, body: number): void {
    if (event.button !== 0) return
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
    this.held = { body, state: 'drag' }
  }

  #drag(event: PointerEvent, body: number): void {
    if (!this.#frame || this.#look(body) !== 'drag') return
    const box = (this.renderRoot.querySelector('.box') as HTMLElement).getBoundingClientRect()
    const at = toData(this.#frame, event.clientX - box.left, event.clientY - box.top)
    this.#move(body, clampToView(this.#frame.view, at))
  }

  #drop(body: number): void {
    if (this.#look(body) !== 'drag') return
    this.held = { body, state: 'hover' }
    this.dispatchEvent(new CustomEvent('moved', passing))
  }

  #key(event: KeyboardEvent, body: number): void {
    const moved = this.#movedBy(event, body)
    if (!moved) return
    event.preventDefault()
    this.#move(body, moved)
  }

  #keyUp(event: KeyboardEvent, body: number): void {
    if (this.#movedBy(event, body)) this.dispatchEvent(new CustomEvent('moved', passing))
  }

  #movedBy(event: KeyboardEvent, body: number): PhasePoint | null {
    const { start, reach } = this.content
    const { x, y } = bodyAt(start, body)
    const view = { qMin: -reach, qMax: reach, pMin: -reach, pMax: reach }
    return movedByKey(event.key, event.shiftKey, { q: x, p: y }, view)
  }

  #move(body: number, { q, p }: PhasePoint): void {
    const detail = withBodyAt(this.content.start, body, { x: q, y: p })
    this.dispatchEvent(new CustomEvent('move', { ...passing, detail }))
  }
}

const passing = { bubbles: true, composed: true }
