import { css, html, LitElement } from 'lit'
import type { LatentChecks } from '../../../engine/protocol'
import { fixed, words } from '../../../language'
import { formatNumber } from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { Cast } from '../../state/cast'
import { everyModel, type ModelState, type Models } from '../../state/model-state'
import { rough } from '../../words/numbers'
import { titleOf } from '../shown'

const rows: readonly { name: keyof LatentChecks; show: (value: number) => string }[] = [
  { name: 'reconstruction', show: rough },
  { name: 'canonical', show: rough },
  { name: 'latent', show: rough },
  { name: 'probeR2', show: nearOne },
  { name: 'poissonBracket', show: rough },
]

/** Whether the states that each model has found are what they should be. */
export class LatentTable extends LitElement {
  static override properties = { models: { attribute: false }, cast: { attribute: false } }
  static override styles = [
    sharedStyles,
    css`
      table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; line-height: 1.4; }
      caption { text-align: left; padding-bottom: 0.3rem; font-weight: 600; font-size: 0.9375rem; }
      caption span { font-weight: 400; font-size: 0.8125rem; }
      th { text-align: left; font-weight: 500; }
      th small { display: block; color: var(--muted); font-weight: 400; font-size: 0.75rem; }
      th, td { padding: 0.3rem 0.75rem 0.3rem 0; border-top: 1px solid var(--line); vertical-align: top; }
      td, thead th + th { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding: 0.3rem 0 0.3rem 0.5rem; }
      @container (max-width: 687px) {
        table:is([data-count='3'], [data-count='4']) :is(td, thead th) { font-size: 0.6875rem; padding-left: 0.3rem; white-space: normal; }
      }
      td[data-live] { color: var(--muted); }
      td[data-wrong] { color: var(--error); font-weight: 600; }
    `,
  ]
  declare models: Models
  declare cast: Cast

  override render() {
    const said = words().views
    const { models, cast } = this
    const exact = everyModel(models, ({ evaluation }) => evaluation?.latent != null)
    return html`<table data-count=${cast.models.length}>
      <caption>${said.latentFound} <span class="muted">${exact ? said.allTestFrames : said.someTestFrames}</span></caption>
      <thead><tr><th scope="col">${said.testLossAndChecks}</th>${cast.models.map(({ role }) => html`<th scope="col">${titleOf(role)}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ({
          name,
          show,
        }) => html`<tr><th scope="row">${said.checks[name].title}<small>${said.checks[name].help}</small></th>
          ${cast.models.map(({ role }) => {
            const state = models.get(role.key)
            const checks = state && checksOf(state, exact)
            const value = checks?.[name]
            const wrong = name === 'poissonBracket' && checks !== undefined && turnsWrongWay(checks)
            return html`<td data-check=${`${role.key} ${name}`} ?data-live=${!exact} ?data-wrong=${wrong}>${value === undefined ? '–' : show(value)}</td>`
          })}</tr>`,
      )}</tbody>
    </table>`
  }
}

/** All models' are over the same frames. */
function checksOf(state: ModelState, exact: boolean): LatentChecks | undefined {
  return (exact ? state.evaluation?.latent : state.frames?.checks) ?? undefined
}

/** A sign means nothing before the states say what angle and velocity are. */
function turnsWrongWay({ probeR2, poissonBracket }: LatentChecks): boolean {
  return probeR2 > 0.5 && poissonBracket < 0
}

function nearOne(value: number): string {
  return value > 0.9 ? fixed(value, 4) : formatNumber(Number(value.toPrecision(2)))
}
