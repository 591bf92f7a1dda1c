import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../../language'
import { formatNumber, type Labels } from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { Cast } from '../../state/cast'
import { sentence } from '../../state/errors'
import type { Playground } from '../../state/playground'
import { titleOf } from '../shown'
import { everyone } from './everyone'

const until = 1000
const longestTogether = 100

interface Found {
  exponent: number | null
  time: number
  /** null: they do not part in that time */
  together: number | null
  refusal: string | null
}

/** The largest Lyapunov exponent of the truth and of each model, from the start that is shown. */
export class Exponents extends LitElement {
  static override properties = {
    playground: { attribute: false },
    cast: { attribute: false },
    labels: { attribute: false },
    found: { state: true },
    measuring: { state: true },
  }
  static override styles = [
    sharedStyles,
    css`
      .measure { display: flex; flex-wrap: wrap; gap: 0.4rem 0.75rem; align-items: center; margin-top: 1rem; }
      h3 { flex: 1 1 14rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; margin-top: 0.4rem; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
      th, td { padding: 0.25rem 0.9rem 0.25rem 0; text-align: left; font-weight: 400; vertical-align: top; }
      thead th { color: var(--muted); }
      p { margin-top: 0.4rem; }
      @media (pointer: coarse) { button { min-height: 44px; } }
    `,
  ]
  declare playground: Playground
  declare cast: Cast
  declare labels: Labels
  declare found: ReadonlyMap<string, Found>
  declare measuring: boolean
  #run = 0

  constructor() {
    super()
    this.found = new Map()
    this.measuring = false
  }

  override render() {
    const said = words().chaos
    const { unit } = this.labels.time
    const rows = [...this.#everyone].filter(({ who }) => this.found.has(who.key))
    return html`
      <div class="measure"><h3>${said.exponent}</h3>
        <button type="button" @click=${this.#toggle}>${this.measuring ? said.stop : said.measure}</button></div>
      ${
        rows.length === 0
          ? nothing
          : html`<div class="scroll"><table aria-label=${said.exponent}><thead><tr>
        <th scope="col">${said.motion}</th><th scope="col">${said.rate(`1/${unit || 't'}`)}</th>
        <th scope="col">${said.upTo}</th><th scope="col">${said.together}</th></tr></thead>
        <tbody>${rows.map(({ who, role, title }) => {
          const one = this.found.get(who.key) as Found
          if (one.refusal)
            return html`<tr><th scope="row">${titleOf(role, title)}</th><td colspan="3">${one.refusal}</td></tr>`
          return html`<tr><th scope="row">${titleOf(role, title)}</th>
            <td>${one.exponent === null ? '–' : formatNumber(one.exponent)}</td><td>${formatNumber(one.time)}</td>
            <td>${one.together === null ? said.staysTogether(longestTogether) : formatNumber(one.together)}</td></tr>`
        })}</tbody></table></div>`
      }
      <p class="small muted">${said.exponentHint}</p>
    `
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#run++
    this.measuring = false
  }

  /** The truth, where its law is known, is asked for last: both are questions to one model, which answers one at a time. */
  get #everyone() {
    const { has_law, has_frames } = this.playground.task
    return everyone(this.cast, has_law && !has_frames)
  }

  #toggle(): void {
    this.#run++
    this.measuring = !this.measuring
    if (this.measuring) void this.#measure(this.#run)
  }

  async #measure(run: number): Promise<void> {
    this.found = new Map()
    for (const { who } of this.#everyone) {
      const { key, model, ofTruth } = who
      const from = Float64Array.from(this.playground.start ?? [])
      const show = (one: Found) => {
        if (this.#run === run) this.found = new Map(this.found).set(key, one)
      }
      try {
        const ask = <T>(what: 'beginExponent' | 'exponent') =>
          this.playground.ask(model, (asked, rollout) => asked[what]({ from, until, ofTruth, rollout }) as Promise<T>)
        const together = await ask<number | null>('beginExponent')
        for (let done = false; !done && this.#run === run; ) {
          const so = await ask<{ exponent: number | null; time: number; done: boolean }>('exponent')
          done = so.done
          show({ exponent: so.exponent, time: so.time, together, refusal: null })
        }
      } catch (error) {
        show({ exponent: null, time: 0, together: null, refusal: sentence(error) })
      }
      if (this.#run !== run) return
    }
    this.measuring = false
    this.playground.did('exponents')
  }
}
