import { html, LitElement, nothing } from 'lit'
import { type ModelName, modelNames } from '../../engine/protocol'
import {
  type LabelledSystem,
  latentLabels,
  type Palette,
  type PhasePoint,
  type SystemName,
  systemLabels,
  type TimeChart,
  type TimeCurves,
} from '../../plots'
import {
  conservedCurves,
  energyCurves,
  energyRelation,
  errorCurves,
  lossCurves,
  positionCurves,
} from '../charts/curves'
import { download } from '../exchange/download'
import { sharedStyles } from '../look/shared-styles'
import { applyPalette, currentPalette, prefersReducedMotion, watchPalette } from '../look/theme'
import { browserFrames, layoutInterval, MotionClock } from '../state/motion-clock'
import type { Playground } from '../state/playground'
import type { EnergyPush } from '../state/scene'
import { numberOf, taskNamed } from '../state/table'
import { kindOf, type TaskKind } from '../state/task-kind'
import type { OrbitsView } from '../views/bodies/orbits-view'
import type { LatentPlane } from '../views/frames/latent-plane'
import { modelTitles, type Portrait } from '../views/plane/portrait'
import { capitalised, sourceText, trainedText } from '../words/sentences'
import { layoutStyles } from './layout-styles'

const hints: Readonly<Record<TaskKind, string>> = {
  plane: 'Drag the round handle, or focus it and use the arrow keys, to start the motion elsewhere.',
  bodies:
    'Drag a body’s round handle, or focus it and use the arrow keys, to start that body elsewhere; its velocity stays.',
  pixels: 'Drag the pendulum in the first frame, or focus it and use the arrow keys, to start the motion elsewhere.',
}

// Two workers train. Where page and compositor have no processor to themselves, each frame they draw is taken from
// training: half of the frames of a screen still look like a motion, and a film has no more than twenty a second. Both are
// a little less than the milliseconds between such frames, since a screen's own frames come unevenly.
const coresAreScarce = navigator.hardwareConcurrency < 4
const sparingInterval = { plane: 30, bodies: 30, pixels: 45 } as const satisfies Record<TaskKind, number>

// As fast as the simulated camera.
const framesPerSecond = 20

/** The whole playground: lays out the elements and passes the state down and what people do up. */
export class PlaygroundView extends LitElement {
  static override properties = {
    playground: { attribute: false },
    version: { state: true },
    palette: { state: true },
    shown: { state: true },
  }
  static override styles = [sharedStyles, layoutStyles]
  declare playground: Playground
  declare version: number
  declare palette: Palette
  /** parts of the page that are laid out, one a task, so that none of them is long: first controls, stage, settings, curves, the rest */
  declare shown: number
  readonly #clock = new MotionClock(browserFrames)
  #endings: (() => void)[] = []
  #timeCurves: { of: readonly unknown[]; curves: Record<TimeChart, TimeCurves> } | null = null

  constructor() {
    super()
    this.version = 0
    this.palette = currentPalette()
    this.shown = 1
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
    this.playground.addEventListener('change', changed)
    this.playground.addEventListener('progress', progress)
    document.addEventListener('keydown', key)
    this.#endings = [
      () => this.playground.removeEventListener('change', changed),
      () => this.playground.removeEventListener('progress', progress),
      // With what else is laid out at that time: counters of their own accord would double the passes.
      this.#clock.listen(() => {
        if (progressed) changed()
      }, layoutInterval),
      () => document.removeEventListener('keydown', key),
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
    const { playground } = this
    return html`
      ${playground.notice ? html`<p class="notice" role="alert">${playground.notice}</p>` : nothing}
      <div class="layout">
        <section class="controls" aria-labelledby="controls-title">
          <h2 id="controls-title" class="visually-hidden">Task and settings</h2>
          ${this.#controls()}
        </section>
        <section class="stage" aria-labelledby="stage-title">
          <h2 id="stage-title" class="visually-hidden">What each network has learned</h2>
          ${this.shown > 1 ? this.#stage() : nothing}
        </section>
        <section class="curves" aria-labelledby="curves-title">
          <h2 id="curves-title" class="visually-hidden">Curves</h2>
          ${this.shown > 3 ? this.#curves() : nothing}
        </section>
      </div>
      <section class="exchange" aria-labelledby="exchange-title">
        <h2 id="exchange-title">Take it with you</h2>
        ${
          this.shown > 4
            ? html`<hnn-exchange .playground=${playground} .version=${this.version} .labels=${this.#labels}
                @pictures=${this.#pictures}></hnn-exchange>`
            : nothing
        }
      </section>
    `
  }

  protected override updated(): void {
    this.#clock.setInterval(this.playground.playing && coresAreScarce ? sparingInterval[this.#kind] : 0)
    if (this.shown > 4) return
    const { shown } = this
    setTimeout(() => {
      this.shown = shown + 1
    })
  }

  get #system(): LabelledSystem {
    const task = String(this.playground.experiment.task)
    return task in systemLabels ? (task as LabelledSystem) : 'spring'
  }

  get #kind(): TaskKind {
    const { experiment, table } = this.playground
    return kindOf(experiment.task, taskNamed(table, experiment.task)?.dimension)
  }

  /** A model that finds its own states has an energy in its own units. */
  get #learnedUnit(): string {
    return (this.#kind === 'pixels' ? latentLabels : this.#labels).energy.unit
  }

  get #labels() {
    return systemLabels[this.#system]
  }

  #controls() {
    const { playground } = this
    const { experiment, table, errors, models, scene, truth } = playground
    const set = (event: CustomEvent<{ name: string; text: string }>) =>
      void playground.set(event.detail.name, event.detail.text)
    return html`
      <hnn-task-picker .table=${table} .task=${experiment.task} .error=${errors.get('task')} @set=${set}></hnn-task-picker>
      ${
        this.#kind === 'bodies'
          ? nothing
          : scene
            ? html`<hnn-system .system=${this.#system as SystemName} .truth=${truth} .models=${models} .palette=${this.palette}
              .extent=${Math.max(scene.view.qMax, -scene.view.qMin)} .clock=${this.#clock}></hnn-system>`
            : html`<div class="system-place"></div>`
      }
      <hnn-transport .models=${models} .steps=${numberOf(experiment, 'steps')} .playing=${playground.playing}
        .building=${playground.making} .finished=${playground.finished} .trained=${playground.trained} @play=${() => playground.play()} @pause=${() => playground.pause()}
        @step=${() => playground.step()} @reset=${() => playground.reset()}></hnn-transport>
      ${
        experiment.task === 'real-pendulum'
          ? html`<hnn-recording .name=${playground.recording?.name ?? null} .measured=${scene?.dataset.source === 'measured'}
              .error=${playground.recordingError} @drop-recording=${() => playground.dropRecording()}
              @file=${(event: CustomEvent<File>) => playground.loadRecording(event.detail)}></hnn-recording>`
          : nothing
      }
      ${
        this.shown > 2
          ? html`<hnn-settings .table=${table} .experiment=${experiment} .errors=${errors} @set=${set}></hnn-settings>`
          : nothing
      }
    `
  }

  #stage() {
    const { playground } = this
    const { scene, experiment, recording } = playground
    const source = scene && sourceText(String(experiment.task), scene.dataset.source, recording?.name ?? null)
    return html`
      ${source ? html`<p class="source small" data-source=${scene.dataset.source}>Data: ${source}</p>` : nothing}
      ${playground.making ? html`<hnn-making .table=${playground.table} .experiment=${experiment}></hnn-making>` : nothing}
      ${playground.trained ? html`<p class="trained small">${trainedText(numberOf(experiment, 'steps'))}</p>` : nothing}
      ${this.#motions()}
      <hnn-time-bar .clock=${this.#clock} .until=${numberOf(experiment, 'until')} .unit=${this.#labels.time.unit}
        .rate=${this.#kind === 'pixels' ? framesPerSecond : 1}></hnn-time-bar>
      ${this.#energy()}
      <p class="hint small muted">${hints[this.#kind]}</p>
      ${this.#kind === 'pixels' ? this.#latent() : nothing}
      <hnn-result .playground=${playground} .version=${this.version}></hnn-result>
    `
  }

  #orbits() {
    const { playground } = this
    const move = (event: CustomEvent<readonly number[]>) => {
      this.#clock.restart()
      playground.moveStartState(event.detail)
    }
    return html`<hnn-orbits .playground=${playground} .version=${this.version} .labels=${this.#labels}
      .palette=${this.palette} .clock=${this.#clock} @move=${move} @moved=${() => playground.keepStart()}></hnn-orbits>`
  }

  #portrait(model: ModelName) {
    const { playground } = this
    const { scene, truth, start, models } = playground
    if (!scene || !start) return html`<div class="portrait-place" aria-hidden="true">${modelTitles[model]}</div>`
    const content = { model, scene, truth, start, state: models[model], labels: this.#labels, palette: this.palette }
    return html`<hnn-portrait .content=${content} .clock=${this.#clock} @move=${this.#move}
      @moved=${() => playground.keepStart()}></hnn-portrait>`
  }

  #motions() {
    if (this.#kind === 'bodies') return this.#orbits()
    if (this.#kind === 'pixels') return this.#films()
    return html`<div class="portraits">${modelNames.map((model) => this.#portrait(model))}</div>`
  }

  #films() {
    const { playground, palette } = this
    const { scene, start, models } = playground
    if (!scene || !start) return html`<div class="portrait-place">Drawing the frames…</div>`
    return html`<hnn-films .scene=${scene} .start=${start} .models=${models} .palette=${palette} .clock=${this.#clock}
      @move=${this.#move} @moved=${() => playground.keepStart()}></hnn-films>`
  }

  #latent() {
    const { palette, playground } = this
    const { models, truth } = playground
    return html`<div class="portraits">${modelNames.map(
      (model) =>
        html`<hnn-latent-plane .content=${{ model, state: models[model], truth, palette }} .clock=${this.#clock}></hnn-latent-plane>`,
    )}</div>
    <hnn-latent-table .models=${models}></hnn-latent-table>`
  }

  #energy() {
    const { playground } = this
    const { time } = this.#labels
    return html`<hnn-energy .state=${playground.models.hnn} .push=${playground.push} .clock=${this.#clock}
      .until=${numberOf(playground.experiment, 'until')} .unit=${this.#learnedUnit} .timeUnit=${time.unit}
      @push=${(event: CustomEvent<EnergyPush | null>) => playground.pushEnergy(event.detail)}></hnn-energy>`
  }

  readonly #move = (event: CustomEvent<PhasePoint>): void => {
    this.#clock.restart()
    this.playground.moveStart(event.detail)
  }

  #curves() {
    const { playground, palette } = this
    const { models, truth, experiment } = playground
    const of = [truth, models.baseline.rollout, models.hnn.rollout]
    if (!this.#timeCurves || of.some((value, i) => value !== this.#timeCurves?.of[i])) {
      const curves = {
        energy: energyCurves(playground),
        conserved: conservedCurves(playground),
        error: errorCurves(playground),
        position: positionCurves(playground),
      }
      this.#timeCurves = { of, curves }
    }
    const { curves } = this.#timeCurves
    const { q, energy } = this.#labels
    const chart = (kind: TimeChart, heading: string) =>
      html`<hnn-time-chart .kind=${kind} .heading=${heading} .curves=${curves[kind]} .palette=${palette} .labels=${this.#labels}
        .clock=${this.#clock}></hnn-time-chart>`
    const pixels = this.#kind === 'pixels'
    return html`
      <hnn-loss-chart .heading=${pixels ? 'Loss by training step' : 'Loss (MSE) by training step'} .curves=${lossCurves(playground)} .palette=${palette}
        .steps=${numberOf(experiment, 'steps')}></hnn-loss-chart>
      ${pixels ? chart('position', `${capitalised(q.name)} (${q.unit})`) : nothing}
      ${chart('energy', `${pixels ? 'True energy' : 'Total energy'} (${energy.unit})`)}
      ${chart('conserved', `Learned H${pixels ? '' : ' of the HNN'} (${this.#learnedUnit})`)}
      ${chart('error', 'Coordinate error (MSE)')}
      ${this.#relation()}
    `
  }

  #relation() {
    const { playground, palette } = this
    const relation = energyRelation(playground)
    if (!relation) return nothing
    const labels = [`true energy (${this.#labels.energy.unit})`, `learned H (${this.#learnedUnit})`]
    return html`<hnn-energy-relation .heading=${'Learned H against true energy, of test frames'} .curves=${relation}
      .palette=${palette} .labels=${labels}></hnn-energy-relation>`
  }

  async #pictures(): Promise<void> {
    const task = String(this.playground.experiment.task)
    const orbits = this.renderRoot.querySelector<OrbitsView>('hnn-orbits')
    for (const { role, picture } of (await orbits?.pictures()) ?? []) download(`hnn-${task}-${role}.png`, picture)
    for (const portrait of this.renderRoot.querySelectorAll<Portrait | LatentPlane>('hnn-portrait, hnn-latent-plane')) {
      download(`hnn-${task}-${portrait.content.model}.png`, await portrait.picture())
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== ' ' || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    const [target] = event.composedPath()
    // Space already means something in a control.
    if (target instanceof Element && target.closest('input, select, textarea, button, summary, a, [contenteditable]'))
      return
    event.preventDefault()
    void (this.playground.playing ? this.playground.pause() : this.playground.play())
  }
}
