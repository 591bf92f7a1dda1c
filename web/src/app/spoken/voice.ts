import { html, LitElement } from 'lit'
import { sharedStyles } from '../look/shared-styles'
import type { Playground } from '../state/playground'
import { changesIn, type Spoken } from '../words/spoken'
import { browserTimers, Speaker } from './speaker'

/**
 * The one live region of the playground: tells a screen reader what has changed, and what an event `say` in the same tree
 * asks it to, with `{ subject, text }`.
 */
export class Voice extends LitElement {
  static override properties = { playground: { attribute: false }, version: { attribute: false } }
  static override styles = [sharedStyles]
  declare playground: Playground
  /** grows with every change of the playground */
  declare version: number
  readonly #speaker = new Speaker((text) => this.#show(text), browserTimers)
  #known: Spoken | null = null
  #end = () => {}

  override connectedCallback(): void {
    super.connectedCallback()
    const root = this.getRootNode()
    const asked = (event: Event) => {
      const { subject, text } = (event as CustomEvent<{ subject: string; text: string | null }>).detail
      this.#speaker.say(subject, text)
    }
    root.addEventListener('say', asked)
    this.#end = () => root.removeEventListener('say', asked)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end()
    this.#speaker.end()
  }

  override render() {
    return html`<p class="visually-hidden" role="status"></p>`
  }

  protected override updated(): void {
    const { changes, known } = changesIn(this.playground, this.#known)
    this.#known = known
    for (const [subject, text] of changes) this.#speaker.say(subject, text)
  }

  #show(text: string): void {
    this.renderRoot.querySelector('p')?.replaceChildren(text)
  }
}
