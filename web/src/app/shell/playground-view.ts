import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { words } from '../../language'
import type { Palette, ViewBox } from '../../plots'
import { CurveKeeper, chartsView } from '../charts/charts-view'
import type { Guide } from '../lessons/guide'
import { sharedStyles } from '../look/shared-styles'
import { applyPalette, paletteAt, watchPalette } from '../look/theme'
import { type Cast, castOf, sameCast } from '../state/cast'
import type { Display } from '../state/display'
import { labelsOf } from '../state/labels'
import { layoutInterval, type MotionClock } from '../state/motion-clock'
import type { Playground } from '../state/playground'
import type { Take } from '../views/plot-tools'
import { motionsOf, type Shown } from '../views/shown'
import { captionOf } from '../words/caption'
import { columnsView, controlsView, leadView, transportView } from './controls-view'
import { layoutStyles } from './layout-styles'
import { lessonView } from './lesson-place'
import { portraitsIn } from './pictures'
import { stageView } from './stage-view'
import { studyView } from './study-view'

// Workers train. Where page and compositor have no processor to themselves, each frame they draw is taken from training.
// WebKit says 4 where there are fewer.
const coresAreScarce = navigator.hardwareConcurrency <= 4
const sparingShare = 0.1

/** A whole playground: lays out the elements and passes the state down and what people do up. */
export class PlaygroundView extends LitElement {
  static override properties = {
    playground: { attribute: false },
    guide: { attribute: false },
    clock: { attribute: false },
    display: { attribute: false },
    version: { state: true },
    palette: { state: true },
    laidOut: { state: true },
  }
  static override styles = [sharedStyles, layoutStyles]
  declare playground: Playground
  declare guide: Guide
  declare clock: MotionClock
  declare display: Display
  declare version: number
  declare palette: Palette
  /** parts that are laid out, one a task, so that none of them is long: first what moves, then controls, settings, curves, the rest */
  declare laidOut: number
  readonly #curves = new CurveKeeper()
  #cast: Cast | null = null
  /** all has come onto the page that comes by itself */
  #settled = false
  #labels: { of: readonly unknown[]; labels: Shown['labels'] } | null = null
  #endings: (() => void)[] = []

  constructor() {
    super()
    this.version = 0
    this.laidOut = 1
  }

  override connectedCallback(): void {
    super.connectedCallback()
    let progressed = false
    const changed = () => {
      progressed = false
      this.version++
    }
    const progress = () => {
      progressed = true
      this.clock.redraw()
    }
    this.recolour(paletteAt(this))
    this.renderRoot.addEventListener('take', this.#taken)
    this.renderRoot.addEventListener('view', this.#viewed)
    this.playground.addEventListener('change', changed)
    const opened = () =>
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('hnn-lesson')?.focus())
    this.guide.addEventListener('change', changed)
    this.guide.addEventListener('opened', opened)
    this.playground.addEventListener('progress', progress)
    this.#endings = [
      () => this.playground.removeEventListener('change', changed),
      () => this.guide.removeEventListener('change', changed),
      () => this.guide.removeEventListener('opened', opened),
      () => this.playground.removeEventListener('progress', progress),
      // With what else is laid out at that time: counters of their own accord would double the passes.
      this.clock.listen(() => {
        if (progressed) changed()
      }, layoutInterval),
      watchPalette(this, (palette) => this.recolour(palette)),
    ]
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const end of this.#endings) end()
  }

  /** Draws everything in these colours. */
  recolour(palette: Palette): void {
    applyPalette(this.style, palette)
    this.palette = palette
  }

  override render() {
    const { playground } = this
    if (playground.blocked && !playground.scene) return html`<p class="notice" role="alert">${playground.notice}</p>`
    const shown = this.#shown()
    this.#settled ||= this.laidOut > 4 && playground.scene !== null && !playground.making
    return html`
      <hnn-summary .playground=${playground} .version=${this.version}></hnn-summary>
      <hnn-voice .playground=${playground} .version=${this.version}></hnn-voice>
      ${lessonView(this.guide, this.version, { page: this.display.address !== null, settled: this.#settled })}
      ${playground.notice ? html`<p class="notice" role="alert" lang="en">${playground.notice}</p>` : nothing}
      <div class="layout" data-controls=${this.display.controls}>
        ${this.display.controls === 'full' ? this.#full(shown) : this.#short(shown)}
      </div>
      ${this.display.controls === 'full' && this.laidOut > 4 ? this.#exchange(shown) : nothing}
      ${this.display.controls === 'full' && this.display.address !== null && this.laidOut > 4 ? studyView(shown) : nothing}
      ${columnsView(playground)}
    `
  }

  /** All controls, in columns where there is room. */
  #full(shown: Shown) {
    const said = words().page
    const { laidOut, display, playground } = this
    const settings = display.parts.has('settings')
    const curves = laidOut > 3 && !playground.waitsForFile ? chartsView(shown, this.#curves, display.parts) : nothing
    return html`
      <div class="lead" part="lead">${leadView(shown, display)}</div>
      <section class="controls" part="settings" aria-labelledby="controls-title" ?hidden=${!settings}>
        <h2 id="controls-title" class="visually-hidden">${said.controls}</h2>
        ${settings && laidOut > 1 ? controlsView(shown, laidOut > 2) : nothing}
      </section>
      <section class="stage" part="stage" aria-labelledby="stage-title">
        <h2 id="stage-title" class="visually-hidden">${said.stage}</h2>
        ${stageView(shown, display)}
      </section>
      <section class="curves" part="curves" aria-labelledby="curves-title">
        <h2 id="curves-title" class="visually-hidden">${said.curves}</h2>
        ${curves}
      </section>
    `
  }

  /** What moves, the curves below, and a row of buttons at the end. */
  #short(shown: Shown) {
    const { display, playground } = this
    const curves = playground.waitsForFile ? nothing : chartsView(shown, this.#curves, display.parts)
    return html`
      <div class="stage" part="stage">${stageView(shown, display)}</div>
      ${curves === nothing ? nothing : html`<div class="curves" part="curves">${curves}</div>`}
      ${
        display.parts.has('settings')
          ? html`<div class="controls" part="settings">${controlsView(shown, true)}</div>`
          : nothing
      }
      ${transportView(shown, display)}
    `
  }

  #exchange(shown: Shown) {
    const { playground } = this
    const kept = shown.cast.kept.map(({ role, state }) => ({ role, motion: state.rollout }))
    return html`<section class="exchange" part="exchange" aria-labelledby="exchange-title">
      <h2 id="exchange-title">${words().exchange.title}</h2>
      <hnn-exchange .playground=${playground} .cast=${shown.cast} .motions=${[...motionsOf(shown), ...kept]}
        .version=${this.version} .labels=${shown.labels} .address=${this.display.address} @pictures=${this.#pictures}></hnn-exchange>
    </section>`
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('display')) this.toggleAttribute('page', this.display.address !== null)
  }

  protected override updated(): void {
    const { playground, laidOut } = this
    this.clock.setShare(playground.playing && coresAreScarce ? sparingShare : 1)
    if (laidOut > 4) return
    setTimeout(() => {
      this.laidOut = laidOut + 1
    })
  }

  /** The same objects for as long as they say the same, so that no drawing is made anew for nothing. */
  #shown(): Shown {
    const { playground, palette, version, clock } = this
    const cast = castOf(playground, palette)
    if (!this.#cast || !sameCast(cast, this.#cast)) this.#cast = cast
    const of = [playground.task, playground.scene?.dataset]
    if (!this.#labels || of.some((value, i) => value !== this.#labels?.of[i]))
      this.#labels = { of, labels: labelsOf(playground.task, playground.scene) }
    return {
      playground,
      version,
      labels: this.#labels.labels,
      cast: this.#cast,
      palette,
      clock,
      fills: this.display.controls !== 'full',
      move: this.#move,
      moveState: this.#moveState,
      moved: this.#moved,
    }
  }

  readonly #move: Shown['move'] = ({ detail }) => {
    this.clock.restart()
    this.playground.moveStart(detail)
  }

  readonly #moveState: Shown['moveState'] = ({ detail }) => {
    this.clock.restart()
    this.playground.moveStartState(detail)
  }

  readonly #moved = (): void => this.playground.keepStart()

  readonly #viewed = (event: Event): void => this.playground.showPart((event as CustomEvent<ViewBox | null>).detail)

  readonly #taken = (event: Event): void => void this.#take((event as CustomEvent<Take>).detail)

  async #pictures(): Promise<void> {
    for (const plot of portraitsIn(this.renderRoot)) await this.#take({ plot, format: 'png', scale: 2 })
  }

  async #take(wanted: Take): Promise<void> {
    const { playground, palette } = this
    const { task, seed } = playground.experiment
    const { take } = await import('../exchange/take')
    await take(
      wanted,
      `hnn-${task}-seed${seed}-${wanted.plot.plotName}`,
      captionOf(playground, this.display.address),
      palette,
    )
  }
}
