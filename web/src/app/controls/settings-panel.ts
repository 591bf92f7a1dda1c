import { css, html, LitElement, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { words } from '../../language'
import { sharedStyles } from '../look/shared-styles'
import { type Experiment, isChoiceIn, matters, type Setting, type Table } from '../state/table'

/** These have controls of their own. */
const elsewhere = ['task', 'recipe', 'model', 'models', 'pushes', 'direction', 'truth', 'H', 'D']

// What a reader would try first; the rest of the table stands under "More settings".
const few = ['seed', 'masses', 'learning_rate', 'activation', 'widths', 'time_input', 'noise', 'derivatives']
const groups: readonly Setting['group'][] = ['task', 'data', 'training', 'rollout']

/** A control for each setting that matters in the task, from the core's table. */
export class SettingsPanel extends LitElement {
  static override properties = {
    table: { attribute: false },
    experiment: { attribute: false },
    errors: { attribute: false },
    open: { state: true },
  }
  static override styles = [
    sharedStyles,
    css`
      .fields { display: grid; gap: 0.5rem; }
      details { margin-top: 0.75rem; border-top: 1px solid var(--line); padding-top: 0.6rem; }
      summary { display: flex; align-items: center; min-height: var(--target, 0rem); cursor: pointer; font-size: 0.875rem; font-weight: 500; }
      details[open] summary { margin-bottom: 0.75rem; }
      fieldset + fieldset { margin-top: 1.1rem; }
      legend { padding: 0; font-size: 0.8125rem; font-weight: 600; color: var(--muted); margin-bottom: 0.5rem; }
      details .fields { gap: 0.75rem; }
    `,
  ]
  declare table: Table
  declare experiment: Experiment
  declare errors: ReadonlyMap<string, string>
  /** The rest of the table is made only when it is looked for. */
  declare open: boolean

  constructor() {
    super()
    this.open = false
  }

  override render() {
    const shown = this.table.settings
      .filter((setting) => !elsewhere.includes(setting.name) && matters(setting, this.experiment))
      .map((setting) => this.#inTask(setting))
    const first = few.flatMap((name) => shown.filter((setting) => setting.name === name))
    const rest = shown.filter((setting) => !few.includes(setting.name))
    const open = this.open || rest.some(({ name }) => this.errors.has(name))
    return html`
      <div class="fields">${this.#fields(first, false)}</div>
      <details ?open=${open} @toggle=${this.#toggled}>
        <summary>${words().controls.moreSettings}</summary>
        ${open ? groups.map((group) => this.#group(group, rest)) : nothing}
      </details>
    `
  }

  /** With the choices that the task has. */
  #inTask(setting: Setting): Setting {
    if (!setting.choices || !setting.limited) return setting
    return { ...setting, choices: setting.choices.filter((choice) => isChoiceIn(setting, choice, this.experiment)) }
  }

  #group(group: Setting['group'], settings: readonly Setting[]) {
    const members = settings.filter((setting) => setting.group === group)
    if (members.length === 0) return nothing
    return html`<fieldset>
      <legend>${words().controls.groups[group]}</legend>
      <div class="fields">${this.#fields(members, true)}</div>
    </fieldset>`
  }

  #toggled(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open
  }

  #fields(settings: readonly Setting[], explained: boolean) {
    return repeat(
      settings,
      ({ name }) => name,
      (
        setting,
      ) => html`<hnn-setting-field data-setting=${setting.name} .setting=${setting} .value=${this.experiment[setting.name]}
        .error=${this.errors.get(setting.name)} ?explained=${explained}></hnn-setting-field>`,
    )
  }
}
