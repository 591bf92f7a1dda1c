import { html, nothing, type TemplateResult } from 'lit'
import type { Role } from '../../../plots'
import { numberOf } from '../../state/table'
import { capitalised } from '../../words/capitalised'
import { planeView } from '../plane/plane-view'
import type { Shown } from '../shown'
import type { RodContent } from './rod-plane'

/** Seconds that a tail is long: a longer one would hide where such a motion goes. */
const longestTail = 1.5

/** Rods as they swing: the truth, with its start as handles, and each model; below, portraits of one degree of freedom. */
export function rodsView(shown: Shown): TemplateResult {
  const { playground, cast, labels, palette, clock, moveState, moved } = shown
  const { scene, start, truth, models, experiment } = playground
  const planeOf = (role: Role, title: string) => {
    if (!scene || !start) return html`<div class="plane-place" aria-hidden="true">${title}</div>`
    const state = models.get(role.key) ?? null
    const content: RodContent = {
      role,
      title,
      motion: state ? state.rollout : truth,
      truth: state ? truth : null,
      start,
      tail: Math.min(longestTail, numberOf(experiment, 'until')),
      state,
      labels,
      palette,
    }
    return html`<hnn-rod-plane ?wide=${!state && !shown.fills} ?brief=${shown.fills} .content=${content} .clock=${clock} @move=${moveState} @moved=${moved}></hnn-rod-plane>`
  }
  return html`<div class="planes" data-count=${cast.models.length + 1}>
      ${planeOf(cast.truth, capitalised(cast.truth.label))}
      ${cast.models.map(({ role, model }) => planeOf(role, model.title))}
    </div>
    ${shown.fills ? nothing : planeView(shown)}`
}
