import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../../language'
import type { FrameGeometry, Palette, PhasePoint, Role } from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { Cast, CastModel } from '../../state/cast'
import type { Models } from '../../state/model-state'
import type { MotionClock } from '../../state/motion-clock'
import type { Scene } from '../../state/scene'
import { rough } from '../../words/numbers'
import { faultsOf, titleOf } from '../shown'

/**
 * The motion as frames: the truth and what each model makes of it; and the frame at the start, which can be posed, with
 * each model's reconstruction. Passes on `move` and `moved` of the pose.
 */
export class Films extends LitElement {
  static override properties = {
    scene: { attribute: false },
    models: { attribute: false },
    cast: { attribute: false },
    geometry: { attribute: false },
    momentumPerVelocity: { attribute: false },
    start: { attribute: false },
    palette: { attribute: false },
    clock: { attribute: false },
    brief: { type: Boolean, reflect: true },
  }
  static override styles = [
    sharedStyles,
    css`
      .grid { display: grid; gap: 0.35rem 1rem; }
      .head { border-bottom: 3px solid; padding-bottom: 0.15rem; display: flex; flex-wrap: wrap; gap: 0 0.5rem; align-items: baseline; justify-content: space-between; }
      .row { grid-column: 1 / -1; margin: 0.3rem 0 0; font-weight: 400; }
      :host([brief]) hnn-frame { width: min(100%, var(--hnn-frame-size, 100%)); }
      @container (max-width: 480px) { :host([brief]) .row { display: none; } }
      .under { margin-top: 0.15rem; min-height: 1.45em; font-variant-numeric: tabular-nums; }
      .grid[data-count='4'] h3 { font-size: 0.8125rem; }
      @container (max-width: 687px) {
        .grid { column-gap: 0.6rem; }
        .grid[data-count='4'] { column-gap: 0.4rem; }
        .grid:is([data-count='3'], [data-count='4']) h3 { font-size: 0.6875rem; overflow-wrap: anywhere; hyphens: auto; }
      }
    `,
  ]
  declare scene: Scene
  declare models: Models
  declare cast: Cast
  declare geometry: FrameGeometry
  /** p is this times the angular velocity */
  declare momentumPerVelocity: number
  declare start: PhasePoint
  declare palette: Palette
  declare clock: MotionClock
  /** without the start and what each model makes of it */
  declare brief: boolean

  override render() {
    const said = words().views
    const { models, cast } = this
    const frames = [...models.values()].map((state) => state.frames)
    const truth = frames.find((seen) => seen?.truth)?.truth ?? null
    const posed = frames.find((seen) => seen)?.posed ?? null
    const columns = `grid-template-columns: repeat(${cast.models.length + 1}, minmax(0, 1fr))`
    return html`<div class="grid" data-count=${cast.models.length} .style=${columns}>
        ${this.#head(cast.truth, nothing)}
        ${cast.models.map(({ role }) =>
          this.#head(
            role,
            html`<span class="steps small muted"><span class="steady">${said.stepIs(models.get(role.key)?.step ?? 0)}</span></span>`,
          ),
        )}
        <h4 class="row small muted">${said.filmRow}</h4>
        ${this.#tile(cast.truth, truth, said.trueFilm)}
        ${cast.models.map(({ role, model }) =>
          this.#tile(role, models.get(role.key)?.frames?.film ?? null, said.predictedFilm(model.in_text)),
        )}
        ${this.brief ? nothing : this.#poses(posed)}
      </div>
      ${[...models.values()].map(faultsOf)}`
  }

  #poses(posed: Uint8Array | null) {
    const { cast, scene, start, palette, clock } = this
    return html`<h4 class="row small muted">${words().views.poseRow}</h4>
      <hnn-pose .frame=${posed} .start=${start} .view=${scene.whole} .geometry=${this.geometry} .momentumPerVelocity=${this.momentumPerVelocity} .palette=${palette} .clock=${clock}></hnn-pose>
      ${cast.models.map((model) => this.#reconstruction(model))}`
  }

  #head(role: Role, after: unknown) {
    const line = `border-color: ${role.colour}; border-bottom-style: ${role.stroke.dash.length > 0 ? 'dashed' : 'solid'}`
    return html`<div class="head" data-role=${role.key} .style=${line}><h3>${titleOf(role)}</h3>${after}</div>`
  }

  #tile(role: Role, film: Uint8Array | null, label: string) {
    const { palette, clock } = this
    return html`<hnn-frame .side=${this.geometry.side} .film=${film} .label=${label} .ink=${role.colour} .paper=${palette.background} .clock=${clock}></hnn-frame>`
  }

  #reconstruction({ role, model }: CastModel) {
    const frames = this.models.get(role.key)?.frames
    return html`<div>
      ${this.#tile(role, frames?.reconstruction ?? null, words().views.reconstructed(model.in_text))}
      <p class="under small muted" data-reconstruction=${role.key}>${frames ? words().views.errorIs(rough(frames.reconstructionError)) : nothing}</p>
    </div>`
  }
}
