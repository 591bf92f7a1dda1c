import { css, html, LitElement, noChange, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { words } from '../../language'
import { fieldStyles, sharedStyles } from '../look/shared-styles'
import type { Setting, Value } from '../state/table'
import { fieldText, settingLabel, typedText } from '../words/settings'

/** One setting: label, control, unit, and its error. Dispatches `set` with `{ name, text }`. */
export class SettingField extends LitElement {
  static override properties = {
    setting: { attribute: false },
    value: { attribute: false },
    error: { attribute: false },
    explained: { type: Boolean },
  }
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      .row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 8.25rem); gap: 0.25rem 0.75rem; align-items: center; }
      label { font-size: 0.875rem; line-height: 1.25; }
      .control { display: flex; gap: 0.35rem; align-items: center; }
      .unit { color: var(--muted); font-size: 0.8125rem; }
      .help, .error { grid-column: 1 / -1; }
      .help::first-letter { text-transform: uppercase; }
      .help { color: var(--muted); font-size: 0.8125rem; line-height: 1.4; }
      button { min-height: max(2rem, var(--target, 0rem)); padding: 0 0.55rem; flex: none; }
    `,
  ]
  declare setting: Setting
  declare value: Value
  declare error: string | undefined
  /** whether the line of help stands under the control; otherwise it is only described */
  declare explained: boolean

  constructor() {
    super()
    this.error = undefined
    this.explained = false
  }

  override render() {
    const { setting, error, explained } = this
    return html`<div class="row">
      <label for="control">${settingLabel(setting)}${setting.unit ? html` <span class="unit">(${setting.unit})</span>` : nothing}</label>
      <div class="control">
        ${this.#control()}
        ${
          setting.name === 'seed'
            ? html`<button type="button" title=${words().controls.nextSeed} aria-label=${words().controls.nextSeed} @click=${this.#next}>+1</button>`
            : nothing
        }
      </div>
      <p id="help" class=${explained ? 'help' : 'visually-hidden'}>${setting.help}</p>
      ${error ? html`<p id="error" class="error" lang="en" role="alert">${error}</p>` : nothing}
    </div>`
  }

  #control() {
    const { setting, value, error, explained } = this
    const invalid = error ? 'true' : 'false'
    const description = error ? 'error help' : 'help'
    const text = fieldText(setting, value)
    const tip = explained ? nothing : setting.help
    if (setting.type === 'choice') {
      return html`<select id="control" title=${tip} aria-invalid=${invalid} aria-describedby=${description} @change=${this.#changed}>
        ${setting.choices?.map((choice) => html`<option .value=${choice} ?selected=${choice === value}>${choice}</option>`)}
      </select>`
    }
    // What is refused stays to be mended; without a refusal, what is shown is what is in force.
    const shown = error && this.hasUpdated ? noChange : live(text)
    const mode = setting.type === 'integer' ? 'numeric' : 'text'
    return html`<input id="control" type="text" inputmode=${mode} autocomplete="off" spellcheck="false" title=${tip}
      .value=${shown} aria-invalid=${invalid} aria-describedby=${description} @change=${this.#changed} />`
  }

  #changed(event: Event): void {
    const { value } = event.target as HTMLInputElement | HTMLSelectElement
    this.#set(typedText(this.setting, value))
  }

  #next(): void {
    const { value, setting } = this
    const next = Number(value) + 1
    this.#set(String(next > (setting.max ?? next) ? (setting.min ?? 0) : next))
  }

  #set(text: string): void {
    this.dispatchEvent(
      new CustomEvent('set', { detail: { name: this.setting.name, text }, bubbles: true, composed: true }),
    )
  }
}
