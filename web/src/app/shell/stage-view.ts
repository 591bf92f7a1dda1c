import { html, nothing, type TemplateResult } from 'lit'
import { words } from '../../language'
import type { Display } from '../state/display'
import { learnedUnit } from '../state/labels'
import { type EnergyPush, pushesOf, pushesText } from '../state/pushes'
import { takesEnergy } from '../state/scene'
import { matters, numberOf, settingNamed } from '../state/table'
import { chaosView } from '../views/chaos/chaos-view'
import type { Shown } from '../views/shown'
import { details, views } from '../views/views'
import { sourceText } from '../words/sentences'
import { systemView } from './controls-view'
import { solverView } from './solver-view'

/** As fast as the simulated camera. */
const framesPerSecond = 20

/** The motions and what they mean. */
export function stageView(shown: Shown, { parts, controls, address }: Display): TemplateResult {
  const { playground, cast, clock, labels, version } = shown
  const { task, scene, experiment, recording, table, models, truthRefusal } = playground
  const full = controls === 'full'
  const result = parts.has('figures')
    ? html`<hnn-result part="figures" .playground=${playground} .cast=${cast} .version=${version} .address=${address}></hnn-result>`
    : nothing
  if (playground.waitsForFile) return html`${result}`
  const source = full && scene && sourceText(task, scene.dataset.source, recording?.name ?? null)
  const motions = parts.has('portraits')
  return html`
    ${!full && parts.has('system') ? systemView(shown) : nothing}
    ${parts.has('text') ? html`<hnn-now part="text" .playground=${playground} .version=${version}></hnn-now>` : nothing}
    ${source ? html`<p class="source small" data-source=${scene.dataset.source}>${words().result.dataAre(source)}</p>` : nothing}
    ${playground.making ? html`<hnn-making .table=${table} .experiment=${experiment}></hnn-making>` : nothing}
    ${full && playground.trained ? html`<p class="trained small">${words().result.trainedBeforehand(models.size, numberOf(task.defaults.code, 'steps'))}</p>` : nothing}
    ${motions ? views[task.view](shown) : nothing}
    ${truthRefusal ? html`<p class="refusal small">${truthRefusal}</p>` : nothing}
    ${
      controls === 'bare'
        ? nothing
        : html`<hnn-time-bar .clock=${clock} .until=${numberOf(experiment, 'until')} .unit=${labels.time.unit}
            .rate=${task.has_frames ? framesPerSecond : 1}></hnn-time-bar>`
    }
    ${full ? [solverView(shown), energy(shown)] : nothing}
    ${full && motions ? html`<p class="hint small muted">${words().views.hints[task.view]}</p>` : nothing}
    ${motions ? ensemble(shown) : nothing}
    ${full && motions ? [details[task.view](shown), chaosView(shown)] : nothing}
    ${result}
  `
}

function ensemble({ playground }: Shown): TemplateResult | typeof nothing {
  const members = numberOf(playground.experiment, 'members')
  if (!(members > 1)) return nothing
  const shaded = [...playground.models.values()].some(({ fieldSpread }) => fieldSpread !== null)
  return html`<p class="hint small muted">${words().views.ensemble(members, shaded)}</p>`
}

function energy({ playground, cast, labels, clock }: Shown): TemplateResult | typeof nothing {
  const takers = cast.models.filter(({ model }) => takesEnergy(model))
  const { models, experiment, errors, table } = playground
  const setting = settingNamed(table, 'pushes')
  if (!setting || !matters(setting, experiment)) return nothing
  const pushes = pushesOf(experiment)
  if (takers.length === 0)
    return pushes.length > 0 ? html`<p class="small muted" role="status">${words().energy.noTakers}</p>` : nothing
  return html`<hnn-energy .takers=${takers} .models=${models} .pushes=${pushes} .error=${errors.get('pushes')} .clock=${clock}
    .most=${setting.max_length ?? 0} .until=${numberOf(experiment, 'until')}
    .unit=${learnedUnit(labels)} .timeUnit=${labels.time.unit}
    @pushes=${(event: CustomEvent<readonly EnergyPush[]>) => playground.set('pushes', pushesText(event.detail))}></hnn-energy>`
}
