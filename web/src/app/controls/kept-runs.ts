import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import type { Role } from '../../plots'
import { sharedStyles } from '../look/shared-styles'

export interface KeptRow {
  id: string
  text: string
  training: boolean
  /** as its curves are drawn */
  roles: readonly Role[]
}

/** The runs that stay in view, and Keep. Dispatches `keep`, and `let-go` with the id of a run. */
export class KeptRuns extends LitElement {
  static override properties = {
    kept: { attribute: false },
    able: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      :host { display: contents; }
      ul { grid-column: 1 / -1; order: 1; list-style: none; margin: 0; padding: 0; display: grid; gap: 0.3rem; }
      li { display: flex; align-items: center; gap: 0.5rem; }
      .text { flex: 1; min-width: 0; overflow-wrap: anywhere; }
      svg { flex: none; width: 1.75rem; height: 0.9rem; }
      .go { min-height: 1.75rem; min-width: 1.75rem; padding: 0; }
      @media (pointer: coarse) { .go { min-height: 44px; min-width: 44px; } }
      .keep { width: 100%; }
    `,
  ]
  declare kept: readonly KeptRow[]
  declare able: boolean

  override render() {
    const said = words().runs
    return html`<button class="keep" type="button" ?disabled=${!this.able} title=${said.keepLong}
        @click=${() => this.dispatchEvent(new Event('keep'))}>${said.keep}</button>
      ${
        this.kept.length === 0
          ? nothing
          : html`<ul class="small" aria-label=${said.kept}>${this.kept.map((row) => this.#row(row))}</ul>`
      }`
  }

  #row({ id, text, training, roles }: KeptRow) {
    const said = words().runs
    return html`<li data-kept=${id}>
      ${roles.map(lineOf)}
      <span class="text">${text}${training ? html` <span class="muted">${said.trainsAgain}</span>` : nothing}</span>
      <button class="go" type="button" aria-label=${said.letGo(text)} title=${said.letGo(text)}
        @click=${() => this.dispatchEvent(new CustomEvent('let-go', { detail: id }))}>×</button>
    </li>`
  }
}

function lineOf({ colour, stroke }: Role) {
  return html`<svg viewBox="0 0 28 14" aria-hidden="true"><path d="M0 7H28" fill="none" stroke=${colour} stroke-width="2"
    stroke-opacity=${stroke.alpha} stroke-dasharray=${stroke.dash.join(' ')} /></svg>`
}
