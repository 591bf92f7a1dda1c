import { css, html, nothing } from 'lit'
import type { FramesView, Rollout } from '../../../engine/protocol'
import { words } from '../../../language'
import {
  type CanvasSize,
  contourGrid,
  contourLines,
  type DataTable,
  type DrawingContext,
  drawPhaseBackground,
  drawPhaseFrame,
  drawPhaseMotion,
  fieldGrid,
  latentLabels,
  type Motions,
  type Palette,
  type PhaseArea,
  type PhaseBackground,
  type Plot,
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
import { plotStyles } from '../plot-tools'
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
export class LatentPlane extends ClockedCanvas implements Plot {
  static override properties = { content: { attribute: false }, clock: { attribute: false } }
  static override styles = [
    sharedStyles,
    titledStyles,
    plotStyles,
    css`
      .box { position: relative; aspect-ratio: 1 / 1.02; width: 100%; margin-top: 0.1rem; }
      @container (max-width: 687px) { .box { aspect-ratio: 1 / 0.85; } }
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
    return html`<header><h3>${titleOf(shown.role, this.plotTitle)}</h3>${state.frames ? html`<hnn-plot-tools .plot=${this} .name=${this.plotTitle}></hnn-plot-tools>` : nothing}</header>
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

  #scene(area: PhaseArea, { view, cloud }: FramesView): PhaseBackground {
    const { shown, truthRole, state, time, palette } = this.content
    return {
      area,
      palette,
      plane,
      ...pairLabels(latentLabels(time), plane.k),
      test: cloud,
      legend: { roles: [truthRole, shown.role], hamiltonian: state.hamiltonian !== null },
      field: state.field && { grid: fieldGrid(view), derivatives: state.field },
      contours: state.hamiltonian && contourLines(contourGrid(view), state.hamiltonian),
    }
  }

  readonly plotSize = { width: 640, height: 640 }

  get plotTitle(): string {
    return words().views.latentTitle(this.content.shown.model.title)
  }

  get plotName(): string {
    return this.content.shown.role.key
  }

  drawPlot(context: DrawingContext, size: { width: number; height: number }): void {
    const { state, palette } = this.content
    const { frames } = state
    if (!frames) return
    const area = phaseArea(frames.view, { ...size, pixelRatio: 1 }, { legend: true })
    drawPhaseBackground(context, this.#scene(area, frames))
    drawPhaseMotion(context, { area, palette, k: plane.k, motions: this.#motions(frames), now: this.clock.now })
  }

  plotValues(): DataTable {
    const { state, time } = this.content
    return phaseTable(this.#motions(state.frames), latentLabels(time), Number.POSITIVE_INFINITY)
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    const { shown, truthRole, state, palette } = this.content
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
      this.#background = renderPhaseBackground(this.#scene(area, frames), undefined, this.#background)
    }
    if (this.#drawn?.of !== this.content) this.#drawn = { of: this.content, motions: this.#motions(frames) }
    drawPhaseFrame(context, this.#background, { area, palette, k: plane.k, motions: this.#drawn.motions, now })
  }
}
