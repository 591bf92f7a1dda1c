import { html, nothing, type TemplateResult } from 'lit'
import { words } from '../../language'
import { matters, settingNamed } from '../state/table'
import type { Shown } from '../views/shown'
import { wayBackTexts } from '../words/way-back'

/** What the solver does to motions: whether they come back, and what its own error is. */
export function solverView({ playground }: Shown): TemplateResult {
  const { table, experiment } = playground
  const said = words().wayBack
  const isBack = experiment.direction === 'there-and-back'
  const truth = settingNamed(table, 'truth')
  const hasTruth = truth !== undefined && matters(truth, experiment)
  const isSame = experiment.truth === 'same-solver'
  const turn = () => playground.set('direction', isBack ? 'forward' : 'there-and-back')
  const hold = () => playground.set('truth', isSame ? 'exact' : 'same-solver')
  const texts = [...wayBackTexts(playground), ...(hasTruth ? [isSame ? said.modelAlone : said.bothErrors] : [])]
  return html`<div class="solver">
    <button type="button" aria-pressed=${isBack} @click=${turn}>${said.run}</button>
    ${hasTruth ? html`<button type="button" aria-pressed=${isSame} @click=${hold}>${said.sameSolver}</button>` : nothing}
    <p class="small muted">${texts.join(' ')}</p>
  </div>`
}
