import { css, html } from 'lit'
import { words } from '../../language'
import {
  type CanvasSize,
  coordinatesAt,
  type Drawing,
  type DrawingContext,
  drawSystem,
  type Motions,
  type Palette,
  type Plot,
} from '../../plots'
import { sharedStyles } from '../look/shared-styles'
import { ClockedCanvas } from './canvas-box'
import { plotStyles } from './plot-tools'

/** The system as one would see it: the true motion and what each model makes of it. */
export class SystemView extends ClockedCanvas implements Plot {
  static override properties = {
    drawing: { attribute: false },
    motions: { attribute: false },
    palette: { attribute: false },
    extent: { attribute: false },
    clock: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    plotStyles,
    css`
      .box { position: relative; height: var(--system-height, 8.5rem); }
      hnn-plot-tools { position: absolute; top: 0; right: 0; }
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
      <hnn-plot-tools .plot=${this} .name=${this.plotTitle}></hnn-plot-tools>
    </div>`
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize, now: number | null): void {
    context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
    this.#drawAt(context, size, now)
  }

  get plotTitle(): string {
    return words().tools.systemInMotion
  }

  readonly plotName = 'system'
  readonly plotSize = { width: 640, height: 320 }

  drawPlot(context: DrawingContext, size: { width: number; height: number }): void {
    this.#drawAt(context, { ...size, pixelRatio: 1 }, this.clock.now)
  }

  #drawAt(context: DrawingContext, size: CanvasSize, now: number | null): void {
    const { drawing, motions, palette, extent } = this
    const bodies = motions.map(({ role, motion }) => {
      const state = motion && coordinatesAt(motion, now ?? 0)
      return { role, positions: state?.slice(0, state.length / 2) ?? null }
    })
    drawSystem(context, { drawing, size, palette, extent, bodies })
  }
}
