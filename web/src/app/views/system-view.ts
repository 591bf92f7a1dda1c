import { css, html } from 'lit'
import { words } from '../../language'
import { type CanvasSize, type Drawing, drawSystem, type Motions, type Palette, stateAt } from '../../plots'
import { sharedStyles } from '../look/shared-styles'
import { ClockedCanvas } from './canvas-box'

/** The system as one would see it: the true motion and what each model makes of it. */
export class SystemView extends ClockedCanvas {
  static override properties = {
    drawing: { attribute: false },
    motions: { attribute: false },
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
  declare drawing: Drawing
  declare motions: Motions
  declare palette: Palette
  /** the largest |q| to leave room for */
  declare extent: number

  override render() {
    const names = this.motions.map(({ role }) => role.label).join(', ')
    return html`<div class="box">
      <canvas role="img" aria-label=${words().views.system(names)}></canvas>
    </div>`
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
    const { drawing, motions, palette, extent } = this
    const bodies = motions.map(({ role, motion }) => ({ role, q: (motion && stateAt(motion, now ?? 0, 0)?.q) ?? null }))
    drawSystem(context, { drawing, size, palette, extent, bodies })
  }
}
