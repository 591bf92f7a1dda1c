import { html, nothing, type TemplateResult } from 'lit'
import { words } from '../../../language'
import { isInView, pairLabels } from '../../../plots'
import { pointOf } from '../../state/scene'
import { quantity } from '../../words/numbers'
import { keptMotions, type Shown, wayBack } from '../shown'

/** A phase portrait for each model; of states with several degrees of freedom, of one that can be chosen. */
export function planeView(shown: Shown): TemplateResult {
  const { playground, cast, clock, move, moved, labels, palette } = shown
  const { scene, truth, start, models } = playground
  const portraits = cast.models.map((model) => {
    const state = models.get(model.role.key)
    if (!scene || !start || !state)
      return html`<div class="portrait-place" aria-hidden="true">${model.model.title}</div>`
    const point = pointOf(start, scene.plane)
    const back = [...wayBack(cast.truth, truth), ...wayBack(model.role, state.rollout)]
    const kept = [...keptMotions(cast, model.role.key), ...back]
    const content = { shown: model, truthRole: cast.truth, scene, truth, kept, start: point, state, labels, palette }
    return html`<hnn-portrait ?fills=${shown.fills} .content=${content} .clock=${clock} @move=${move} @moved=${moved}></hnn-portrait>`
  })
  return html`${freedom(shown)}<div class="portraits" data-count=${portraits.length}>${portraits}</div>${outside(shown)}`
}

/** Of a start that the plot doesn't reach, or a true motion that leaves it, such as that of a pendulum over the top. */
function outside({ playground, labels }: Shown): TemplateResult | typeof nothing {
  const { scene, truth, start } = playground
  if (!scene || !start) return nothing
  const { whole, plane } = scene
  const said = words().views
  const { q, p } = pairLabels(labels, plane.k)
  const point = pointOf(start, plane)
  const told = (text: string) => html`<p class="refusal small" role="status">${text}</p>`
  if (!isInView(whole, point))
    return told(
      said.startOutside(`${q.symbol} = ${quantity(point.q, q.unit)}`, `${p.symbol} = ${quantity(point.p, p.unit)}`),
    )
  const { dimension, k } = plane
  for (const row of truth?.times.keys() ?? []) {
    const at = row * dimension + k
    const passed = { q: truth?.states[at] as number, p: truth?.states[at + dimension / 2] as number }
    if (isInView(whole, passed)) continue
    const byQ = passed.q < whole.qMin || passed.q > whole.qMax
    return told(said.motionOutside((byQ ? q : p).symbol))
  }
  return nothing
}

function freedom({ playground, labels }: Shown): TemplateResult | typeof nothing {
  const { scene } = playground
  if (!scene || scene.plane.dimension <= 2) return nothing
  return html`<hnn-freedom .labels=${labels} .k=${scene.plane.k}
    @freedom=${(event: CustomEvent<number>) => playground.showFreedom(event.detail)}></hnn-freedom>`
}
