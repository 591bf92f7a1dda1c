import { css, html, nothing } from 'lit'
import type { FramesView, ModelName, Rollout } from '../../../engine/protocol'
import {
  type CanvasSize,
  contourGrid,
  contourLines,
  drawPhaseFrame,
  fieldGrid,
  latentLabels,
  type Palette,
  phaseFrame,
  phaseTable,
  renderPhaseBackground,
  type Trajectory,
} from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { ModelState } from '../../state/model-state'
import { ClockedCanvas } from '../canvas-box'
import { modelTitles } from '../plane/portrait'

export interface LatentContent {
  model: ModelName
  state: ModelState
  truth: Rollout | null
  palette: Palette
}

/** The plane of the states that a model has found in frames: field, learned H, and the motion through it. */
export class LatentPlane extends ClockedCanvas {
  static override properties = { content: { attribute: false }, clock: { attribute: false } }
  static override styles = [
    sharedStyles,
    css`
      .box { position: relative; aspect-ratio: 1 / 1.02; width: 100%; margin-top: 0.1rem; }
      @media (max-width: 719px) { .box { aspect-ratio: 1 / 0.85; } }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
    `,
  ]
  declare content: LatentContent
  #background: OffscreenCanvas | null = null
  #backgroundOf: readonly unknown[] = []

  override render() {
    const { model, state } = this.content
    const title = modelTitles[model]
    return html`<h3>${title}: latent plane</h3>
      <div class="box"><canvas role="img" aria-label="Latent plane of the ${title}: test frames as points, the learned vector field${
        state.hamiltonian ? ', contours of the learned energy' : ''
      }, the true motion as the encoder sees it and the predicted motion"></canvas></div>
      ${state.frames ? html`<hnn-data-table .label=${`${title}: values`} .table=${() => phaseTable(this.#motions(state.frames), latentLabels)}></hnn-data-table>` : nothing}`
  }

  #motions(frames: FramesView | null): { truth: Trajectory | null } & Partial<Record<ModelName, Trajectory | null>> {
    const { model, state, truth } = this.content
    const latent = state.rollout?.latent
    return {
      truth: frames?.truthLatent && truth ? { times: truth.times, states: frames.truthLatent } : null,
      [model]: latent && state.rollout ? { ...state.rollout, states: latent } : null,
    }
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    const { model, state, palette } = this.content
    const { frames } = state
    if (!frames || !state.field) {
      context.fillStyle = palette.background
      context.fillRect(0, 0, size.width * size.pixelRatio, size.height * size.pixelRatio)
      return
    }
    const frame = phaseFrame(frames.view, size, { legend: true })
    const of = [frames, state.field, state.hamiltonian, palette, size.width, size.height, size.pixelRatio]
    if (!this.#background || of.some((value, i) => value !== this.#backgroundOf[i])) {
      if (!this.clock.claimFrame()) return
      this.#backgroundOf = of
      this.#background = renderPhaseBackground(
        {
          frame,
          palette,
          q: latentLabels.q,
          p: latentLabels.p,
          test: frames.cloud,
          legend: model,
          field: { grid: fieldGrid(frames.view), derivatives: state.field },
          contours: state.hamiltonian && contourLines(contourGrid(frames.view), state.hamiltonian),
        },
        undefined,
        this.#background,
      )
    }
    const { truth, [model]: predicted } = this.#motions(frames)
    drawPhaseFrame(context, this.#background, {
      frame,
      palette,
      truth,
      model: predicted ?? null,
      modelRole: model,
      now,
    })
  }
}
