import { css, html, LitElement, nothing } from 'lit'
import type { ModelName } from '../../engine/protocol'
import { type LabelledSystem, systemLabels } from '../../plots'
import { sharedStyles } from '../look/shared-styles'
import type { Playground } from '../state/playground'
import { taskNamed } from '../state/table'
import { modelTitles } from '../views/plane/portrait'
import { rough } from '../words/numbers'
import { paperFigures } from '../words/paper'
import { explain, setting, sourceText } from '../words/sentences'
import { type Figure, figureOf, situationOf } from '../words/situation'

/** What is seen now, in figures and in words. */
export class Result extends LitElement {
  static override properties = { playground: { attribute: false }, version: { attribute: false } }
  static override styles = [
    sharedStyles,
    css`
      .figures { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: 0.9rem 0 0.8rem; }
      .figures > h2 { grid-column: 1 / -1; margin-bottom: 0.4rem; font-weight: 500; }
      .figure { border-left: 3px solid var(--plot-hnn); padding-left: 0.8rem; }
      .figure[data-model='baseline'] { border-color: var(--plot-baseline); }
      .value { font-size: clamp(1.6rem, 1.1rem + 1.3vw, 2.35rem); font-weight: 600; line-height: 1.2; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .value.live { color: var(--muted); font-weight: 500; }
      h3 { font-size: 0.8125rem; }
      dl { display: flex; flex-wrap: wrap; gap: 0 1rem; }
      dl div { display: flex; gap: 0.35em; }
      dt { color: var(--muted); }
      dd { font-variant-numeric: tabular-nums; }
      dd .steady { width: 4.4em; }
      .words { margin-top: 0.9rem; max-width: 46rem; line-height: 1.6; }
      .badge[data-source='simulated'] { color: var(--notice); }
      .note { margin-top: 0.5rem; max-width: 46rem; }
      .badge { display: inline-block; padding: 0.05rem 0.5rem; border: 1px solid currentColor; border-radius: 999px; font-size: 0.75rem; font-weight: 600;  }
    `,
  ]
  declare playground: Playground
  /** grows with every change of the playground */
  declare version: number

  override render() {
    const { playground } = this
    const situation = situationOf(playground)
    if (!situation) return html`<p class="muted">Building the data and both networks…</p>`
    const figures = { baseline: figureOf(playground, 'baseline'), hnn: figureOf(playground, 'hnn') }
    const paper = paperFigures[situation.task]
    const source = sourceText(situation.task, situation.source, playground.recording?.name ?? null)
    return html`
      <div class="figures">
        <h2>Energy error, ${this.#over(situation.task, figures.hnn)} (mean square, ${energyUnit(situation.task)})
          ${source ? html` <span class="badge" data-source=${situation.source}>${source}</span>` : nothing}</h2>
        ${this.#figure('baseline', figures.baseline, paper?.baseline)}
        ${this.#figure('hnn', figures.hnn, paper?.hnn)}
      </div>
      <p class="words">${explain(situation).join(' ')}</p>
      <p class="note small muted">${setting(situation)}</p>
      ${paper?.note ? html`<p class="note small muted">${paper.note}</p>` : nothing}
      <p class="visually-hidden" role="status">${announcement(playground, figures)}</p>
    `
  }

  #figure(model: ModelName, { value, standardError, over }: Figure, paper: number | undefined) {
    const { msPerStep, trainLoss, evaluation } = this.playground.models[model]
    const loss = evaluation?.testLoss ?? trainLoss.y.at(-1)
    return html`<div class="figure" data-model=${model}>
      <h3>${modelTitles[model]}</h3>
      <p class="value ${over === 'test motions' ? '' : 'live'}" data-figure=${model}>${value === null ? '–' : rough(value)}</p>
      <dl class="small">
        ${standardError === null ? nothing : html`<div><dt>standard error</dt><dd>${rough(standardError)}</dd></div>`}
        ${paper === undefined ? nothing : html`<div><dt>paper</dt><dd>${rough(paper)}</dd></div>`}
        ${loss === undefined ? nothing : html`<div><dt>${evaluation ? 'test loss' : 'train loss'}</dt><dd><span class="steady">${rough(loss)}</span></dd></div>`}
        ${msPerStep > 0 ? html`<div><dt>a step</dt><dd><span class="steady">${rough(msPerStep)} ms</span></dd></div>` : nothing}
      </dl>
    </div>`
  }

  #over(task: string, figure: Figure): string {
    if (figure.over === 'the motion shown') return 'along the motion shown'
    return task === 'real-pendulum' ? 'along the test part of the recording' : 'over the test motions'
  }
}

function energyUnit(task: string): string {
  const unit = systemLabels[task as LabelledSystem]?.energy.unit ?? 'J'
  return unit.includes('/') ? `(${unit})²` : `${unit}²`
}

/** Spoken when training has ended or stopped, not at every step. */
function announcement(playground: Playground, figures: Readonly<Record<ModelName, Figure>>): string {
  const { models, table, experiment } = playground
  if (!models.baseline.evaluation || !models.hnn.evaluation) return ''
  const { baseline, hnn } = figures
  if (baseline.value === null || hnn.value === null) return ''
  const title = taskNamed(table, experiment.task)?.title ?? 'the task'
  const state = playground.finished ? 'Training has finished' : 'Training is paused'
  return `${state}: ${title}, energy error of the baseline ${rough(baseline.value)}, of the Hamiltonian network ${rough(hnn.value)}.`
}
