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
      p { --lines: 4; min-height: calc(1.45em * var(--lines)); font-size: 0.9375rem; line-height: 1.45; }
      @media (max-height: 480px) { p { --lines: 4; font-size: 0.8125rem; } }
      @container (max-width: 687px) { p { --lines: 6; font-size: 0.875rem; } }
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
