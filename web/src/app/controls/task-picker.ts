import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { pillStyles, sharedStyles } from '../look/shared-styles'
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
    pillStyles,
    css`
      .description { margin-top: 0.6rem; }
      .error { margin-top: 0.4rem; }
    `,
  ]
  declare table: Table
  declare task: Task
  declare error: string | undefined

  override render() {
    return html`<div class="pills" role="radiogroup" aria-label=${words().controls.task}>
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
