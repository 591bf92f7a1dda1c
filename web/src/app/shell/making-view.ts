import { css, html, LitElement } from 'lit'
import { sharedStyles } from '../look/shared-styles'
import type { Experiment, Table } from '../state/table'
import { makingText } from '../words/making'

/** Says that data are being made, what and since when. Only what lasts is worth a notice: it appears after a moment. */
export class MakingView extends LitElement {
  static override properties = {
    table: { attribute: false },
    experiment: { attribute: false },
    seconds: { state: true },
  }
  static override styles = [
    sharedStyles,
    css`
      :host { pointer-events: none; }
      .notice {
        width: fit-content; max-width: calc(100% - 1rem); margin: 0 auto; padding: 0.6rem 0.9rem; border: 1px solid var(--line-strong);
        border-radius: 8px; background: var(--page); visibility: hidden; animation: appear 0s 0.3s forwards;
      }
      .seconds { font-variant-numeric: tabular-nums; color: var(--muted); white-space: nowrap; }
      .bar { height: 3px; margin-top: 0.45rem; border-radius: 2px; background: var(--line); overflow: hidden; }
      .bar div { width: 30%; height: 100%; border-radius: 2px; background: var(--text); animation: pass 1.4s ease-in-out infinite alternate; }
      @keyframes appear { to { visibility: visible; } }
      @keyframes pass { from { transform: translateX(0); } to { transform: translateX(233%); } }
      @media (prefers-reduced-motion: reduce) { .bar { display: none; } }
    `,
  ]
  declare table: Table
  declare experiment: Experiment
  declare seconds: number
  #timer: ReturnType<typeof setInterval> | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.seconds = 0
    this.#timer = setInterval(() => {
      this.seconds++
    }, 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (this.#timer !== null) clearInterval(this.#timer)
  }

  override render() {
    return html`<div class="notice small">
      <span>${makingText(this.table, this.experiment)}</span>
      <span class="seconds" aria-hidden="true">${this.seconds} s</span>
      <div class="bar" aria-hidden="true"><div></div></div>
    </div>`
  }
}
