import type { ModelName, Rollout } from '../engine/protocol'
import {
  type CanvasSize,
  contourLines,
  drawPhaseFrame,
  type HandleState,
  type Palette,
  type PhaseFrame,
  type PhasePoint,
  phaseFrame,
  renderPhaseBackground,
  renderPhaseBase,
  type SystemLabels,
} from '../plots'
import type { ModelState } from './model-state'
import type { Scene } from './scene'

/** What one portrait shows. */
export interface PortraitContent {
  model: ModelName
  scene: Scene
  state: ModelState
  truth: Rollout | null
  start: PhasePoint
  labels: SystemLabels
  palette: Palette
}

/** Paints a portrait, and keeps its layers for as long as what they show stays. */
export class PortraitPainter {
  #frame: PhaseFrame | null = null
  #base: OffscreenCanvas | null = null
  #background: OffscreenCanvas | null = null
  #baseOf: readonly unknown[] = []
  #backgroundOf: readonly unknown[] = []

  get frame(): PhaseFrame | null {
    return this.#frame
  }

  paint(
    context: CanvasRenderingContext2D,
    size: CanvasSize,
    content: PortraitContent,
    now: number | null,
    handle: HandleState,
  ): void {
    const { model, scene, state, truth, start, palette } = content
    this.#frame = phaseFrame(scene.view, size, { legend: true })
    const background = this.#layers(this.#frame, content)
    drawPhaseFrame(context, background, {
      frame: this.#frame,
      palette,
      truth,
      model: state.rollout,
      modelRole: model,
      now,
      handle: { ...start, state: handle },
    })
  }

  #layers(frame: PhaseFrame, { model, scene, state, labels, palette }: PortraitContent): OffscreenCanvas {
    const { train, test } = scene.dataset
    const { width, height, pixelRatio } = frame.size
    const picture = { frame, palette, q: labels.q, p: labels.p, train: train.x, test: test.x, legend: model }
    const baseOf = [scene, labels, palette, width, height, pixelRatio]
    if (!this.#base || differs(baseOf, this.#baseOf)) {
      this.#base = renderPhaseBase(picture)
      this.#baseOf = baseOf
      this.#background = null
    }
    const backgroundOf = [state.field, state.hamiltonian]
    if (!this.#background || differs(backgroundOf, this.#backgroundOf)) {
      const field = state.field && { grid: scene.arrows, derivatives: state.field }
      const contours = state.hamiltonian && contourLines(scene.levels, state.hamiltonian)
      this.#background = renderPhaseBackground({ ...picture, field, contours }, this.#base)
      this.#backgroundOf = backgroundOf
    }
    return this.#background
  }
}

function differs(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length !== b.length || a.some((value, i) => value !== b[i])
}
