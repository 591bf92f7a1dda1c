import { css, html } from 'lit'
import type { Rollout } from '../../engine/protocol'
import { type CanvasSize, drawSystem, type Palette, type SystemName, stateAt } from '../../plots'
import { sharedStyles } from '../look/shared-styles'
import type { Models } from '../state/model-state'
import { ClockedCanvas } from './canvas-box'

/** The system as one would see it: the true motion and what each model makes of it. */
export class SystemView extends ClockedCanvas {
  static override properties = {
    system: { attribute: false },
    truth: { attribute: false },
    models: { attribute: false },
    palette: { attribute: false },
    extent: { attribute: false },
    clock: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .box { position: relative; height: 8.5rem; }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
    `,
  ]
  declare system: SystemName
  declare truth: Rollout | null
  declare models: Models
  declare palette: Palette
  declare extent: number

  override render() {
    return html`<div class="box">
      <canvas role="img" aria-label="The system in motion: the truth in outline, the baseline in orange, the HNN in blue."></canvas>
    </div>`
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
    const { system, palette, extent, truth, models } = this
    const at = (motion: Rollout | null) => (motion && stateAt(motion, now ?? 0)?.q) ?? null
    drawSystem(context, {
      system,
      size,
      palette,
      extent,
      bodies: [
        { role: 'truth', q: at(truth) },
        { role: 'baseline', q: at(models.baseline.rollout) },
        { role: 'hnn', q: at(models.hnn.rollout) },
      ],
    })
  }
}
