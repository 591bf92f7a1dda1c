import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { sharedStyles } from '../look/shared-styles'
import type { Task } from '../state/table'
import { capitalised } from '../words/capitalised'

/** Takes a recording from a file picker or a drop. Dispatches `file` with a File, `drop-recording` and `columns`. */
export class RecordingPicker extends LitElement {
  static override properties = {
    name: { attribute: false },
    task: { attribute: false },
    columns: { attribute: false },
    error: { attribute: false },
    over: { state: true },
  }
  static override styles = [
    sharedStyles,
    css`
      .zone { border: 1.5px dashed var(--line-strong); border-radius: 8px; padding: 0.65rem 0.75rem; display: grid; gap: 0.45rem; justify-items: start; }
      .zone[data-over] { border-color: var(--focus); background: var(--line); }
      .source { font-weight: 600; }
      .source[data-source='simulated'] { color: var(--notice); }
      label { display: inline-flex; align-items: center; min-height: max(2rem, var(--target, 0rem)); padding: 0 0.7rem; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); font-size: 0.875rem; font-weight: 500; cursor: pointer; }
      label:hover { border-color: var(--text); }
      label:focus-within { outline: 2.5px solid var(--focus); outline-offset: 2px; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      button { min-height: max(2rem, var(--target, 0rem)); }
    `,
  ]
  /** of the recording; null before there is one */
  declare name: string | null
  declare task: Task
  /** whether which column means what can be chosen */
  declare columns: boolean
  declare error: string | null
  declare over: boolean

  constructor() {
    super()
    this.over = false
  }

  override render() {
    const said = words().recording
    const { name, error, columns, task } = this
    const measured = name !== null
    return html`<div class="zone" ?data-over=${this.over} @dragover=${this.#dragOver} @dragleave=${() => {
      this.over = false
    }} @drop=${this.#drop}>
      <p class="small">${measured ? this.#named(name) : this.#wanted()}</p>
      <div class="buttons">
        <label><input class="visually-hidden" type="file" aria-describedby="recording-error" @change=${this.#pick} />${said.open}</label>
        ${measured && columns ? html`<button type="button" @click=${() => this.#dispatch('columns')}>${said.columns}</button>` : nothing}
        ${
          measured
            ? html`<button type="button" @click=${() => this.#dispatch('drop-recording')}>${task.needs_file ? said.giveUp : said.useStandIn}</button>`
            : nothing
        }
      </div>
      <p id="recording-error" class="error" lang="en" role="alert">${error ?? nothing}</p>
    </div>`
  }

  #named(name: string) {
    return html`<span class="source" data-source="measured">${words().recording.measuredData}</span>: ${name}`
  }

  #wanted() {
    const { stand_in, needs_file } = this.task
    const { noData, drop, forms } = words().recording
    if (needs_file) return html`<span class="source">${noData}</span> ${drop} ${forms}`
    return html`<span class="source" data-source="simulated">${capitalised(stand_in)}</span>. ${drop} ${forms}`
  }

  #dispatch(what: 'columns' | 'drop-recording'): void {
    this.dispatchEvent(new Event(what))
  }

  #pick(event: Event): void {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    // The same file may be chosen again once it is mended.
    input.value = ''
    this.#tell(file)
  }

  #dragOver(event: DragEvent): void {
    event.preventDefault()
    this.over = true
  }

  #drop(event: DragEvent): void {
    event.preventDefault()
    this.over = false
    this.#tell(event.dataTransfer?.files[0])
  }

  #tell(file: File | undefined): void {
    if (file) this.dispatchEvent(new CustomEvent('file', { detail: file }))
  }
}
