import { css, html, LitElement } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { sharedStyles } from './shared-styles'
import { type Experiment, matters, type Setting, type Table, unusedSetting } from './table'

// What a reader would try first; the rest of the table stands under "More settings".
const few = ['seed', 'learning_rate', 'activation', 'widths', 'noise', 'derivatives']
const groupTitles: Readonly<Record<Setting['group'], string>> = {
  task: 'Task',
  data: 'Data',
  training: 'Training',
  rollout: 'Rollout',
}

/** A control for each setting that matters in the task, from the core's table. */
export class SettingsPanel extends LitElement {
  static override properties = {
    table: { attribute: false },
    experiment: { attribute: false },
    errors: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .fields { display: grid; gap: 0.5rem; }
      details { margin-top: 0.75rem; border-top: 1px solid var(--line); padding-top: 0.6rem; }
      summary { cursor: pointer; font-size: 0.875rem; font-weight: 500; }
      details[open] summary { margin-bottom: 0.75rem; }
      fieldset + fieldset { margin-top: 1.1rem; }
      legend { padding: 0; font-size: 0.8125rem; font-weight: 600; color: var(--muted); margin-bottom: 0.5rem; }
      details .fields { gap: 0.75rem; }
    `,
  ]
  declare table: Table
  declare experiment: Experiment
  declare errors: ReadonlyMap<string, string>

  override render() {
    const shown = this.table.settings.filter(
      (setting) => setting.name !== 'task' && setting.name !== unusedSetting && matters(setting, this.experiment.task),
    )
    const first = few.flatMap((name) => shown.filter((setting) => setting.name === name))
    const rest = shown.filter((setting) => !few.includes(setting.name))
    const hidesError = rest.some(({ name }) => this.errors.has(name))
    return html`
      <div class="fields">${this.#fields(first, false)}</div>
      <details ?open=${hidesError}>
        <summary>More settings</summary>
        ${(Object.keys(groupTitles) as Setting['group'][]).map((group) => {
          const members = rest.filter((setting) => setting.group === group)
          if (members.length === 0) return null
          return html`<fieldset>
            <legend>${groupTitles[group]}</legend>
            <div class="fields">${this.#fields(members, true)}</div>
          </fieldset>`
        })}
      </details>
    `
  }

  #fields(settings: readonly Setting[], explained: boolean) {
    return repeat(
      settings,
      ({ name }) => name,
      (setting) => html`<hnn-setting-field .setting=${setting} .value=${this.experiment[setting.name]}
        .error=${this.errors.get(setting.name)} ?explained=${explained}></hnn-setting-field>`,
    )
  }
}
