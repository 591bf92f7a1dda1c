import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { dialogStyles, sharedStyles } from '../look/shared-styles'

/** A button, and the key “?”, that open the list of keys. */
export class KeysHelp extends LitElement {
  static override properties = { open: { state: true } }
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      button { min-height: max(2rem, var(--target, 0rem)); min-width: max(2rem, var(--target, 0rem)); padding: 0 0.6rem; }
      dialog { max-width: min(38rem, calc(100vw - 2rem)); }
      h2 { font-size: 1.0625rem; color: var(--text); margin-bottom: 0.75rem; }
      dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.5rem 1.25rem; margin-bottom: 1rem; font-size: 0.9375rem; line-height: 1.45; }
      dt { white-space: nowrap; }
      kbd { padding: 0.05rem 0.4rem; border: 1px solid var(--line-strong); border-radius: 4px; background: var(--code); font: inherit; font-size: 0.875rem; }
      @media (max-width: 480px) { dl { grid-template-columns: minmax(0, 1fr); gap: 0.15rem; } dd { margin-bottom: 0.5rem; } dt { white-space: normal; } }
    `,
  ]
  declare open: boolean

  constructor() {
    super()
    this.open = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('keydown', this.#key)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('keydown', this.#key)
  }

  override render() {
    const said = words().spoken
    return html`<button type="button" aria-label=${said.keysTitle} title=${said.keysTitle} aria-haspopup="dialog" aria-keyshortcuts="?" @click=${this.#show}>?</button>
      ${
        this.open
          ? html`<dialog aria-labelledby="title" @close=${this.#closed}>
              <h2 id="title">${said.keysTitle}</h2>
              <dl>${said.keyList.map(([keys, what]) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd>`)}</dl>
              <button type="button" autofocus @click=${this.#close}>${said.close}</button>
            </dialog>`
          : nothing
      }`
  }

  // A dialog gives the focus back to what had it.
  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (dialog && !dialog.open) dialog.showModal()
  }

  readonly #show = (): void => {
    this.open = true
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close()

  readonly #closed = (): void => {
    this.open = false
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== '?' || event.ctrlKey || event.altKey || event.metaKey) return
    const [target] = event.composedPath()
    const types =
      target instanceof Element &&
      target.closest('input:not([type=range], [type=radio], [type=checkbox]), textarea, select, dialog')
    if (types) return
    event.preventDefault()
    this.#show()
  }
}
