import { css, html, LitElement } from 'lit'
import { words } from '../../language'
import { dialogStyles, sharedStyles } from '../look/shared-styles'
import type { Playground } from '../state/playground'
import { elementCode, frameCode } from './embed-code'

/** A button, and behind it what puts the playground as it stands into another page. */
export class EmbedDialog extends LitElement {
  static override properties = {
    playground: { attribute: false },
    address: { attribute: false },
    version: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      :host { display: inline-block; }
      dialog { width: min(44rem, calc(100vw - 2rem)); }
      h2 { font-size: 1.0625rem; color: var(--text); margin-bottom: 0.35rem; }
      section { margin-top: 1rem; }
      header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
      pre { margin: 0.4rem 0 0; padding: 0.5rem 0.7rem; border-radius: 6px; background: var(--code); font: 0.8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
      .end { display: flex; justify-content: flex-end; margin-top: 1rem; }
      @media (pointer: coarse) { button { min-height: 44px; } }
    `,
  ]
  declare playground: Playground
  /** of the page, without a query */
  declare address: string
  /** grows with every change of the playground, which the code follows */
  declare version: number

  override render() {
    const said = words().element
    const { query, task } = this.playground
    const at = (file: string) => new URL(file, this.address).href
    return html`<button type="button" aria-haspopup="dialog" @click=${() => this.#dialog?.showModal()}>${said.embed}</button>
      <dialog aria-labelledby="title">
        <h2 id="title">${said.embedTitle}</h2>
        <p class="small muted">${said.embedAbout}</p>
        ${this.#code(said.asElement, elementCode(query, at('hnn-playground.js')), said.elementNeeds)}
        ${this.#code(said.asFrame, frameCode(query, at('embed.html'), `HNN Playground: ${task.title}`))}
        ${this.#code(said.asLink, `${this.address}?${query}`)}
        <div class="end"><button type="button" @click=${() => this.#dialog?.close()}>${said.close}</button></div>
      </dialog>`
  }

  #code(title: string, code: string, note = '') {
    return html`<section>
      <header><h3>${title}</h3><hnn-copy .what=${title} .text=${() => code}></hnn-copy></header>
      <pre data-code=${title}>${code}</pre>
      ${note && html`<p class="small muted">${note}</p>`}
    </section>`
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }
}
