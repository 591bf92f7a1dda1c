import type { Rollout } from '../../../engine/protocol'
import {
  type CanvasSize,
  clampToView,
  contourGrid,
  contourLines,
  type DrawingContext,
  drawPhaseBackground,
  drawPhaseFrame,
  drawPhaseMotion,
  fieldGrid,
  type HandleState,
  type Labels,
  type Motions,
  type Palette,
  type PhaseArea,
  type PhaseBackground,
  type PhasePoint,
  pairLabels,
  phaseArea,
  type Role,
  renderPhaseBackground,
  renderPhaseBase,
} from '../../../plots'
import type { CastModel } from '../../state/cast'
import type { ModelState } from '../../state/model-state'
import { isPlane, type Scene } from '../../state/scene'

/** What one portrait shows. */
export interface PortraitContent {
  shown: CastModel
  truthRole: Role
  scene: Scene
  state: ModelState
  truth: Rollout | null
  kept: Motions
  start: PhasePoint
  labels: Labels
  palette: Palette
}

export function portraitMotions({ shown, truthRole, truth, kept, state }: PortraitContent): Motions {
  return [{ role: truthRole, motion: truth }, ...kept, { role: shown.role, motion: state.rollout }]
}

/** What stands still in a portrait. */
function portraitBase(area: PhaseArea, { shown, truthRole, scene, labels, palette }: PortraitContent): PhaseBackground {
  const { plane, drawn } = scene
  return {
    area,
    palette,
    plane,
    ...pairLabels(labels, plane.k),
    train: drawn.train,
    test: drawn.test,
    legend: { roles: [truthRole, shown.role], hamiltonian: shown.model.has_energy && isPlane(scene) },
  }
}

/** What the model has learned of the plane. */
function learnedIn({
  state: { plane, field, fieldSpread, hamiltonian },
}: PortraitContent): Pick<PhaseBackground, 'field' | 'contours'> {
  return {
    field: plane && field && { grid: fieldGrid(plane), derivatives: field, spread: fieldSpread },
    contours: plane && hamiltonian && contourLines(contourGrid(plane), hamiltonian),
  }
}

/** A portrait on any context, without its handle. */
export function drawPortrait(
  context: DrawingContext,
  size: { width: number; height: number },
  content: PortraitContent,
  now: number | null,
): void {
  const { scene, palette } = content
  const area = phaseArea(scene.view, { ...size, pixelRatio: 1 }, { legend: true })
  drawPhaseBackground(context, { ...portraitBase(area, content), ...learnedIn(content) })
  drawPhaseMotion(context, { area, palette, k: scene.plane.k, motions: portraitMotions(content), now })
}

/**
 * Paints a portrait, and keeps its layers for as long as what they show stays. New layers are made only when `mayWork`
 * allows it, so that two portraits don't hold up the same frame; until then the old ones are shown.
 */
export class PortraitPainter {
  readonly #mayWork: () => boolean
  #area: PhaseArea | null = null
  #base: OffscreenCanvas | null = null
  #background: OffscreenCanvas | null = null
  #baseOf: readonly unknown[] = []
  #backgroundOf: readonly unknown[] = []
  #motions: { of: PortraitContent; motions: Motions } | null = null

  constructor(mayWork: () => boolean) {
    this.#mayWork = mayWork
  }

  get area(): PhaseArea | null {
    return this.#area
  }

  paint(
    context: CanvasRenderingContext2D,
    size: CanvasSize,
    content: PortraitContent,
    now: number | null,
    handle: HandleState,
  ): void {
    const { scene, start, palette } = content
    const area = phaseArea(scene.view, size, { legend: true })
    const background = this.#layers(area, content)
    if (!background) return
    this.#area = area
    if (this.#motions?.of !== content) this.#motions = { of: content, motions: portraitMotions(content) }
    const { motions } = this.#motions
    drawPhaseFrame(context, background, {
      area,
      palette,
      k: scene.plane.k,
      motions,
      now,
      handle: { ...clampToView(scene.view, start), state: handle },
    })
  }

  #layers(area: PhaseArea, content: PortraitContent): OffscreenCanvas | null {
    const { shown, truthRole, scene, state, labels, palette } = content
    const { width, height, pixelRatio } = area.size
    const baseOf = [scene, labels, palette, shown.role, truthRole, width, height, pixelRatio]
    const newBase = !this.#base || differs(baseOf, this.#baseOf)
    const backgroundOf = [state.field, state.hamiltonian]
    const current = this.#background && !newBase && !differs(backgroundOf, this.#backgroundOf)
    if (current || !this.#mayWork()) return newBase ? null : this.#background

    const picture = portraitBase(area, content)
    if (newBase || !this.#base) {
      this.#base = renderPhaseBase(picture)
      this.#baseOf = baseOf
      this.#background = this.#base
      this.#backgroundOf = []
      // What has been learned is for another frame, which this refusal asks for.
      this.#mayWork()
      return this.#base
    }
    this.#background = renderPhaseBackground({ ...picture, ...learnedIn(content) }, this.#base)
    this.#backgroundOf = backgroundOf
    return this.#background
  }
}

function differs(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length !== b.length || a.some((value, i) => value !== b[i])
}
