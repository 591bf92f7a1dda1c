import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { sharedStyles } from '../look/shared-styles'
import type { Cast } from '../state/cast'
import type { Model, Table, Task } from '../state/table'
import { capitalised } from '../words/capitalised'
import { hindranceOf } from '../words/hindrance'

/** Chooses who learns: one to four models, in the order they are chosen in. Dispatches `models` with their names. */
export class ModelPicker extends LitElement {
  static override properties = {
    table: { attribute: false },
    task: { attribute: false },
    cast: { attribute: false },
    error: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .models { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-top: 0.35rem; }
      label {
        position: relative; display: inline-flex; align-items: center; gap: 0.35rem; min-height: max(2.125rem, var(--target, 0rem)); padding: 0 0.6rem;
        border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); font-size: 0.8125rem; cursor: pointer;
      }
      label:hover { border-color: var(--text); }
      label:has(:checked) { border-color: var(--text); font-weight: 500; }
      label:has(:disabled) { border-style: dashed; color: var(--muted); cursor: default; }
      label:has(:checked:disabled) { border-style: solid; color: var(--text); }
      label:has(:focus-visible) { outline: 2.5px solid var(--focus); outline-offset: 2px; }
      input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: inherit; }
      .error { margin-top: 0.4rem; }
    `,
  ]
  declare table: Table
  declare task: Task
  declare cast: Cast
  declare error: string | undefined

  override render() {
    return html`<h2 id="title">${words().controls.models}</h2>
      <div class="models" role="group" aria-labelledby="title">${this.table.models.map((model) => this.#option(model))}</div>
      ${this.error ? html`<p class="error" lang="en" role="alert">${this.error}</p>` : nothing}`
  }

  #option(model: Model) {
    const { table, task, cast } = this
    const chosen = cast.models.find(({ role }) => role.key === model.id)
    const hindrance = hindranceOf(
      model,
      task,
      cast.models.map(({ role }) => role.key),
      table.limits.most_models,
    )
    return html`<label data-model=${model.id} title=${hindrance ?? capitalised(words().controls.modelIs(model.in_text, model.sentence))}>
      <input type="checkbox" .checked=${chosen !== undefined} ?disabled=${hindrance !== null}
        aria-description=${hindrance ?? nothing} @change=${() => this.#toggle(model.id)} />
      ${
        chosen
          ? html`<i class="plot-swatch" data-marker=${chosen.role.marker} .style=${`color: ${chosen.role.colour}`}></i>`
          : nothing
      }${model.title}
    </label>`
  }

  #toggle(id: string): void {
    const chosen = this.cast.models.map(({ role }) => role.key)
    const detail = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]
    this.dispatchEvent(new CustomEvent('models', { detail }))
  }
}
