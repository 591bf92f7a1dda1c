import { html, nothing, type TemplateResult } from 'lit'
import type { KeptRow } from '../controls/kept-runs'
import type { StoredRow } from '../controls/stored-runs'
import type { Display } from '../state/display'
import type { Playground } from '../state/playground'
import { hasRecipes, recipeFollowed } from '../state/recipe'
import type { StoredRun } from '../state/runs/stored'
import { numberOf } from '../state/table'
import { motionsOf, type Shown } from '../views/shown'
import { keptText, storedText } from '../words/kept'
import { formulaView } from './formula-view'

/** What comes first: the system in motion, and Play. */
export function leadView(shown: Shown, display: Display): TemplateResult {
  return html`${display.parts.has('system') ? systemView(shown) : nothing}${transportView(shown, display)}`
}

/** Play and its neighbours. */
export function transportView({ playground, cast }: Shown, { controls, address }: Display): TemplateResult {
  const { experiment, models } = playground
  return html`<hnn-transport part="transport" .models=${models} .cast=${cast} .steps=${numberOf(experiment, 'steps')} .playing=${playground.playing}
    controls=${controls} .spaced=${address !== null} .building=${playground.making} .waiting=${playground.waitsForFile} .finished=${playground.finished} .trained=${playground.trained}
    @play=${() => playground.play()} @pause=${() => playground.pause()} @step=${() => playground.step()} @reset=${() => playground.reset()}
    .undoable=${playground.canUndo} @undo=${() => playground.undo()}></hnn-transport>`
}

/** Task, models and settings. */
export function controlsView(shown: Shown, withSettings: boolean): TemplateResult {
  const { playground, cast } = shown
  const { task, experiment, table, errors } = playground
  const set = (event: CustomEvent<{ name: string; text: string }>) =>
    void playground.set(event.detail.name, event.detail.text)
  const choose = (event: CustomEvent<readonly string[]>) => void playground.chooseModels(event.detail)
  return html`
    <hnn-task-picker .table=${table} .task=${task} .error=${errors.get('task')} @set=${set}></hnn-task-picker>
    ${task.needs_file ? recording(playground) : nothing}
    ${task.takes_formula ? formulaView(shown) : nothing}
    <div class="runs"><hnn-kept .kept=${keptRuns(shown)} .able=${playground.canKeep} @keep=${() => playground.keep()}
      @let-go=${(event: CustomEvent<string>) => playground.letGo(event.detail)}></hnn-kept>
    <hnn-stored .runs=${storedRuns(playground)} @list=${() => playground.listStored()} @closed=${() => playground.closeStored()}
      @open-run=${(event: CustomEvent<string>) => playground.openStored(event.detail)}
      @delete-run=${(event: CustomEvent<string>) => playground.removeStored(event.detail)}></hnn-stored></div>
    <hnn-model-picker .table=${table} .task=${task} .cast=${cast} .error=${errors.get('models')} @models=${choose}></hnn-model-picker>
    ${task.takes_file && !task.needs_file ? recording(playground) : nothing}
    ${
      withSettings && hasRecipes(table, experiment)
        ? html`<hnn-recipe .recipe=${recipeFollowed(table, experiment)} @set=${set}></hnn-recipe>`
        : nothing
    }
    ${
      withSettings
        ? html`<hnn-settings .table=${table} .experiment=${experiment} .errors=${errors} @set=${set}></hnn-settings>`
        : nothing
    }
  `
}

function keptRuns({ playground, cast }: Shown): KeptRow[] {
  return playground.kept.map((kept) => ({
    id: kept.id,
    text: keptText(kept, playground),
    training: kept.run === null,
    roles: cast.kept.flatMap(({ id, role }) => (id === kept.id ? [role] : [])),
  }))
}

function storedRuns(playground: Playground): StoredRow[] | null {
  const rowOf = (run: StoredRun) => ({
    id: run.id,
    shown: playground.isShown(run),
    ...storedText(run, playground.experimentOf(run), playground),
  })
  return playground.stored?.map(rowOf) ?? null
}

/** The system as one would see it, where there is such a thing. */
export function systemView(shown: Shown): TemplateResult | typeof nothing {
  const { playground, palette, clock } = shown
  const { task, scene } = playground
  if (task.drawing === 'none') return nothing
  if (!scene) return html`<div class="system-place"></div>`
  const extent = Math.max(scene.whole.qMax, -scene.whole.qMin)
  return html`<hnn-system .drawing=${task.drawing} .motions=${motionsOf(shown)} .palette=${palette} .extent=${extent}
    .clock=${clock}></hnn-system>`
}

function recording(playground: Playground): TemplateResult {
  return html`<hnn-recording .name=${playground.recording?.name ?? null} .task=${playground.task} .columns=${playground.hasColumns}
    .error=${playground.recordingError} @drop-recording=${() => playground.dropRecording()} @columns=${() => playground.openColumns()}
    @file=${(event: CustomEvent<File>) => playground.loadRecording(event.detail)}></hnn-recording>`
}

/** The choice of a recording's columns, while it is open. */
export function columnsView(playground: Playground): TemplateResult | typeof nothing {
  const { choosing } = playground
  if (!choosing) return nothing
  return html`<hnn-columns .choice=${choosing} @cancel=${() => playground.closeColumns()}
    @try=${(event: CustomEvent<string>) => playground.tryColumns(event.detail)}
    @take=${(event: CustomEvent<string>) => playground.takeColumns(event.detail)}></hnn-columns>`
}
