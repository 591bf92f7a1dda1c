import { html, LitElement, noChange } from 'lit'
import { words } from '../../language'
import { sharedStyles } from '../look/shared-styles'
import type { Playground } from '../state/playground'
import { summaryOf } from '../words/spoken'

/** The screen in words, for those who don't see it. What is told changes once training rests. */
export class SummaryView extends LitElement {
  static override properties = { playground: { attribute: false }, version: { attribute: false } }
  static override styles = [sharedStyles]
  declare playground: Playground
  /** grows with every change of the playground */
  declare version: number
  #told = ''

  override render() {
    const paragraphs = summaryOf(this.playground)
    const told = paragraphs.join(' ')
    if (told === this.#told) return noChange
    this.#told = told
    return html`<section class="visually-hidden" aria-labelledby="title">
      <h2 id="title">${words().spoken.summary}</h2>
      ${paragraphs.map((text) => html`<p>${text}</p>`)}
    </section>`
  }
}
