import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { sharedStyles } from '../look/shared-styles'
import type { Cast, CastModel } from '../state/cast'
import { squaredUnit } from '../state/labels'
import type { ModelState } from '../state/model-state'
import type { Playground } from '../state/playground'
import { hasRecipes, otherThan, recipeFollowed } from '../state/recipe'
import type { Task } from '../state/table'
import { titleOf } from '../views/shown'
import { linkTo } from '../words/caption'
import { overText, solverTexts } from '../words/figures'
import { keptText } from '../words/kept'
import { rough, unbroken } from '../words/numbers'
import { explainFurther, setting, sourceText } from '../words/sentences'
import { allEvaluated, figureOf, largeFigureOf, paperFigureOf, situationOf, testFigureOf } from '../words/situation'

/** What is seen now, in figures, and what more there is to say of it. */
export class Result extends LitElement {
  static override properties = {
    playground: { attribute: false },
    cast: { attribute: false },
    version: { attribute: false },
    address: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.9rem 1rem; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: 0.9rem 0 0.8rem; }
      .figures[data-count='1'] { grid-template-columns: minmax(0, 1fr); }
      .figures > h2 { grid-column: 1 / -1; margin-bottom: -0.5rem; font-weight: 500; }
      @container (min-width: 1440px) {
        .figures[data-count='3'] { grid-template-columns: repeat(3, minmax(0, 1fr)); }
        .figures[data-count='4'] { grid-template-columns: repeat(4, minmax(0, 1fr)); }
      }
      .figure { border-left: 3px solid; padding-left: 0.8rem; }
      .figure > * { color: var(--text); }
      .value { font-size: clamp(1.6rem, 1.1rem + 1.3vw, 2.35rem); font-weight: 600; line-height: 1.2; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .value.live { color: var(--muted); font-weight: 500; }
      h3 { font-size: 0.8125rem; }
      dl { display: flex; flex-wrap: wrap; gap: 0 1rem; }
      dl div { display: flex; flex-wrap: wrap; gap: 0 0.35em; }
      dt { color: var(--muted); }
      dd { font-variant-numeric: tabular-nums; white-space: nowrap; }
      dd.two { white-space: normal; }
      dd .steady { width: 5.6em; }
      .words { margin-top: 0.9rem; max-width: 46rem; line-height: 1.6; }
      .badge[data-source='simulated'] { color: var(--notice); }
      .note { margin-top: 0.5rem; max-width: 46rem; }
      .badge { display: inline-block; padding: 0.05rem 0.5rem; border: 1px solid currentColor; border-radius: 999px; font-size: 0.75rem; font-weight: 600;  }
    `,
  ]
  declare playground: Playground
  declare cast: Cast
  /** grows with every change of the playground */
  declare version: number
  /** of the page that is this playground; null where it is a part of one */
  declare address: string | null

  override render() {
    const { playground, cast } = this
    const { task } = playground
    const situation = situationOf(playground)
    if (!situation) return html`<p class="muted">${waiting(playground)}</p>`
    const { models } = cast
    const paper = models.some(({ role }) => paperFigureOf(playground, role.key))
    const further = explainFurther(situation).join(' ')
    const source = sourceText(task, situation.source, playground.recording?.name ?? null)
    return html`
      <div class="figures" data-count=${models.length}>
        <h2>${headline(task)}
          ${source ? html` <span class="badge" data-source=${situation.source}>${source}</span>` : nothing}</h2>
        ${models.map((model) => this.#figure(model))}
      </div>
      ${further ? html`<p class="words">${unbroken(further)}</p>` : nothing}
      <p class="note small muted">${setting(situation)}</p>
      ${this.#recipe(paper)}
      ${solverTexts(playground).map((text) => html`<p class="note small muted">${text}</p>`)}
      ${paper && task.paper_note ? html`<p class="note small muted">${task.paper_note}</p>` : nothing}
    `
  }

  /** By which recipe was trained, with a link to the other. */
  #recipe(besidePaper: boolean) {
    const { playground, address } = this
    const { table, experiment } = playground
    if (!hasRecipes(table, experiment)) return nothing
    const said = words().recipe
    const followed = recipeFollowed(table, experiment)
    const other = otherThan(followed ?? 'paper')
    const [before, link, after] = followed ? said.followed[followed] : said.chosen
    const turn = (event: Event) => {
      event.preventDefault()
      void playground.set('recipe', other)
    }
    return html`<p class="note small muted">${before} ${
      address === null
        ? link
        : html`<a href=${linkTo(playground.queryWith('recipe', other), address)} @click=${turn}>${link}</a>`
    } ${after}${besidePaper && followed !== 'paper' ? html` ${said.paperIsOfPaper}` : nothing}</p>`
  }

  #figure({ role, model }: CastModel) {
    const { playground, cast } = this
    const { task } = playground
    const state = playground.models.get(role.key)
    if (!state) return nothing
    const { msPerStep, trainLoss, evaluation } = state
    const said = words().result
    const value = figureOf(playground, role.key)
    const tested = testFigureOf(playground, role.key)
    const paper = paperFigureOf(playground, role.key)
    const trained = task.energy === null || !evaluation
    const loss = trained ? trainLoss.y.at(-1) : evaluation.testLoss
    const lossTitle = trained ? said.trainLoss : said.testLoss
    const live = !allEvaluated(playground.models)
    return html`<div class="figure" data-model=${role.key} .style=${`border-color: ${role.colour}`}>
      <h3>${titleOf(role, model.title)}</h3>
      <p class="value ${live ? 'live' : ''}" data-figure=${role.key}>${value === null ? '–' : rough(value)}</p>
      <dl class="small">
        ${tested ? html`<div><dt>${overText(task)}</dt><dd class="two">${unbroken(rough(tested.mean))}${tested.deviation === null ? '' : ` ± ${unbroken(rough(tested.deviation))}`}</dd></div>` : nothing}
        ${paper === undefined ? nothing : html`<div><dt>${said.paper}</dt><dd>${rough(paper.value)}</dd></div>`}
        ${loss === undefined ? nothing : html`<div><dt>${lossTitle}</dt><dd><span class="steady">${rough(loss)}</span></dd></div>`}
        ${Object.entries(evaluation?.invariantDrifts ?? {}).map(([symbol, drift]) => html`<div><dt>${said.driftOf(symbol)}</dt><dd>${rough(drift)}</dd></div>`)}
        ${cast.kept.filter(({ model: { id } }) => id === role.key).map(({ id, state }) => this.#keptFigure(id, state))}
        ${msPerStep > 0 ? html`<div><dt>${said.aStep}</dt><dd><span class="steady">${rough(msPerStep)} ms</span></dd></div>` : nothing}
      </dl>
    </div>`
  }

  /** Of the same kind, along its own motion. */
  #keptFigure(id: string, state: ModelState) {
    const { playground } = this
    const kept = playground.kept.find((each) => each.id === id)
    if (!kept) return nothing
    const value = largeFigureOf(playground.task, state)
    return html`<div data-kept=${id}><dt>${keptText(kept, playground)}</dt><dd>${value === null ? '–' : rough(value)}</dd></div>`
  }
}

/** What the figures are. */
function headline(task: Task): string {
  const said = words().result
  return task.energy ? said.energyErrorIs(squaredUnit(task.energy)) : said.testLossIs
}

function waiting({ waitsForFile, models }: Playground): string {
  return waitsForFile ? words().result.waitsForData(models.size) : words().result.building
}
