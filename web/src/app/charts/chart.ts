import { html, LitElement, unsafeCSS } from 'lit'
import uPlot from 'uplot'
import { words } from '../../language'
import {
  type ChartOptions,
  chartStyles,
  type DataTable,
  type DrawingContext,
  drawChart,
  type Labels,
  type LossCurves,
  lossData,
  lossOptions,
  lossTable,
  moveNow,
  type Palette,
  type Plot,
  relationData,
  relationOptions,
  relationTable,
  type TimeChart,
  type TimeCurves,
  timeData,
  timeOptions,
  timeScale,
  timeTable,
} from '../../plots'
import { sharedStyles } from '../look/shared-styles'
import type { Cast } from '../state/cast'
import { layoutInterval, type MotionClock } from '../state/motion-clock'
import { lettersOf, plotStyles } from '../views/plot-tools'
import { lossCurvesText, timeCurvesText, unitOf } from '../words/spoken-curves'
import { chartElementStyles, lowerOf } from './chart-element-styles'
import { nameChart } from './chart-name'

// Curves needn't change more often than an eye can follow, and drawing them is most of the page's work.
const redrawInterval = 500

/** A chart with its heading and its table of values. */
abstract class ChartElement<Curves> extends LitElement implements Plot {
  static override properties = {
    heading: { attribute: false },
    curves: { attribute: false },
    cast: { attribute: false },
    palette: { attribute: false },
  }
  static override styles = [unsafeCSS(chartStyles), sharedStyles, plotStyles, chartElementStyles]
  declare heading: string
  declare curves: Curves
  /** whose curves they are: with others the chart is another */
  declare cast: Cast
  declare palette: Palette
  protected chart: uPlot | null = null
  #madeOf: readonly unknown[] = []
  #drawnAt = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | null = null
  #observer: ResizeObserver | null = null
  #box = { width: 0, height: 0 }

  readonly plotSize = { width: 640, height: 360 }
  abstract readonly plotName: string

  /** with the names of the axes */
  protected abstract options(width: number, height: number, letters?: number): ChartOptions
  /** the axes, if any, whose names the heading doesn't give */
  protected abstract readonly named: readonly number[]
  protected abstract columns(): uPlot.AlignedData
  /** what the curves do, in words; empty where there are none */
  protected abstract told(): string
  protected abstract values(maxRows?: number): DataTable
  /** what a chart must be made anew for */
  protected abstract foundations(): readonly unknown[]

  get plotTitle(): string {
    return this.heading
  }

  drawPlot(context: DrawingContext, { width, height }: { width: number; height: number }): void {
    drawChart(context, this.options(width, height), this.columns(), this.palette)
  }

  plotValues(): DataTable {
    return this.values(Number.POSITIVE_INFINITY)
  }

  override render() {
    return html`<h3>${this.heading}</h3>
      <hnn-plot-tools .plot=${this} .name=${this.heading}></hnn-plot-tools>
      <div class="chart" role="img" aria-label=${words().charts.chart(this.heading)}></div>
      <hnn-data-table above .label=${words().charts.valuesOf(this.heading)} .table=${() => this.values()}></hnn-data-table>`
  }

  protected override firstUpdated(): void {
    this.#observe()
    this.addEventListener('letters', () => this.#resize())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#observe()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#observer?.disconnect()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    // The library holds every chart, and with it this element, until it is destroyed.
    this.chart?.destroy()
    this.chart = null
    this.#box = { width: 0, height: 0 }
  }

  protected override updated(): void {
    this.#drawSoon()
  }

  // Always in a task of its own: four charts in one would hold up the page.
  #drawSoon(): void {
    if (this.#timer !== null) return
    const wait = Math.max(0, this.#drawnAt + redrawInterval - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#draw()
    }, wait)
  }

  #observe(): void {
    const box = this.renderRoot.querySelector('.chart') as HTMLElement
    this.#observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = box
      const known = this.#box
      // Its height follows from the chart, unless it is what a screen leaves.
      if (clientWidth === known.width && (clientHeight === known.height || !this.hasAttribute('large'))) return
      this.#box = { width: clientWidth, height: clientHeight }
      this.#resize()
    })
    this.#observer.observe(box)
  }

  #resize(): void {
    this.#drawnAt = Number.NEGATIVE_INFINITY
    this.#drawSoon()
  }

  #draw(): void {
    const { width } = this.#box
    if (width === 0) return
    this.#drawnAt = performance.now()
    const letters = lettersOf(this)
    const height = this.hasAttribute('large')
      ? Math.max(124, this.#box.height - 36 * letters)
      : lowerOf(this) || Math.round(Math.min(170, Math.max(124, width * 0.38)))
    const madeOf = [...this.foundations(), letters]
    if (!this.chart || madeOf.some((value, i) => value !== this.#madeOf[i])) {
      this.chart?.destroy()
      const box = this.renderRoot.querySelector('.chart') as HTMLElement
      this.chart = new uPlot(unlabelled(this.options(width, height, letters), this.named), this.columns(), box)
      this.#madeOf = madeOf
    } else {
      if (this.chart.width !== width || this.chart.height !== height) this.chart.setSize({ width, height })
      this.chart.setData(this.columns())
    }
    this.toggleAttribute('drawn', true)
    nameChart(this.renderRoot.querySelector('.chart'), this.heading, this.told())
  }
}

/** Axes without their names, which the heading gives: the room is the curve's. */
function unlabelled(options: uPlot.Options, named: readonly number[]): uPlot.Options {
  const axes = (options.axes ?? []).map((axis, i) => {
    const { label: _, ...rest } = axis
    return named.includes(i) ? axis : rest
  })
  return { ...options, axes }
}

/** Train and test loss against the step. */
export class LossChart extends ChartElement<LossCurves> {
  static override properties = { ...ChartElement.properties, steps: { attribute: false } }
  declare steps: number

  readonly plotName = 'losses'
  protected readonly named = []

  protected override options(width: number, height: number, letters = 1): ChartOptions {
    const look = { width, height, letters, palette: this.palette, steps: this.steps }
    const options = lossOptions(look, () => this.curves)
    return { ...options, hooks: { ...options.hooks, setCursor: [(chart) => this.#point(chart)] } }
  }

  protected override columns(): uPlot.AlignedData {
    return lossData(this.curves)
  }

  protected override told(): string {
    return lossCurvesText(this.curves)
  }

  protected override values(maxRows?: number): DataTable {
    return lossTable(this.curves, maxRows)
  }

  protected override foundations(): readonly unknown[] {
    return [this.palette, this.steps, this.cast]
  }

  #point(chart: uPlot): void {
    this.toggleAttribute('pointed', (chart.cursor.left ?? -1) >= 0)
  }
}

/** The energies that models have learned against the system's own, for states that they have not seen. */
export class EnergyRelation extends ChartElement<TimeCurves> {
  static override properties = { ...ChartElement.properties, labels: { attribute: false } }
  declare labels: readonly [string, string]

  readonly plotName = 'learned-energy'
  protected readonly named = [0]

  protected override options(width: number, height: number, letters = 1): ChartOptions {
    const { palette, labels } = this
    return relationOptions({ width, height, letters, palette, labels }, () => this.curves)
  }

  protected override columns(): uPlot.AlignedData {
    return relationData(this.curves)
  }

  protected override told(): string {
    return timeCurvesText(this.curves, '')
  }

  protected override values(maxRows?: number): DataTable {
    return relationTable(this.curves, this.labels, maxRows)
  }

  protected override foundations(): readonly unknown[] {
    return [this.palette, this.cast]
  }
}

/** Something of the rollouts against time. */
export class TimeChartView extends ChartElement<TimeCurves> {
  static override properties = {
    ...ChartElement.properties,
    kind: { reflect: true },
    labels: { attribute: false },
    clock: { attribute: false },
  }
  declare kind: TimeChart
  declare labels: Labels
  declare clock: MotionClock
  #ending: (() => void) | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#ending = this.clock.listen((now) => {
      if (this.chart) moveNow(this.chart, now)
      this.toggleAttribute('pointed', this.clock.pointed)
    }, layoutInterval)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#ending?.()
  }

  get plotName(): string {
    return this.kind
  }

  protected get named(): readonly number[] {
    return this.kind === 'error' ? [0] : []
  }

  protected override options(width: number, height: number, letters = 1): ChartOptions {
    const { palette, labels, clock } = this
    const onHover = (time: number | null) => clock.point(time)
    const look = { width, height, letters, palette, labels, syncKey: clock.name, onHover }
    return timeOptions(this.kind, look, () => this.curves)
  }

  protected override columns(): uPlot.AlignedData {
    return timeData(this.curves, timeScale[this.kind])
  }

  protected override told(): string {
    return timeCurvesText(this.curves, unitOf(this.kind, this.labels))
  }

  protected override values(maxRows?: number): DataTable {
    return timeTable(this.kind, this.curves, this.labels, maxRows)
  }

  protected override foundations(): readonly unknown[] {
    return [this.palette, this.labels, this.cast]
  }
}
