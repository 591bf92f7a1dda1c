import { html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import type { Palette, ViewBox } from '../../plots'
import { CurveKeeper, chartsView } from '../charts/charts-view'
import type { Guide } from '../lessons/guide'
import { sharedStyles } from '../look/shared-styles'
import { applyPalette, currentPalette, prefersReducedMotion, watchPalette } from '../look/theme'
import { type Cast, castOf, sameCast } from '../state/cast'
import { labelsOf } from '../state/labels'
import { browserFrames, layoutInterval, MotionClock } from '../state/motion-clock'
import type { Playground } from '../state/playground'
import type { Take } from '../views/plot-tools'
import { motionsOf, type Shown } from '../views/shown'
import { captionOf } from '../words/caption'
import { columnsView, controlsView, leadView } from './controls-view'
import { takeDropped } from './dropped'
import { layoutStyles } from './layout-styles'
import { lessonView } from './lesson-place'
import { portraitsIn } from './pictures'
import { stageView } from './stage-view'

// Workers train. Where page and compositor have no processor to themselves, each frame they draw is taken from training:
// half of the frames of a screen still look like a motion, and a film has no more than twenty a second. Both are a little
// less than the milliseconds between such frames, since a screen's own frames come unevenly.
const coresAreScarce = navigator.hardwareConcurrency < 4
const sparingInterval = { film: 45, motion: 30 }

/** The whole playground: lays out the elements and passes the state down and what people do up. */
export class PlaygroundView extends LitElement {
  static override properties = {
    playground: { attribute: false },
    guide: { attribute: false },
    version: { state: true },
    palette: { state: true },
    parts: { state: true },
  }
  static override styles = [sharedStyles, layoutStyles]
  declare playground: Playground
  declare guide: Guide
  declare version: number
  declare palette: Palette
  /** parts of the page that are laid out, one a task, so that none of them is long: first what moves, then controls, settings, curves, the rest */
  declare parts: number
  readonly #clock = new MotionClock(browserFrames)
  readonly #curves = new CurveKeeper()
  #cast: Cast | null = null
  #labels: { of: readonly unknown[]; labels: Shown['labels'] } | null = null
  #endings: (() => void)[] = []

  constructor() {
    super()
    this.version = 0
    this.palette = currentPalette()
    this.parts = 1
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
      this.#clock.redraw()
    }
    const key = (event: KeyboardEvent) => this.#key(event)
    this.renderRoot.addEventListener('take', this.#taken)
    this.renderRoot.addEventListener('view', this.#viewed)
    this.playground.addEventListener('change', changed)
    const opened = () =>
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('hnn-lesson')?.focus())
    this.guide.addEventListener('change', changed)
    this.guide.addEventListener('opened', opened)
    this.playground.addEventListener('progress', progress)
    document.addEventListener('keydown', key)
    this.#endings = [
      () => this.playground.removeEventListener('change', changed),
      () => this.guide.removeEventListener('change', changed),
      () => this.guide.removeEventListener('opened', opened),
      () => this.playground.removeEventListener('progress', progress),
      // With what else is laid out at that time: counters of their own accord would double the passes.
      this.#clock.listen(() => {
        if (progressed) changed()
      }, layoutInterval),
      () => document.removeEventListener('keydown', key),
      takeDropped(this.playground),
      watchPalette((palette) => {
        applyPalette(document.documentElement.style, palette)
        this.palette = palette
      }),
    ]
    if (!prefersReducedMotion()) this.#clock.run()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const end of this.#endings) end()
  }

  override render() {
    const { playground, parts } = this
    if (playground.blocked && !playground.scene) return html`<p class="notice" role="alert">${playground.notice}</p>`
    const shown = this.#shown()
    const said = words().page
    return html`
      <hnn-summary .playground=${playground} .version=${this.version}></hnn-summary>
      <hnn-voice .playground=${playground} .version=${this.version}></hnn-voice>
      ${lessonView(this.guide, this.version)}
      ${playground.notice ? html`<p class="notice" role="alert" lang="en">${playground.notice}</p>` : nothing}
      <div class="layout">
        <div class="lead">${leadView(shown)}</div>
        <section class="controls" aria-labelledby="controls-title">
          <h2 id="controls-title" class="visually-hidden">${said.controls}</h2>
          ${parts > 1 ? controlsView(shown, parts > 2) : nothing}
        </section>
        <section class="stage" aria-labelledby="stage-title">
          <h2 id="stage-title" class="visually-hidden">${said.stage}</h2>
          ${stageView(shown)}
        </section>
        <section class="curves" aria-labelledby="curves-title">
          <h2 id="curves-title" class="visually-hidden">${said.curves}</h2>
          ${parts > 3 && !playground.waitsForFile ? chartsView(shown, this.#curves) : nothing}
        </section>
      </div>
      ${
        parts > 4
          ? html`<section class="exchange" aria-labelledby="exchange-title">
              <h2 id="exchange-title">${words().exchange.title}</h2>
              <hnn-exchange .playground=${playground} .cast=${shown.cast} .motions=${[...motionsOf(shown), ...shown.cast.kept.map(({ role, state }) => ({ role, motion: state.rollout }))]} .version=${this.version}
                .labels=${shown.labels} @pictures=${this.#pictures}></hnn-exchange>
            </section>`
          : nothing
      }
      ${columnsView(playground)}
    `
  }

  protected override updated(): void {
    const { playground, parts } = this
    const interval = playground.task.has_frames ? sparingInterval.film : sparingInterval.motion
    this.#clock.setInterval(playground.playing && coresAreScarce ? interval : 0)
    if (parts > 4) return
    setTimeout(() => {
      this.parts = parts + 1
    })
  }

  /** The same objects for as long as they say the same, so that no drawing is made anew for nothing. */
  #shown(): Shown {
    const { playground, palette, version } = this
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
      clock: this.#clock,
      move: this.#move,
      moveState: this.#moveState,
      moved: this.#moved,
    }
  }

  readonly #move: Shown['move'] = ({ detail }) => {
    this.#clock.restart()
    this.playground.moveStart(detail)
  }

  readonly #moveState: Shown['moveState'] = ({ detail }) => {
    this.#clock.restart()
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
    await take(wanted, `hnn-${task}-seed${seed}-${wanted.plot.plotName}`, captionOf(playground, location), palette)
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== ' ' || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    const [target] = event.composedPath()
    // Space already means something in a control.
    if (
      target instanceof Element &&
      target.closest('input, select, textarea, button, summary, a, dialog, [contenteditable]')
    )
      return
    // What has ended is not to be lost by a key that scrolls everywhere else.
    if (this.playground.finished) return
    event.preventDefault()
    void (this.playground.playing ? this.playground.pause() : this.playground.play())
  }
}
