import { css, html, LitElement } from 'lit'
import { words } from '../../language'
import { sharedStyles } from '../look/shared-styles'

const shownFor = 2000

/** Copies what `text` gives to the clipboard, and says so. */
export class CopyButton extends LitElement {
  static override properties = {
    what: { attribute: false },
    named: { type: Boolean },
    text: { attribute: false },
    outcome: { state: true },
  }
  static override styles = [sharedStyles, css`:host { display: inline-block; }`]
  /** what is copied, in words */
  declare what: string
  /** whether that is to be seen, too, where nothing beside the button says it */
  declare named: boolean
  declare text: () => string | Promise<string>
  declare outcome: 'copy' | 'copied' | 'refused'
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.outcome = 'copy'
    this.named = false
  }

  override render() {
    const { copying } = words()
    const { what, outcome, named } = this
    const said = named && outcome === 'copy' ? copying.copyWhat(what) : copying[outcome]
    return html`<button type="button" aria-label=${copying.copyWhat(what)} @click=${this.#copy}>${said}</button>`
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  async #copy(): Promise<void> {
    try {
      // A clipboard is there only on pages from localhost or from a host with TLS.
      await navigator.clipboard.writeText(await this.text())
      this.outcome = 'copied'
    } catch {
      this.outcome = 'refused'
    }
    const text = `${words().copying[this.outcome]}: ${this.what}`
    this.dispatchEvent(new CustomEvent('say', { detail: { subject: 'copy', text }, bubbles: true, composed: true }))
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.outcome = 'copy'
    }, shownFor)
  }
}
