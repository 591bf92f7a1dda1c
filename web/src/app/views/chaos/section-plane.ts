import { css, html } from 'lit'
import { words } from '../../../language'
import {
  type CanvasSize,
  clampToView,
  type DataTable,
  type DrawingContext,
  drawSection,
  isInView,
  type Palette,
  type PhaseArea,
  type PhasePoint,
  type Plot,
  phaseArea,
  type Quantity,
  quantityName,
  type Role,
  toData,
  toPixel,
  type ViewBox,
} from '../../../plots'
import { sharedStyles, titledStyles } from '../../look/shared-styles'
import { quantity } from '../../words/numbers'
import { ClockedCanvas } from '../canvas-box'
import { movedByKey } from '../handle-keys'
import { plotStyles } from '../plot-tools'
import { titleOf } from '../shown'

/** What one section shows. */
export interface SectionContent {
  role: Role
  title: string
  view: ViewBox
  q: Quantity
  p: Quantity
  /** [crossing, (q, p)] */
  points: readonly number[]
  /** where the next orbit would begin */
  cross: PhasePoint
  palette: Palette
}

/** A section. Dispatches `cross` with a point where the cross is moved to, and `orbit` with one where an orbit is to begin. */
export class SectionPlane extends ClockedCanvas implements Plot {
  static override properties = { content: { attribute: false }, clock: { attribute: false }, active: { state: true } }
  static override styles = [
    sharedStyles,
    titledStyles,
    plotStyles,
    css`
      .box { position: relative; aspect-ratio: 1 / 0.9; width: 100%; margin-top: 0.25rem; cursor: crosshair; }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
      .cross {
        position: absolute; left: 0; top: 0; width: 44px; height: 44px; min-height: 0; margin: -22px 0 0 -22px; padding: 0; border: 0;
        border-radius: 50%; background: none; cursor: crosshair;
      }
    `,
  ]
  declare content: SectionContent
  declare active: boolean
  #area: PhaseArea | null = null

  constructor() {
    super()
    this.active = false
  }

  override render() {
    const { role, title, points, q, p, cross } = this.content
    const said = words().chaos
    return html`
      <header>
        <h3>${titleOf(role, title)}</h3>
        <hnn-plot-tools .plot=${this} .name=${title}></hnn-plot-tools>
      </header>
      <div><div class="box" @click=${this.#click}>
        <canvas role="img" aria-label=${said.sectionOf(title, points.length / 2)}></canvas>
        <button class="cross" type="button" aria-label=${said.cross(`${q.symbol} = ${quantity(cross.q, q.unit)}`, `${p.symbol} = ${quantity(cross.p, p.unit)}`)}
          @keydown=${this.#key} @focus=${() => this.#become(true)} @blur=${() => this.#become(false)}></button>
      </div></div>
    `
  }

  readonly plotSize = { width: 640, height: 600 }

  get plotTitle(): string {
    return this.content.title
  }

  get plotName(): string {
    return `section-${this.content.role.key}`
  }

  drawPlot(context: DrawingContext, { width, height }: { width: number; height: number }): void {
    const { view } = this.content
    drawSection(context, { ...this.content, area: phaseArea(view, { width, height, pixelRatio: 1 }), cross: null })
  }

  plotValues(): DataTable {
    const { title, points, q, p } = this.content
    const rows = Array.from({ length: points.length / 2 }, (_, i) => points.slice(2 * i, 2 * i + 2))
    return { caption: title, columns: [quantityName(q), quantityName(p)], rows }
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize): void {
    const area = phaseArea(this.content.view, size)
    this.#area = area
    context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
    const { cross } = this.content
    drawSection(context, { ...this.content, area, cross: this.active ? cross : null })
    const button = this.renderRoot.querySelector<HTMLElement>('.cross')
    if (button) this.putAt(button, toPixel(area, cross.q, cross.p))
  }

  #become(active: boolean): void {
    this.active = active
  }

  /** By a mouse there; by a key, which has no place, where the cross is. */
  #click(event: MouseEvent): void {
    const area = this.#area
    if (!area) return
    const byKey = event.detail === 0
    const { x, y } = this.pointAt(event)
    const point = byKey ? this.content.cross : toData(area, x, y)
    if (isInView(this.content.view, point)) this.#tell('orbit', point)
  }

  #key(event: KeyboardEvent): void {
    const { cross, view } = this.content
    const moved = movedByKey(event.key, event.shiftKey, cross, view)
    if (!moved) return
    event.preventDefault()
    this.#tell('cross', clampToView(view, moved))
  }

  #tell(what: 'orbit' | 'cross', detail: PhasePoint): void {
    this.dispatchEvent(new CustomEvent(what, { detail }))
  }
}
