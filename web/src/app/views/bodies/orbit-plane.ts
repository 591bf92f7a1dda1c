import { css, html, nothing } from 'lit'
import type { Rollout } from '../../../engine/protocol'
import { words } from '../../../language'
import {
  bodyAt,
  bodyCount,
  type CanvasSize,
  centreOfMass,
  type DataTable,
  type DrawingContext,
  drawOrbits,
  isTruth,
  type Labels,
  type Motion,
  orbitTable,
  type Palette,
  type PhaseArea,
  type PlanePoint,
  type Plot,
  planeArea,
  type Quantity,
  type Role,
  stateShown,
  totalMomentum,
  type ViewBox,
  withBodyAt,
} from '../../../plots'
import { sharedStyles, titledStyles } from '../../look/shared-styles'
import type { ModelState } from '../../state/model-state'
import { moment, quantity, vectorText } from '../../words/numbers'
import { movedByKey } from '../handle-keys'
import { HandledPlane } from '../handled-plane'
import { plotStyles } from '../plot-tools'
import { faultsOf, titleOf } from '../shown'
import { type Zoomable, zoomable, zoomStyles } from '../zoom'

/** What one plane shows. */
export interface OrbitContent {
  role: Role
  title: string
  motion: Rollout | null
  /** shown faintly below the motion of a model */
  truth: Rollout | null
  /** of kept runs, and ways back */
  kept: readonly { role: Role; motion: Motion }[]
  start: readonly number[]
  whole: ViewBox
  view: ViewBox
  tail: number
  /** null for the truth */
  state: ModelState | null
  labels: Labels
  palette: Palette
}

/** Bodies moving in the plane. The true ones have their starts as handles. */
export class OrbitPlane extends HandledPlane implements Plot, Zoomable {
  static override properties = {
    content: { attribute: false },
    clock: { attribute: false },
    held: { state: true },
  }
  static override styles = [
    sharedStyles,
    titledStyles,
    plotStyles,
    zoomStyles,
    HandledPlane.handleStyles,
    css`
      h3 { padding-left: 0.25rem; font-size: calc(0.875rem * var(--letters, 1)); }
      .box { position: relative; aspect-ratio: 1 / 1; width: 100%; margin-top: 0.25rem; }
      @container (max-width: 687px) {
        :host([wide]) .box { aspect-ratio: 1 / 0.7; }
        h3 { font-size: calc(0.8125rem * var(--letters, 1)); }
      }
      :host([brief]) { align-content: stretch; }
      :host([brief]) > div { display: flex; flex-direction: column; min-height: 0; }
      :host([brief]) .box { flex: 1 1 auto; min-height: var(--hnn-plot-height, 9rem); aspect-ratio: auto; }
      :host([brief]) :is(dl, hnn-data-table, .box ~ p) { display: none; }
      @container (max-width: 480px) { :host([brief]) hnn-plot-tools { display: none; } }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
      dl { padding: 0.2rem 0 0 0.25rem; }
      dl div { display: flex; flex-wrap: wrap; gap: 0 0.4em; }
      dt { color: var(--muted); }
      dd { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
      .left { padding-left: 0.25rem; font-weight: 600; }
    `,
  ]
  declare content: OrbitContent

  override render() {
    const { role, title, start, state, motion, labels, view, whole } = this.content
    const count = bodyCount(start)
    const said = words().views
    return html`
      <header><h3>${titleOf(role, title)}</h3><hnn-plot-tools .plot=${this} .name=${this.plotTitle}></hnn-plot-tools></header>
      <div><div class="box">
        <canvas role="img" aria-label=${said.orbitsOf(title, count)}></canvas>
        ${isTruth(role) ? Array.from({ length: count }, (_, body) => this.#handle(body)) : nothing}
        ${view === whole ? nothing : html`<button class="all" type="button" @click=${() => this.show(null)}>${words().tools.showAll}</button>`}
      </div>
      <p class="left small" ?hidden=${motion?.leftAt == null} .style=${`color: ${role.colour}`}>${this.#leaving()}</p>
      <dl class="small">
        <div><dt>+ ${said.centreOfMass}</dt><dd data-value="centre"></dd></div>
        <div><dt>${said.totalMomentum}</dt><dd data-value="momentum"></dd></div>
        ${state ? html`<div><dt>${said.trainingStep}</dt><dd data-step=${role.key}>${state.step}</dd></div>` : nothing}
      </dl>
      ${state ? faultsOf(state) : nothing}
      <hnn-data-table .label=${words().charts.valuesOf(title)} .table=${() => orbitTable([{ role, motion }], labels)}></hnn-data-table></div>
    `
  }

  get whole(): ViewBox {
    return this.content.whole
  }

  get view(): ViewBox {
    return this.content.view
  }

  layOut(view: ViewBox): PhaseArea | null {
    return this.area && planeArea(view, this.area.size)
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
    return this.content.title
  }

  get plotName(): string {
    return this.content.role.key
  }

  drawPlot(context: DrawingContext, size: { width: number; height: number }): void {
    const { role, motion, truth, kept, view, tail, palette } = this.content
    const area = planeArea(view, { ...size, pixelRatio: 1 })
    drawOrbits(context, { area, palette, role, motion, truth, pale: kept, now: this.clock.now, tail })
  }

  plotValues(): DataTable {
    const { role, motion, labels } = this.content
    return orbitTable([{ role, motion }], labels, Number.POSITIVE_INFINITY)
  }

  #leaving() {
    const { role, motion, labels } = this.content
    if (motion?.leftAt == null) return nothing
    const { collide, leftPlane } = words().views
    return (isTruth(role) ? collide : leftPlane)(moment(motion.leftAt, labels.time))
  }

  #handle(body: number) {
    const { start, whole } = this.content
    const { x, y } = bodyAt(start, body)
    const { unit } = this.#position
    return html`<div class="handle" role="slider" tabindex="0" data-state=${this.look(body)} data-handle=${body}
      aria-label=${words().views.startOfBody(body + 1)} aria-roledescription=${words().views.slider2d}
      aria-valuemin=${whole.qMin} aria-valuemax=${whole.qMax} aria-valuenow=${x}
      aria-valuetext="x ${quantity(x, unit)}, y ${quantity(y, unit)}"
      @pointerdown=${this.grab} @pointermove=${this.drag} @pointerup=${this.drop} @pointercancel=${this.drop}
      @pointerenter=${this.enter} @pointerleave=${this.leave} @focus=${this.focused} @blur=${this.leave}
      @keydown=${this.key} @keyup=${this.keyUp}></div>`
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    const { role, motion, truth, kept, start, view, tail, palette } = this.content
    const area = planeArea(view, size)
    const handles = isTruth(role) ? { state: start, look: (body: number) => this.look(body) } : null
    context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
    drawOrbits(context, { area, palette, role, motion, truth, pale: kept, now, tail, handles })
    this.placeHandles(area)
    const left = motion?.leftAt != null && (now === null || now >= motion.leftAt)
    const state = motion && !left ? stateShown(motion, now) : null
    this.#write('centre', state && centreOfMass(state), this.#position)
    this.#write('momentum', state && totalMomentum(state), this.#momentum)
  }

  protected override placeOf(body: number): PlanePoint {
    return bodyAt(this.content.start, body)
  }

  protected override movedTo(body: number, point: PlanePoint): number[] {
    return withBodyAt(this.content.start, body, point)
  }

  protected override movedBy(body: number, event: KeyboardEvent): number[] | null {
    const { view, whole } = this.content
    const { x, y } = this.placeOf(body)
    const at = movedByKey(event.key, event.shiftKey, { q: x, p: y }, view, whole)
    return at && this.movedTo(body, { x: at.q, y: at.p })
  }

  get #position(): Quantity {
    return this.content.labels.coordinates[0] as Quantity
  }

  get #momentum(): Quantity {
    return this.content.labels.coordinates.at(-1) as Quantity
  }

  /** At every frame, hence past the template. */
  #write(value: string, vector: PlanePoint | null, { unit }: Quantity): void {
    const place = this.renderRoot.querySelector(`[data-value=${value}]`)
    const text = vector ? `${vectorText(vector)} ${unit}` : '–'
    if (place && place.textContent !== text) place.textContent = text
  }
}
