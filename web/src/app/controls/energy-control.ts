import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { words } from '../../language'
import { formatNumber } from '../../plots'
import { fieldStyles, sharedStyles } from '../look/shared-styles'
import type { CastModel } from '../state/cast'
import type { Models } from '../state/model-state'
import type { MotionClock } from '../state/motion-clock'
import type { EnergyPush } from '../state/scene'
import { quantity } from '../words/numbers'
import { energyStep, reach } from './energy-step'

/**
 * Adds energy to the motions that keep their learned H, at the time that is shown, or takes it out. Dispatches `push` with
 * what to add, or null for the motions as they were.
 */
export class EnergyControl extends LitElement {
  static override properties = {
    takers: { attribute: false },
    models: { attribute: false },
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
      input { width: 100%; height: max(1.5rem, var(--target, 0rem)); accent-color: var(--text); }
      .amount { min-width: 6em; max-width: 8.5em; text-align: right; white-space: normal; }
      button { min-height: max(2rem, var(--target, 0rem)); }
      p { margin-top: 0.3rem; }
    `,
  ]
  /** the models whose motions take it: at least one */
  declare takers: readonly CastModel[]
  declare models: Models
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
    const said = words().energy
    const { push, steps } = this
    const step = this.#step
    const amount = step === null ? 0 : steps * step
    return html`<div class="line" role="group" aria-label=${said.add}>
        <label class="small"><span>${said.add}</span>
          <input type="range" min=${-reach} max=${reach} step="1" .value=${String(steps)} aria-label=${said.addTo(this.#names)}
            aria-valuetext=${this.#signed(amount)} @input=${this.#choose} />
          <span class="amount">${this.#signed(amount)}</span></label>
        <button type="button" ?disabled=${step === null || steps === 0} @click=${() => this.#add(amount)}>${amount < 0 ? said.takeOutNow : said.addNow}</button>
        ${push ? html`<button type="button" @click=${() => this.#tell(null)}>${said.undo}</button>` : nothing}
      </div>
      <p class="small muted">${this.#refusals || (push ? this.#effect(push) : nothing)}</p>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('push') || !this.push) return
    const detail = { subject: 'energy', text: this.#effect(this.push) }
    this.dispatchEvent(new CustomEvent('say', { detail, bubbles: true, composed: true }))
  }

  get #step(): number | null {
    const [first] = this.takers
    const state = first && this.models.get(first.role.key)
    const { energy, hamiltonian } = state?.rollout ?? {}
    return energyStep(state?.hamiltonian ?? null, energy?.[0] ?? hamiltonian?.[0] ?? null)
  }

  get #names(): readonly string[] {
    return this.takers.map(({ model }) => model.label)
  }

  /** Of energy that could not be added: the motions are there, but without it. */
  get #refusals(): string {
    const told = this.takers.map(({ role }) => {
      const { refusal, rollout } = this.models.get(role.key) ?? {}
      return refusal && rollout ? refusal : ''
    })
    return [...new Set(told)].join(' ').trim()
  }

  #effect({ at, amount }: EnergyPush): string {
    return words().energy.effect(this.#names, this.#signed(amount), quantity(at, this.timeUnit))
  }

  #choose(event: Event): void {
    this.steps = Number((event.target as HTMLInputElement).value)
  }

  /** Where motions are shown whole, in the middle of them. */
  #add(amount: number): void {
    const at = Math.min(this.until, Math.round((this.clock.now ?? this.until / 2) * 10) / 10)
    this.#tell({ at, amount: Number(amount.toPrecision(6)) })
  }

  #tell(detail: EnergyPush | null): void {
    this.dispatchEvent(new CustomEvent('push', { detail }))
  }

  #signed(value: number): string {
    const text = formatNumber(Number(value.toPrecision(6)))
    return `${value > 0 ? '+' : ''}${text} ${this.unit}`.trim()
  }
}
