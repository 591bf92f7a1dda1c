import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { words } from '../../language'
import { formatNumber } from '../../plots'
import { fieldStyles, sharedStyles } from '../look/shared-styles'
import type { CastModel } from '../state/cast'
import type { Models } from '../state/model-state'
import type { MotionClock } from '../state/motion-clock'
import { type EnergyPush, pushesText } from '../state/pushes'
import { quantity } from '../words/numbers'
import { energyStep, reach } from './energy-step'

/**
 * Adds energy to the motions that keep their learned H, at the time that is shown, or takes it out; what was added stands
 * below, each to be taken away again. Dispatches `pushes` with all that is to be added from now on.
 */
export class EnergyControl extends LitElement {
  static override properties = {
    takers: { attribute: false },
    models: { attribute: false },
    pushes: { attribute: false },
    most: { attribute: false },
    error: { attribute: false },
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
      ul { display: flex; flex-wrap: wrap; gap: 0.3rem; margin: 0.3rem 0 0; padding: 0; list-style: none; }
      li button { border-radius: 999px; font-size: 0.8125rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
      li[data-late] button { color: var(--muted); }
      @media (pointer: coarse) { button { min-height: 44px; } }
    `,
  ]
  /** the models whose motions take it: at least one */
  declare takers: readonly CastModel[]
  declare models: Models
  /** in the order of their times */
  declare pushes: readonly EnergyPush[]
  /** how many there can be */
  declare most: number
  /** why the last wasn't taken */
  declare error: string | undefined
  declare clock: MotionClock
  declare until: number
  /** of the learned H */
  declare unit: string
  declare timeUnit: string
  declare steps: number
  /** here, the last at the end */
  #added: EnergyPush[] = []

  constructor() {
    super()
    this.steps = 4
  }

  override render() {
    const said = words().energy
    const { pushes, steps, most, error } = this
    const step = this.#step
    const amount = step === null ? 0 : steps * step
    const full = pushes.length >= most
    return html`<div class="line" role="group" aria-label=${said.add}>
        <label class="small"><span>${said.add}</span>
          <input type="range" min=${-reach} max=${reach} step="1" .value=${String(steps)} aria-label=${said.addTo(this.#names)}
            aria-valuetext=${this.#signed(amount)} @input=${this.#choose} />
          <span class="amount">${this.#signed(amount)}</span></label>
        <button type="button" ?disabled=${full || step === null || steps === 0} @click=${() => this.#add(amount)}>${amount < 0 ? said.takeOutNow : said.addNow}</button>
        ${pushes.length > 0 ? html`<button type="button" @click=${this.#undo}>${said.undo}</button>` : nothing}
      </div>
      ${pushes.length > 0 ? html`<ul aria-label=${said.added}>${pushes.map((push) => this.#chip(push))}</ul>` : nothing}
      ${error ? html`<p class="error" lang="en" role="alert">${error}</p>` : nothing}
      <p class="small muted">${[this.#refusals || this.#effect, full ? said.most(most) : ''].join(' ').trim()}</p>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('pushes')
    if (!before || this.pushes.length === 0 || pushesText(before) === pushesText(this.pushes)) return
    const detail = { subject: 'energy', text: this.#effect.trim() }
    this.dispatchEvent(new CustomEvent('say', { detail, bubbles: true, composed: true }))
  }

  #chip(push: EnergyPush) {
    const text = this.#text(push)
    const { remove } = words().energy
    return html`<li ?data-late=${push.at > this.until}><button type="button" aria-label=${remove(text)} title=${remove(text)}
      @click=${() => this.#remove(push)}>${text} ×</button></li>`
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

  get #effect(): string {
    const said = words().energy
    const texts = (late: boolean) =>
      this.pushes.filter(({ at }) => at > this.until === late).map((push) => this.#text(push))
    const [seen, late] = [texts(false), texts(true)]
    // A model whose motion the solver refuses gets nothing.
    const moving = this.takers.filter(({ role }) => this.models.get(role.key)?.rollout).map(({ model }) => model.label)
    return [
      seen.length > 0 && moving.length > 0 ? said.effect(moving, seen) : '',
      late.length > 0 ? said.tooLate(late) : '',
    ].join(' ')
  }

  #text({ amount, at }: EnergyPush): string {
    return words().energy.push(this.#signed(amount), quantity(at, this.timeUnit))
  }

  #choose(event: Event): void {
    this.steps = Number((event.target as HTMLInputElement).value)
  }

  /** Where motions are shown whole, in the middle of them. */
  #add(amount: number): void {
    const at = Math.min(this.until, Math.round((this.clock.now ?? this.until / 2) * 10) / 10)
    const push = { amount: Number(amount.toPrecision(6)), at }
    this.#added.push(push)
    this.#tell([...this.pushes, push])
  }

  /** Takes away what was added last. */
  #undo(): void {
    const last = this.#added.findLast((push) => this.#has(push)) ?? this.pushes.at(-1)
    if (last) this.#remove(last)
  }

  #remove(push: EnergyPush): void {
    const at = this.pushes.findIndex((other) => same(other, push))
    this.#added = this.#added.filter((other) => !same(other, push))
    this.#tell(this.pushes.filter((_, i) => i !== at))
  }

  #has(push: EnergyPush): boolean {
    return this.pushes.some((other) => same(other, push))
  }

  #tell(detail: readonly EnergyPush[]): void {
    this.dispatchEvent(new CustomEvent('pushes', { detail }))
  }

  #signed(value: number): string {
    const text = formatNumber(Number(value.toPrecision(6)))
    return `${value > 0 ? '+' : ''}${text} ${this.unit}`.trim()
  }
}

function same(a: EnergyPush, b: EnergyPush): boolean {
  return a.amount === b.amount && a.at === b.at
}
