import { css, html, nothing } from 'lit'
import type { FramesView, Rollout } from '../../../engine/protocol'
import { words } from '../../../language'
import {
  type CanvasSize,
  contourGrid,
  contourLines,
  drawPhaseFrame,
  fieldGrid,
  latentLabels,
  type Motions,
  type Palette,
  pairLabels,
  phaseArea,
  phaseTable,
  type Quantity,
  type Role,
  renderPhaseBackground,
} from '../../../plots'
import { sharedStyles, titledStyles } from '../../look/shared-styles'
import type { CastModel } from '../../state/cast'
import type { ModelState } from '../../state/model-state'
import { ClockedCanvas } from '../canvas-box'
import { titleOf } from '../shown'

export interface LatentContent {
  shown: CastModel
  truthRole: Role
  time: Quantity
  state: ModelState
  truth: Rollout | null
  palette: Palette
}

const plane = { dimension: 2, k: 0 }

/** The plane of the states that a model has found in frames: field, learned H, and the motion through it. */
export class LatentPlane extends ClockedCanvas {
  static override properties = { content: { attribute: false }, clock: { attribute: false } }
  static override styles = [
    sharedStyles,
    titledStyles,
    css`
      .box { position: relative; aspect-ratio: 1 / 1.02; width: 100%; margin-top: 0.1rem; }
      @media (max-width: 719px) { .box { aspect-ratio: 1 / 0.85; } }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
    `,
  ]
  declare content: LatentContent
  #background: OffscreenCanvas | null = null
  #backgroundOf: readonly unknown[] = []
  #drawn: { of: LatentContent; motions: Motions } | null = null

  override render() {
    const { shown, state, time } = this.content
    const { title } = shown.model
    const said = words().views
    return html`<h3>${titleOf(shown.role, said.latentTitle(title))}</h3>
      <div><div class="box"><canvas role="img" aria-label=${said.latentPlaneOf(title, state.hamiltonian !== null)}></canvas></div>
      ${state.frames ? html`<hnn-data-table .label=${words().charts.valuesOf(title)} .table=${() => phaseTable(this.#motions(state.frames), latentLabels(time))}></hnn-data-table>` : nothing}</div>`
  }

  #motions(frames: FramesView | null): Motions {
    const { shown, truthRole, state, truth } = this.content
    const { rollout } = state
    const encoded = frames?.truthLatent && truth ? { times: truth.times, states: frames.truthLatent } : null
    // Of what the planes show there are no energies: those of the motion stand in the charts.
    const { times, latent, leftAt } = rollout ?? {}
    return [
      { role: truthRole, motion: encoded },
      { role: shown.role, motion: times && latent ? { times, states: latent, leftAt: leftAt ?? null } : null },
    ]
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    const { shown, truthRole, state, time, palette } = this.content
    const { frames } = state
    if (!frames || !state.field) {
      context.fillStyle = palette.background
      context.fillRect(0, 0, size.width * size.pixelRatio, size.height * size.pixelRatio)
      return
    }
    const area = phaseArea(frames.view, size, { legend: true })
    const of = [
      frames,
      state.field,
      state.hamiltonian,
      palette,
      shown.role,
      truthRole,
      size.width,
      size.height,
      size.pixelRatio,
    ]
    if (!this.#background || of.some((value, i) => value !== this.#backgroundOf[i])) {
      if (!this.clock.claimFrame()) return
      this.#backgroundOf = of
      this.#background = renderPhaseBackground(
        {
          area,
          palette,
          plane,
          ...pairLabels(latentLabels(time), plane.k),
          test: frames.cloud,
          legend: { roles: [truthRole, shown.role], hamiltonian: state.hamiltonian !== null },
          field: { grid: fieldGrid(frames.view), derivatives: state.field },
          contours: state.hamiltonian && contourLines(contourGrid(frames.view), state.hamiltonian),
        },
        undefined,
        this.#background,
      )
    }
    if (this.#drawn?.of !== this.content) this.#drawn = { of: this.content, motions: this.#motions(frames) }
    drawPhaseFrame(context, this.#background, { area, palette, k: plane.k, motions: this.#drawn.motions, now })
  }
}
