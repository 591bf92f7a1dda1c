import { css, html, LitElement } from 'lit'
import { sharedStyles } from '../look/shared-styles'
import type { Playground } from '../state/playground'
import { unbroken } from '../words/numbers'
import { explain } from '../words/sentences'
import { situationOf } from '../words/situation'

/** What is seen now, in words that change with it. It has room for them, so that nothing below it moves. */
export class NowView extends LitElement {
  static override properties = {
    playground: { attribute: false },
    version: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      p { min-height: 4.5em; line-height: 1.5; text-wrap: pretty; }
      @media (max-width: 719px) { p { min-height: 8.4em; font-size: 0.9375rem; line-height: 1.4; } }
    `,
  ]
  declare playground: Playground
  /** grows with every change of the playground */
  declare version: number

  override render() {
    const situation = situationOf(this.playground)
    return html`<p>${situation ? unbroken(explain(situation).join(' ')) : ''}</p>`
  }
}
