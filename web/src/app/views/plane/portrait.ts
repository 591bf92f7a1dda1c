import { css, html, nothing } from 'lit'
import { words } from '../../../language'
import {
  type CanvasSize,
  clampToView,
  type DataTable,
  type DrawingContext,
  type HandleState,
  type PhaseArea,
  type PhasePoint,
  type Plot,
  pairLabels,
  phaseTable,
  type Quantity,
  toData,
  toPixel,
  type ViewBox,
} from '../../../plots'
import { sharedStyles, titledStyles } from '../../look/shared-styles'
import { quantity, rounded } from '../../words/numbers'
import { motionText } from '../../words/spoken-motion'
import { ClockedCanvas } from '../canvas-box'
import { movedByKey } from '../handle-keys'
import { plotStyles } from '../plot-tools'
import { faultsOf, titleOf } from '../shown'
import { type Zoomable, zoomable, zoomStyles } from '../zoom'
import { drawPortrait, type PortraitContent, PortraitPainter, portraitMotions } from './portrait-painter'
import { valuesUnder } from './values-under'

/** Within so many milliseconds a second click makes a double one. */
const doubleClick = 500

/**
 * Phase space as one model sees it, with the start state as a handle. Dispatches `move` with a state while the handle
 * moves and `moved` when the move is over.
 */
export class Portrait extends ClockedCanvas implements Plot, Zoomable {
  static override properties = {
    content: { attribute: false },
    clock: { attribute: false },
    handle: { state: true },
  }
  static override styles = [
    sharedStyles,
    titledStyles,
    plotStyles,
    zoomStyles,
    css`
      header { padding-left: 0.25rem; }
      header > h3 { flex: 0 1 auto; }
      .steps { flex: 1 0 5.2em; width: auto; }
      .box { position: relative; aspect-ratio: 1 / 1.08; max-height: var(--portrait-height, 34rem); width: 100%; margin-top: 0.25rem; }
      :host([fills]) { align-content: stretch; }
      :host([fills]) > div { display: flex; flex-direction: column; min-height: 0; }
      :host([fills]) .box { flex: 1 1 auto; min-height: var(--hnn-plot-height, 9rem); aspect-ratio: auto; max-height: none; }
      @container (max-width: 687px) { :host(:not([fills])) .box { aspect-ratio: 1 / 1.5; } h3 { font-size: 0.8125rem; } .steps { display: none; } }
      @media (max-height: 480px) { h3 { font-size: 0.8125rem; } .steps { display: none; } }
      @container (max-width: 480px) { :host([fills]) hnn-plot-tools { display: none; } }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
      .handle {
        position: absolute; left: 0; top: 0; width: 44px; height: 44px; margin: -22px 0 0 -22px; border-radius: 50%;
        cursor: grab; touch-action: none; outline: none; will-change: transform;
      }
      .handle[data-state='drag'] { cursor: grabbing; }
      /* Over the legend: what is pointed at stays in view. */
      .under {
        position: absolute; inset: calc(8px * var(--letters, 1)) 0 auto auto; padding: 0 0.35em; background: var(--page);
        font-size: calc(0.75rem * var(--letters, 1)); font-variant-numeric: tabular-nums; white-space: nowrap; pointer-events: none;
      }
    `,
  ]
  declare content: PortraitContent
  declare handle: HandleState
  #before: PhasePoint | null = null
  #jumpedAt = Number.NEGATIVE_INFINITY
  readonly #painter = new PortraitPainter(() => this.clock.claimFrame())

  constructor() {
    super()
    this.handle = 'idle'
  }

  override render() {
    const { shown, state, start, labels, scene, truth } = this.content
    const { whole, plane } = scene
    const { title } = shown.model
    const said = words().views
    const { q, p } = pairLabels(labels, plane.k)
    return html`
      <header>
        <h3>${titleOf(shown.role, title)}</h3>
        <span class="steps small muted"><span class="steady">${said.stepIs(state.step)}</span></span>
        <hnn-plot-tools .plot=${this} .name=${this.plotTitle}></hnn-plot-tools>
      </header>
      <div><div class="box" @pointerdown=${this.#jump} @dblclick=${this.#unjump} @pointermove=${this.#read} @pointerleave=${this.#read}>
        <canvas role="img" aria-label=${said.portraitOf(title, q.name, p.name, state.field !== null, state.hamiltonian !== null)}
          aria-description=${motionText(state.rollout, truth, plane.k, { q, p }, labels.time)}></canvas>
        <div class="handle" role="slider" tabindex="0" data-state=${this.handle}
          aria-label=${said.startInPortrait(title)} aria-roledescription=${said.slider2d}
          aria-valuemin=${rounded(whole.qMin)} aria-valuemax=${rounded(whole.qMax)} aria-valuenow=${start.q}
          aria-valuetext="${spoken(q, start.q)}, ${spoken(p, start.p)}"
          @pointerdown=${this.#grab} @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop}
          @pointerenter=${() => this.#become('hover')} @pointerleave=${() => this.#become('idle')}
          @focus=${() => this.#become('focus')} @blur=${() => this.#become('idle')}
          @keydown=${this.#key} @keyup=${this.#keyUp}></div>
        <p class="under small" aria-hidden="true" hidden></p>
        ${scene.view === scene.whole ? nothing : html`<button class="all" type="button" @click=${() => this.show(null)}>${words().tools.showAll}</button>`}
      </div>
      ${faultsOf(state)}
      <hnn-data-table .label=${words().charts.valuesOf(title)} .table=${() => phaseTable(portraitMotions(this.content), labels)}></hnn-data-table></div>
    `
  }

  get whole(): ViewBox {
    return this.content.scene.whole
  }

  get view(): ViewBox {
    return this.content.scene.view
  }

  layOut(view: ViewBox): PhaseArea | null {
    const { area } = this.#painter
    return area && { ...area, view }
  }

  show(view: ViewBox | null): void {
    this.dispatchEvent(new CustomEvent('view', { bubbles: true, composed: true, detail: view }))
  }

  protected override firstUpdated(): void {
    super.firstUpdated()
    zoomable(this.renderRoot.querySelector('.box') as HTMLElement, this)
  }

  readonly plotSize = { width: 640, height: 640 }

  get plotTitle(): string {
    return this.content.shown.model.title
  }

  get plotName(): string {
    return this.content.shown.role.key
  }

  drawPlot(context: DrawingContext, size: { width: number; height: number }): void {
    drawPortrait(context, size, this.content, this.clock.now)
  }

  plotValues(): DataTable {
    return phaseTable(portraitMotions(this.content), this.content.labels, Number.POSITIVE_INFINITY)
  }

  protected override willUpdate(): void {
    const { id } = this.content.shown.model
    if (this.getAttribute('model') !== id) this.setAttribute('model', id)
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    this.#painter.paint(context, size, this.content, now, this.handle)
    const { area } = this.#painter
    const handle = this.renderRoot.querySelector<HTMLElement>('.handle')
    if (!area || !handle) return
    const { q, p } = clampToView(area.view, this.content.start)
    this.putAt(handle, toPixel(area, q, p))
  }

  #become(state: HandleState): void {
    if (this.handle === 'drag') return
    const focused = this.renderRoot.querySelector('.handle')?.matches(':focus-visible')
    this.handle = state === 'idle' && focused ? 'focus' : state
  }

  #grab(event: PointerEvent): void {
    event.stopPropagation()
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
    this.handle = 'drag'
  }

  #drag(event: PointerEvent): void {
    if (this.handle === 'drag') this.#moveTo(event)
  }

  #drop(): void {
    if (this.handle !== 'drag') return
    this.handle = 'hover'
    this.dispatchEvent(new Event('moved'))
  }

  /** A mouse may also start from anywhere in the plot; a finger there scrolls the page. */
  #jump(event: PointerEvent): void {
    const handle = this.renderRoot.querySelector<HTMLElement>('.handle')
    const onButton = event.target instanceof HTMLButtonElement
    if (event.pointerType === 'touch' || event.button !== 0 || !handle || onButton || !this.#isInPlot(event)) return
    if (event.timeStamp > this.#jumpedAt + doubleClick) this.#before = this.content.start
    this.#jumpedAt = event.timeStamp
    handle.setPointerCapture(event.pointerId)
    this.handle = 'drag'
    this.#moveTo(event)
  }

  /** A double click shows all of the plane again: its clicks are no starts. */
  #unjump(): void {
    const { view, whole } = this.content.scene
    if (view === whole || !this.#before) return
    this.#move(this.#before)
    this.dispatchEvent(new Event('moved'))
  }

  /** What is under a mouse: where that is, and the learned H there. */
  #read(event: PointerEvent): void {
    const under = this.renderRoot.querySelector<HTMLElement>('.under')
    const { area } = this.#painter
    if (!under || !area) return
    under.hidden = event.type === 'pointerleave' || event.pointerType === 'touch' || !this.#isInPlot(event)
    if (under.hidden) return
    const { x, y } = this.pointAt(event)
    under.textContent = valuesUnder(this.content, toData(area, x, y))
  }

  #key(event: KeyboardEvent): void {
    const { scene, start } = this.content
    const moved = movedByKey(event.key, event.shiftKey, start, scene.view, scene.whole)
    if (!moved) return
    event.preventDefault()
    this.#move(moved)
  }

  #keyUp(event: KeyboardEvent): void {
    const { scene, start } = this.content
    if (movedByKey(event.key, event.shiftKey, start, scene.view, scene.whole)) this.dispatchEvent(new Event('moved'))
  }

  #moveTo(event: PointerEvent): void {
    const { area } = this.#painter
    const at = this.pointAt(event)
    if (area) this.#move(clampToView(area.view, toData(area, at.x, at.y)))
  }

  #isInPlot(event: PointerEvent): boolean {
    const plot = this.#painter.area?.plot
    const { x, y } = this.pointAt(event)
    return (
      plot !== undefined &&
      x >= plot.left &&
      x <= plot.left + plot.width &&
      y >= plot.top &&
      y <= plot.top + plot.height
    )
  }

  #move(detail: PhasePoint): void {
    this.dispatchEvent(new CustomEvent('move', { detail }))
  }
}

function spoken({ name, symbol, unit }: Quantity, value: number): string {
  return `${name} ${symbol} ${quantity(value, unit)}`
}
