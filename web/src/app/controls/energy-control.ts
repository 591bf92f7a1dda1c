import { css, html, LitElement, nothing } from 'lit'
import { formatNumber } from '../../plots'
import { fieldStyles, sharedStyles } from '../look/shared-styles'
import type { ModelState } from '../state/model-state'
import type { MotionClock } from '../state/motion-clock'
import type { EnergyPush } from '../state/scene'
import { energyStep, reach } from './energy-step'

/**
 * Adds energy to the Hamiltonian network's motion at the time that is shown, or takes it out. Dispatches `push` with what
 * to add, or null for the motion as it was.
 */
export class EnergyControl extends LitElement {
  static override properties = {
    state: { attribute: false },
    push: { attribute: false },
    clock: { attribute: false },
    until: { attribute: false },
    unit: { attribute: false },
    timeUnit: { attribute: false },
    steps: { state: true },
  }
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      label span { white-space: nowrap; }
      .line { display: flex; flex-wrap: wrap; gap: 0.4rem 0.75rem; align-items: center; }
      label { display: grid; grid-template-columns: auto minmax(5rem, 1fr) auto; gap: 0.5rem; align-items: center; flex: 1 1 19rem; font-variant-numeric: tabular-nums; }
      input { width: 100%; height: 1.5rem; accent-color: var(--plot-hnn); }
      .amount { min-width: 6em; text-align: right; white-space: nowrap; }
      button { min-height: 2rem; }
      p { margin-top: 0.3rem; }
    `,
  ]
  /** of the Hamiltonian network */
  declare state: ModelState
  declare push: EnergyPush | null
  declare clock: MotionClock
  declare until: number
  /** of the learned H */
  declare unit: string
  declare timeUnit: string
  declare steps: number

  constructor() {
    super()
    this.steps = 4
  }

  override render() {
    const { state, push, steps, unit, timeUnit } = this
    const step = energyStep(state.hamiltonian, state.rollout?.energy[0] ?? null)
    const amount = step === null ? 0 : steps * step
    return html`<div class="line" role="group" aria-label="Add energy">
        <label class="small"><span>Add energy</span>
          <input type="range" min=${-reach} max=${reach} step="1" .value=${String(steps)} aria-label="Energy to add to the HNN’s motion"
            aria-valuetext="${signed(amount)} ${unit}" @input=${this.#choose} />
          <span class="amount">${signed(amount)} ${unit}</span></label>
        <button type="button" ?disabled=${step === null || steps === 0} @click=${() => this.#add(amount)}>${amount < 0 ? 'Take out now' : 'Add now'}</button>
        ${push ? html`<button type="button" @click=${() => this.#tell(null)}>Undo</button>` : nothing}
      </div>
      <p class="small muted" aria-live="polite">${
        state.refusal ??
        (push
          ? `The HNN’s motion gets ${signed(push.amount)} ${unit} at t = ${formatNumber(push.at)} ${timeUnit}, along the slope of its learned H, then goes on by itself. Truth and baseline stay as they were.`
          : nothing)
      }</p>`
  }

  #choose(event: Event): void {
    this.steps = Number((event.target as HTMLInputElement).value)
  }

  /** Where the motion is shown whole, in the middle of it. */
  #add(amount: number): void {
    const at = Math.min(this.until, Math.round((this.clock.now ?? this.until / 2) * 10) / 10)
    this.#tell({ at, amount: Number(amount.toPrecision(6)) })
  }

  #tell(detail: EnergyPush | null): void {
    this.dispatchEvent(new CustomEvent('push', { detail }))
  }
}

function signed(value: number): string {
  return value > 0 ? `+${formatNumber(Number(value.toPrecision(6)))}` : formatNumber(Number(value.toPrecision(6)))
}
