import { css, html, nothing } from 'lit'
import type { Rollout } from '../../../engine/protocol'
import { words } from '../../../language'
import {
  type CanvasSize,
  type DataTable,
  type DrawingContext,
  draggedRod,
  drawRods,
  isTruth,
  type Labels,
  type Palette,
  type PlanePoint,
  type Plot,
  type Quantity,
  type Rod,
  type Role,
  rodArea,
  rodBobs,
  rods,
  rodTable,
} from '../../../plots'
import { sharedStyles, titledStyles } from '../../look/shared-styles'
import type { ModelState } from '../../state/model-state'
import { moment, quantity, rounded } from '../../words/numbers'
import { HandledPlane } from '../handled-plane'
import { plotStyles } from '../plot-tools'
import { faultsOf, titleOf } from '../shown'

/** What one plane shows. */
export interface RodContent {
  role: Role
  title: string
  motion: Rollout | null
  /** shown faintly below the motion of a model */
  truth: Rollout | null
  start: readonly number[]
  tail: number
  /** null for the truth */
  state: ModelState | null
  labels: Labels
  palette: Palette
}

/** By so many radians a key turns a rod. */
const turns = { fine: 0.01, coarse: 0.1 }
const directions: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }

/** Two rods that swing, one on the end of the other. The true ones have their bobs at the start as handles. */
export class RodPlane extends HandledPlane implements Plot {
  static override properties = {
    content: { attribute: false },
    clock: { attribute: false },
    held: { state: true },
  }
  static override styles = [
    sharedStyles,
    titledStyles,
    plotStyles,
    HandledPlane.handleStyles,
    css`
      h3 { padding-left: 0.25rem; font-size: calc(0.875rem * var(--letters, 1)); }
      .box { position: relative; aspect-ratio: 1 / 1; width: 100%; margin-top: 0.25rem; }
      @container (max-width: 687px) {
        :host([wide]) .box { aspect-ratio: 1 / 0.8; }
        h3 { font-size: calc(0.8125rem * var(--letters, 1)); }
      }
      :host([brief]) { align-content: stretch; }
      :host([brief]) > div { display: flex; flex-direction: column; min-height: 0; }
      :host([brief]) .box { flex: 1 1 auto; min-height: var(--hnn-plot-height, 9rem); aspect-ratio: auto; }
      :host([brief]) :is(dl, hnn-data-table, .box ~ p) { display: none; }
      @container (max-width: 480px) { :host([brief]) hnn-plot-tools { display: none; } }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
      p { padding-left: 0.25rem; }
      .left { font-weight: 600; }
    `,
  ]
  declare content: RodContent

  override render() {
    const said = words().views
    const { role, title, state, motion, labels } = this.content
    return html`
      <header><h3>${titleOf(role, title)}</h3><hnn-plot-tools .plot=${this} .name=${this.plotTitle}></hnn-plot-tools></header>
      <div><div class="box">
        <canvas role="img" aria-label=${said.rodsOf(title)}></canvas>
        ${isTruth(role) ? rods.map((rod) => this.#handle(rod)) : nothing}
      </div>
      <p class="left small" ?hidden=${motion?.leftAt == null} .style=${`color: ${role.colour}`}>${
        motion?.leftAt == null ? nothing : said.leftPlane(moment(motion.leftAt, labels.time))
      }</p>
      ${state ? html`<p class="small muted">${said.trainingStep} <span data-step=${role.key}>${state.step}</span></p>` : nothing}
      ${state ? faultsOf(state) : nothing}
      <hnn-data-table .label=${words().charts.valuesOf(title)} .table=${() => rodTable([{ role, motion }], labels)}></hnn-data-table></div>
    `
  }

  readonly plotSize = { width: 640, height: 640 }

  get plotTitle(): string {
    return this.content.title
  }

  get plotName(): string {
    return `${this.content.role.key}-rods`
  }

  drawPlot(context: DrawingContext, size: { width: number; height: number }): void {
    const { role, motion, truth, tail, palette } = this.content
    const area = rodArea({ ...size, pixelRatio: 1 })
    drawRods(context, { area, palette, role, motion, truth, now: this.clock.now, tail })
  }

  plotValues(): DataTable {
    const { role, motion, labels } = this.content
    return rodTable([{ role, motion }], labels, Number.POSITIVE_INFINITY)
  }

  #handle(rod: Rod) {
    const { start, labels } = this.content
    const said = words().views
    const angle = start[rod] as number
    const { name, unit } = labels.coordinates[rod] as Quantity
    return html`<div class="handle" role="slider" tabindex="0" data-state=${this.look(rod)} data-handle=${rod}
      aria-label=${rod === 0 ? said.startOfInnerRod : said.startOfOuterRod} aria-valuemin=${-rounded(Math.PI)} aria-valuemax=${rounded(Math.PI)}
      aria-valuenow=${angle} aria-valuetext="${name} ${quantity(angle, unit)}"
      @pointerdown=${this.grab} @pointermove=${this.drag} @pointerup=${this.drop} @pointercancel=${this.drop}
      @pointerenter=${this.enter} @pointerleave=${this.leave} @focus=${this.focused} @blur=${this.leave}
      @keydown=${this.key} @keyup=${this.keyUp}></div>`
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    const { role, motion, truth, start, tail, palette } = this.content
    const area = rodArea(size)
    const handles = isTruth(role) ? { state: start, look: (rod: number) => this.look(rod) } : null
    context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
    drawRods(context, { area, palette, role, motion, truth, now, tail, handles })
    this.placeHandles(area)
  }

  protected override placeOf(rod: number): PlanePoint {
    return rodBobs(this.content.start)[rod] as PlanePoint
  }

  protected override movedTo(rod: number, point: PlanePoint): number[] {
    return draggedRod(this.content.start, rod as Rod, point)
  }

  protected override movedBy(rod: number, { key, shiftKey }: KeyboardEvent): number[] | null {
    const direction = directions[key]
    if (direction === undefined) return null
    const turn = direction * (shiftKey ? turns.fine : turns.coarse)
    return this.content.start.map((value, i) => (i === rod ? withinTurn(value + turn) : value))
  }
}

/** From -π to π, as a rod that is dragged has it. */
function withinTurn(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle))
}
