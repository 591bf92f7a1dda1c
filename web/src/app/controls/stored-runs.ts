import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { dialogStyles, sharedStyles } from '../look/shared-styles'

export interface StoredRow {
  id: string
  /** of the task */
  title: string
  /** what it has otherwise than the task's defaults */
  text: string
  /** how far it is, and when it was stored */
  told: string
  /** whether it is the one that is shown */
  shown: boolean
}

/** A button, and the list of stored runs behind it. Dispatches `list`, `closed`, `open-run` and `delete-run` with an id. */
export class StoredRuns extends LitElement {
  static override properties = { runs: { attribute: false } }
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      .list { width: 100%; }
      dialog { width: min(40rem, calc(100vw - 2rem)); }
      h2 { font-size: 1.0625rem; color: var(--text); margin-bottom: 0.35rem; }
      ul { list-style: none; margin: 0.75rem 0; padding: 0; }
      li { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem 0.5rem; padding: 0.5rem 0; border-top: 1px solid var(--line); }
      .what { flex: 1 1 16rem; min-width: 0; overflow-wrap: anywhere; }
      .end { display: flex; justify-content: flex-end; }
      @media (pointer: coarse) { button { min-height: 44px; } }
    `,
  ]
  /** null while they are being read */
  declare runs: readonly StoredRow[] | null

  override render() {
    const said = words().runs
    return html`<button class="list" type="button" aria-haspopup="dialog" @click=${this.#show}>${said.stored}</button>
      <dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new Event('closed'))}>
        <h2 id="title">${said.storedTitle}</h2>
        <p class="small muted">${said.storedLong}</p>
        ${this.runs?.length === 0 ? html`<p>${said.noneStored}</p>` : nothing}
        <ul>${this.runs?.map((run) => this.#row(run))}</ul>
        <div class="end"><button type="button" @click=${this.#close}>${said.close}</button></div>
      </dialog>`
  }

  #row({ id, title, text, told, shown }: StoredRow) {
    const said = words().runs
    const name = [title, text].filter((part) => part !== '').join(', ')
    return html`<li>
      <div class="what"><strong>${title}</strong>${text ? html` ${text}` : nothing}<br /><span class="small muted">${told}</span></div>
      ${
        shown
          ? html`<span class="small muted">${said.shownNow}</span>`
          : html`<button type="button" aria-label=${said.openRun(name)} @click=${() => this.#open(id)}>${said.open}</button>
              <button type="button" aria-label=${said.deleteRun(name)} @click=${() => this.#tell('delete-run', id)}>${said.delete}</button>`
      }
    </li>`
  }

  #show(): void {
    this.dispatchEvent(new Event('list'))
    this.renderRoot.querySelector('dialog')?.showModal()
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close()
  }

  #open(id: string): void {
    this.#close()
    this.#tell('open-run', id)
  }

  #tell(what: 'open-run' | 'delete-run', detail: string): void {
    this.dispatchEvent(new CustomEvent(what, { detail }))
  }
}
