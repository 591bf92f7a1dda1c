import { html, type TemplateResult } from 'lit'
import type { Role } from '../../../plots'
import { numberOf } from '../../state/table'
import { capitalised } from '../../words/capitalised'
import { keptMotions, type Shown, wayBack } from '../shown'
import type { OrbitContent } from './orbit-plane'

/** The share of the whole motion that a tail is long. */
const tailShare = 0.3

/** Bodies in the plane: the truth, with their starts as handles, and each model. */
export function bodiesView(shown: Shown): TemplateResult {
  const { playground, cast, labels, palette, clock, moveState, moved } = shown
  const { scene, start, truth, models, experiment } = playground
  const planeOf = (role: Role, title: string) => {
    if (!scene || !start) return html`<div class="plane-place" aria-hidden="true">${title}</div>`
    const state = models.get(role.key) ?? null
    const content: OrbitContent = {
      role,
      title,
      motion: state ? state.rollout : truth,
      truth: state ? truth : null,
      kept: [...keptMotions(cast, role.key), ...wayBack(role, state ? state.rollout : truth)],
      start,
      whole: scene.whole,
      view: scene.view,
      tail: tailShare * numberOf(experiment, 'until'),
      state,
      labels,
      palette,
    }
    return html`<hnn-orbit-plane ?wide=${!state && !shown.fills} ?brief=${shown.fills} .content=${content} .clock=${clock} @move=${moveState} @moved=${moved}></hnn-orbit-plane>`
  }
  return html`<div class="planes" data-count=${cast.models.length + 1}>
    ${planeOf(cast.truth, capitalised(cast.truth.label))}
    ${cast.models.map(({ role, model }) => planeOf(role, model.title))}
  </div>`
}
