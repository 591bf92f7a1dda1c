import { html, nothing, type TemplateResult } from 'lit'
import { words } from '../../language'
import { learnedUnit } from '../state/labels'
import { type EnergyPush, pushesOf, pushesText } from '../state/pushes'
import { takesEnergy } from '../state/scene'
import { numberOf, settingNamed } from '../state/table'
import type { Shown } from '../views/shown'
import { details, views } from '../views/views'
import { sourceText } from '../words/sentences'
import { solverView } from './solver-view'

/** As fast as the simulated camera. */
const framesPerSecond = 20

/** The motions and what they mean. */
export function stageView(shown: Shown): TemplateResult {
  const { playground, cast, clock, labels, version } = shown
  const { task, scene, experiment, recording, table, models, truthRefusal } = playground
  const result = html`<hnn-result .playground=${playground} .cast=${cast} .version=${version}></hnn-result>`
  if (playground.waitsForFile) return result
  const source = scene && sourceText(task, scene.dataset.source, recording?.name ?? null)
  return html`
    <hnn-now .playground=${playground} .version=${version}></hnn-now>
    ${source ? html`<p class="source small" data-source=${scene.dataset.source}>${words().result.dataAre(source)}</p>` : nothing}
    ${playground.making ? html`<hnn-making .table=${table} .experiment=${experiment}></hnn-making>` : nothing}
    ${playground.trained ? html`<p class="trained small">${words().result.trainedBeforehand(models.size, numberOf(experiment, 'steps'))}</p>` : nothing}
    ${views[task.view](shown)}
    ${truthRefusal ? html`<p class="refusal small">${truthRefusal}</p>` : nothing}
    <hnn-time-bar .clock=${clock} .until=${numberOf(experiment, 'until')} .unit=${labels.time.unit}
      .rate=${task.has_frames ? framesPerSecond : 1}></hnn-time-bar>
    ${solverView(shown)}
    ${energy(shown)}
    <p class="hint small muted">${words().views.hints[task.view]}</p>
    ${details[task.view](shown)}
    ${result}
  `
}

function energy({ playground, cast, labels, clock }: Shown): TemplateResult | typeof nothing {
  const takers = cast.models.filter(({ model }) => takesEnergy(model))
  const { models, experiment, errors } = playground
  const pushes = pushesOf(experiment)
  if (takers.length === 0)
    return pushes.length > 0 ? html`<p class="small muted" role="status">${words().energy.noTakers}</p>` : nothing
  return html`<hnn-energy .takers=${takers} .models=${models} .pushes=${pushes} .error=${errors.get('pushes')} .clock=${clock}
    .most=${settingNamed(playground.table, 'pushes')?.max_length ?? 0} .until=${numberOf(experiment, 'until')}
    .unit=${learnedUnit(labels)} .timeUnit=${labels.time.unit}
    @pushes=${(event: CustomEvent<readonly EnergyPush[]>) => playground.set('pushes', pushesText(event.detail))}></hnn-energy>`
}
