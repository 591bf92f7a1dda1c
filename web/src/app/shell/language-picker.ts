import { css, html, LitElement } from 'lit'
import { language, languageNames, words } from '../../language'
import { sharedStyles } from '../look/shared-styles'

/** The language of the page. Dispatches `language` with the chosen one. */
export class LanguagePicker extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      select { height: max(2rem, var(--target, 0rem)); padding: 0 0.3rem; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); font-size: 0.8125rem; }
      select:hover { border-color: var(--text); }
      @media (pointer: coarse) { select { height: 2.75rem; } }
    `,
  ]

  override render() {
    return html`<select aria-label=${words().page.language} @change=${this.#choose}>
      ${languageNames.map(({ id, name }) => html`<option lang=${id} .value=${id} ?selected=${id === language()}>${name}</option>`)}
    </select>`
  }

  #choose(event: Event): void {
    this.dispatchEvent(new CustomEvent('language', { detail: (event.target as HTMLSelectElement).value }))
  }
}
