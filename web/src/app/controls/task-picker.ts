import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { sharedStyles } from '../look/shared-styles'
import type { Table, Task } from '../state/table'

/** The tasks as a group of radio buttons. Dispatches `set` for the setting `task`. */
export class TaskPicker extends LitElement {
  static override properties = {
    table: { attribute: false },
    task: { attribute: false },
    error: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .tasks { display: flex; flex-wrap: wrap; gap: 0.375rem; }
      label {
        position: relative; display: inline-flex; align-items: center; min-height: max(2.125rem, var(--target, 0rem)); padding: 0 0.6rem;
        border: 1px solid var(--line-strong); border-radius: 999px; background: var(--surface);
        font-size: 0.8125rem; cursor: pointer;
      }
      label:hover { border-color: var(--text); }
      label:has(:checked) { border-color: var(--text); background: var(--text); color: var(--page); font-weight: 500; }
      label:has(:focus-visible) { outline: 2.5px solid var(--focus); outline-offset: 2px; }
      input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
      .description { margin-top: 0.6rem; }
      .error { margin-top: 0.4rem; }
    `,
  ]
  declare table: Table
  declare task: Task
  declare error: string | undefined

  override render() {
    return html`<div class="tasks" role="radiogroup" aria-label=${words().controls.task}>
        ${this.table.tasks.map(
          ({ id, title }) => html`<label>
            <input type="radio" name="task" .value=${id} .checked=${id === this.task.id} @change=${this.#pick} />${title}
          </label>`,
        )}
      </div>
      ${this.error ? html`<p class="error" lang="en" role="alert">${this.error}</p>` : nothing}
      <p class="description small muted">${this.task.description}</p>`
  }

  #pick(event: Event): void {
    const detail = { name: 'task', text: (event.target as HTMLInputElement).value }
    this.dispatchEvent(new CustomEvent('set', { detail, bubbles: true, composed: true }))
  }
}
