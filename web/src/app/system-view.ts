import { css, html, LitElement, type PropertyValues } from 'lit'
import type { Rollout } from '../engine/protocol'
import { type CanvasSize, drawSystem, type Palette, type SystemName, stateAt } from '../plots'
import { fitCanvas } from './canvas-box'
import type { Models } from './model-state'
import type { MotionClock } from './motion-clock'
import { sharedStyles } from './shared-styles'

/** The system as one would see it: the true motion and what each model makes of it. */
export class SystemView extends LitElement {
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
  declare clock: MotionClock
  #size: CanvasSize | null = null
  #endings: (() => void)[] = []

  override render() {
    return html`<div class="box">
      <canvas role="img" aria-label="The system in motion: the truth in outline, the baseline in orange, the HNN in blue."></canvas>
    </div>`
  }

  protected override firstUpdated(): void {
    const box = this.renderRoot.querySelector('.box') as HTMLElement
    const canvas = this.renderRoot.querySelector('canvas') as HTMLCanvasElement
    const context = canvas.getContext('2d', { alpha: false })
    if (!context) return
    this.#endings = [
      fitCanvas(box, canvas, (size) => {
        this.#size = size
        this.clock.redraw()
      }),
      this.clock.listen((now) => this.#draw(context, now)),
    ]
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const end of this.#endings) end()
  }

  protected override updated(_changed: PropertyValues): void {
    this.clock.redraw()
  }

  #draw(context: CanvasRenderingContext2D, now: number | null): void {
    const size = this.#size
    if (!size) return
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
