import type { ModelName, Rollout } from '../../../engine/protocol'
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
} from '../../../plots'
import type { ModelState } from '../../state/model-state'
import type { Scene } from '../../state/scene'

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

/**
 * Paints a portrait, and keeps its layers for as long as what they show stays. New layers are made only when `mayWork`
 * allows it, so that two portraits don't hold up the same frame; until then the old ones are shown.
 */
export class PortraitPainter {
  readonly #mayWork: () => boolean
  #frame: PhaseFrame | null = null
  #base: OffscreenCanvas | null = null
  #background: OffscreenCanvas | null = null
  #baseOf: readonly unknown[] = []
  #backgroundOf: readonly unknown[] = []

  constructor(mayWork: () => boolean) {
    this.#mayWork = mayWork
  }

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
    const frame = phaseFrame(scene.view, size, { legend: true })
    const background = this.#layers(frame, content)
    if (!background) return
    this.#frame = frame
    drawPhaseFrame(context, background, {
      frame,
      palette,
      truth,
      model: state.rollout,
      modelRole: model,
      now,
      handle: { ...start, state: handle },
    })
  }

  #layers(frame: PhaseFrame, content: PortraitContent): OffscreenCanvas | null {
    const { model, scene, state, labels, palette } = content
    const { width, height, pixelRatio } = frame.size
    const baseOf = [scene, labels, palette, width, height, pixelRatio]
    const newBase = !this.#base || differs(baseOf, this.#baseOf)
    const backgroundOf = [state.field, state.hamiltonian]
    const current = this.#background && !newBase && !differs(backgroundOf, this.#backgroundOf)
    if (current || !this.#mayWork()) return newBase ? null : this.#background

    const { train, test } = scene.dataset
    const picture = { frame, palette, q: labels.q, p: labels.p, train: train.x, test: test.x, legend: model }
    if (newBase || !this.#base) {
      this.#base = renderPhaseBase(picture)
      this.#baseOf = baseOf
      this.#background = this.#base
      this.#backgroundOf = []
      // What has been learned is for another frame, which this refusal asks for.
      this.#mayWork()
      return this.#base
    }
    const field = state.field && { grid: scene.arrows, derivatives: state.field }
    const contours = state.hamiltonian && contourLines(scene.levels, state.hamiltonian)
    this.#background = renderPhaseBackground({ ...picture, field, contours }, this.#base)
    this.#backgroundOf = backgroundOf
    return this.#background
  }
}

function differs(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length !== b.length || a.some((value, i) => value !== b[i])
}
