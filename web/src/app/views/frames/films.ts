import { css, html, LitElement, nothing } from 'lit'
import { type ModelName, modelNames } from '../../../engine/protocol'
import type { Palette, PhasePoint, Role } from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { Models } from '../../state/model-state'
import type { MotionClock } from '../../state/motion-clock'
import type { Scene } from '../../state/scene'
import { rough } from '../../words/numbers'
import { modelTitles } from '../plane/portrait'

/**
 * The motion as frames: the truth and what each model makes of it; and the frame at the start, which can be posed, with
 * each model's reconstruction. Passes on `move` and `moved` of the pose.
 */
export class Films extends LitElement {
  static override properties = {
    scene: { attribute: false },
    models: { attribute: false },
    start: { attribute: false },
    palette: { attribute: false },
    clock: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .grid { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.35rem 1rem; }
      .head { border-bottom: 3px solid var(--plot-truth); padding-bottom: 0.15rem; display: flex; flex-wrap: wrap; gap: 0 0.5rem; align-items: baseline; justify-content: space-between; }
      .head[data-role='baseline'] { border-color: var(--plot-baseline); border-bottom-style: dashed; }
      .head[data-role='hnn'] { border-color: var(--plot-hnn); }
      .row { grid-column: 1 / -1; margin: 0.3rem 0 0; font-weight: 400; }
      .under { margin-top: 0.15rem; min-height: 1.45em; font-variant-numeric: tabular-nums; }
      @media (max-width: 719px) { .grid { column-gap: 0.6rem; } }
    `,
  ]
  declare scene: Scene
  declare models: Models
  declare start: PhasePoint
  declare palette: Palette
  declare clock: MotionClock

  override render() {
    const { models, scene, start, palette, clock } = this
    const truth = models.hnn.frames?.truth ?? models.baseline.frames?.truth ?? null
    const posed = models.hnn.frames?.posed ?? models.baseline.frames?.posed ?? null
    return html`<div class="grid">
        ${this.#head('truth', 'Truth', nothing)}
        ${modelNames.map((name) =>
          this.#head(
            name,
            name === 'hnn' ? 'HNN' : modelTitles[name],
            html`<span class="steps small muted"><span class="steady">step ${models[name].step}</span></span>`,
          ),
        )}
        <h4 class="row small muted">The motion, decoded frame by frame from each model’s own states</h4>
        ${this.#tile('truth', truth, 'The true motion, in frames')}
        ${modelNames.map((name) => this.#tile(name, models[name].frames?.film ?? null, `The motion as the ${modelTitles[name]} predicts it, in frames`))}
        <h4 class="row small muted">The first frame: drag the pendulum. What each model’s encoder and decoder make of it</h4>
        <hnn-pose .frame=${posed} .start=${start} .view=${scene.view} .palette=${palette} .clock=${clock}></hnn-pose>
        ${modelNames.map((name) => this.#reconstruction(name))}
      </div>
      ${modelNames.map((name) => (models[name].failure ? html`<p class="error" role="alert">${models[name].failure}</p>` : nothing))}`
  }

  #head(role: Role, title: string, after: unknown) {
    return html`<div class="head" data-role=${role}><h3>${title}</h3>${after}</div>`
  }

  #tile(role: Role, film: Uint8Array | null, label: string) {
    const { palette, clock } = this
    return html`<hnn-frame .film=${film} .label=${label} .ink=${palette[role]} .paper=${palette.background} .clock=${clock}></hnn-frame>`
  }

  #reconstruction(name: ModelName) {
    const { frames } = this.models[name]
    return html`<div>
      ${this.#tile(name, frames?.reconstruction ?? null, `The first frame as the ${modelTitles[name]} reconstructs it`)}
      <p class="under small muted" data-reconstruction=${name}>${frames ? `error ${rough(frames.reconstructionError)} (MSE)` : nothing}</p>
    </div>`
  }
}
