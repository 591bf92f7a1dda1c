import { html, nothing, type TemplateResult } from 'lit'
import { pointOf } from '../../state/scene'
import { keptMotions, type Shown } from '../shown'

/** A phase portrait for each model; of states with several degrees of freedom, of one that can be chosen. */
export function planeView(shown: Shown): TemplateResult {
  const { playground, cast, clock, move, moved, labels, palette } = shown
  const { scene, truth, start, models } = playground
  const portraits = cast.models.map((model) => {
    const state = models.get(model.role.key)
    if (!scene || !start || !state)
      return html`<div class="portrait-place" aria-hidden="true">${model.model.title}</div>`
    const point = pointOf(start, scene.plane)
    const kept = keptMotions(cast, model.role.key)
    const content = { shown: model, truthRole: cast.truth, scene, truth, kept, start: point, state, labels, palette }
    return html`<hnn-portrait .content=${content} .clock=${clock} @move=${move} @moved=${moved}></hnn-portrait>`
  })
  return html`${freedom(shown)}<div class="portraits" data-count=${portraits.length}>${portraits}</div>`
}

function freedom({ playground, labels }: Shown): TemplateResult | typeof nothing {
  const { scene } = playground
  if (!scene || scene.plane.dimension <= 2) return nothing
  return html`<hnn-freedom .labels=${labels} .k=${scene.plane.k}
    @freedom=${(event: CustomEvent<number>) => playground.showFreedom(event.detail)}></hnn-freedom>`
}
