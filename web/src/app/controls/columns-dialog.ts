import { css, html, LitElement } from 'lit'
import { words } from '../../language'
import { dialogStyles, fieldStyles, sharedStyles } from '../look/shared-styles'
import { columnsText, places, placesOf } from '../state/columns'
import type { ColumnsChoice } from '../state/playground-state'

/**
 * The first rows of a recording, and what each of its columns is taken for. Dispatches `try` with a choice whenever it
 * changes, `take` with the one that holds, and `cancel`.
 */
export class ColumnsDialog extends LitElement {
  static override properties = {
    choice: { attribute: false },
    degrees: { state: true },
  }
  static override styles = [
    sharedStyles,
    dialogStyles,
    fieldStyles,
    css`
      dialog { max-width: min(60rem, calc(100vw - 2rem)); }
      h2 { font-size: 1.0625rem; color: var(--text); margin-bottom: 0.35rem; }
      .scroll { overflow: auto; margin: 0.75rem 0; border: 1px solid var(--line); border-radius: 6px; }
      table { border-collapse: collapse; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
      th, td { padding: 0.3rem 0.6rem; border-top: 1px solid var(--line); text-align: left; white-space: nowrap; }
      select { min-width: 7rem; }
      .problem { min-height: 2.8em; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; justify-content: flex-end; margin-top: 0.75rem; }
      .buttons label { margin-right: auto; }
    `,
  ]
  declare choice: ColumnsChoice
  declare degrees: boolean

  constructor() {
    super()
    this.degrees = false
  }

  override render() {
    const said = words().recording
    const { file, reading } = this.choice
    const chosen = placesOf(reading)
    return html`<dialog aria-labelledby="title" @close=${this.#cancelled}>
      <h2 id="title">${said.columnsMean(file.name)}</h2>
      <p class="small muted">${said.choose}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${said.columnsAndRows}>
        <table>
          <thead>
            <tr>${reading.names.map((name) => html`<th scope="col">${name}</th>`)}</tr>
            <tr>${reading.names.map((name, i) => html`<td>${this.#select(name, i, chosen)}</td>`)}</tr>
          </thead>
          <tbody>${reading.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
        </table>
      </div>
      <p class="problem small ${reading.problem ? 'error' : 'muted'}" role="status">${
        reading.problem ?? html`${said.understood} <code>${this.#text(chosen)}</code>`
      }</p>
      <div class="buttons">
        <label class="small"><input type="checkbox" .checked=${this.degrees} @change=${this.#setDegrees} /> ${said.degrees}</label>
        <button type="button" @click=${this.#close}>${said.cancel}</button>
        <button type="button" ?disabled=${reading.problem !== null} @click=${() => this.#take(this.#text(chosen))}>${said.learn}</button>
      </div>
    </dialog>`
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal()
  }

  #select(name: string, column: number, chosen: readonly string[]) {
    const said = words().recording
    const titles: Readonly<Record<string, string>> = { t: said.time, id: said.trial }
    const choose = (event: Event) => this.#choose(column, (event.target as HTMLSelectElement).value, chosen)
    return html`<select aria-label=${said.columnIs(name)} ?autofocus=${column === 0} @change=${choose}>
      <option value="" ?selected=${!chosen[column]}>${said.leftOut}</option>
      ${places.map((place) => html`<option value=${place} ?selected=${place === chosen[column]}>${titles[place] ?? place}</option>`)}
    </select>`
  }

  /** A place belongs to one column: the one before loses it. */
  #choose(column: number, place: string, chosen: readonly string[]): void {
    const next = chosen.map((before, i) => (i === column ? place : before === place ? '' : before))
    this.#tell('try', this.#text(next))
  }

  #setDegrees(event: Event): void {
    this.degrees = (event.target as HTMLInputElement).checked
    this.#tell('try', this.#text(placesOf(this.choice.reading)))
  }

  #text(chosen: readonly string[]): string {
    return columnsText(this.choice.reading.names, chosen, this.degrees)
  }

  #take(text: string): void {
    this.#close()
    this.#tell('take', text)
  }

  /** A dialog that is closed, and not only taken away, gives the focus back to what had it. */
  #close(): void {
    this.renderRoot.querySelector('dialog')?.close()
  }

  #cancelled(): void {
    this.dispatchEvent(new Event('cancel'))
  }

  #tell(what: 'try' | 'take', detail: string): void {
    this.dispatchEvent(new CustomEvent(what, { detail }))
  }
}
