import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { formatNumber, logLabels } from '../../plots'
import { sharedStyles } from '../look/shared-styles'
import { modelNamed, type Table, taskOf } from '../state/table'
import { decadesOf, type Found, medianOf, type StudyRun } from './plan'

/** One figure of every run: a row for each model of each task, and in it a mark for each seed on an axis that all share. */
export class StudyChart extends LitElement {
  static override properties = {
    heading: { attribute: false },
    figure: { attribute: false },
    table: { attribute: false },
    runs: { attribute: false },
    found: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
      caption { text-align: left; font-size: 0.9375rem; font-weight: 600; padding-bottom: 0.4rem; }
      th, td { padding: 0; text-align: left; font-weight: 400; height: 1.75rem; }
      thead th { color: var(--muted); }
      th:first-child { width: 6.5rem; padding-right: 0.5rem; }
      th:last-child, td:last-child { width: 5.75rem; padding-left: 0.9rem; text-align: right; white-space: nowrap; }
      th[scope='rowgroup'] { padding: 0.4rem 0 0; text-align: left; font-weight: 600; }
      .strip { position: relative; height: 1.75rem; border-left: 1px solid var(--line); background: linear-gradient(90deg, transparent calc(100% - 1px), var(--line) 0) 0 0 / calc(100% / var(--decades)) 100%; }
      .mark { position: absolute; top: 0; bottom: 0; width: 24px; margin-left: -12px; display: grid; place-items: center; }
      .mark::before { content: ''; width: 9px; height: 9px; border-radius: 50%; border: 2px solid var(--text); background: color-mix(in srgb, var(--text) 25%, transparent); }
      .mark:hover::before { background: var(--text); }
      .mark:focus-visible { z-index: 1; }
      .axis { position: relative; height: 1.4em; color: var(--muted); }
      .axis span { position: absolute; translate: -50%; }
      @media (pointer: coarse) { .strip { height: 44px; } }
    `,
  ]
  declare heading: string
  declare figure: 'energyMse' | 'coordinateMse'
  declare table: Table
  declare runs: readonly StudyRun[]
  declare found: Found

  override render() {
    const said = words().study
    const decades = decadesOf(this.runs.flatMap((run) => this.#valueOf(run) ?? []))
    const tasks = [...new Set(this.runs.map(({ task }) => task))]
    return html`<table .style=${`--decades: ${decades ? decades.to - decades.from : 1}`}>
      <caption>${this.heading}</caption>
      <thead><tr><th scope="col">${said.model}</th><th scope="col">${said.eachSeed}</th><th scope="col">${said.median}</th></tr></thead>
      ${tasks.map((task) => this.#group(task, decades))}
      ${decades ? html`<tfoot aria-hidden="true"><tr><td></td><td>${axis(decades)}</td><td></td></tr></tfoot>` : nothing}
    </table>`
  }

  #group(task: string, decades: ReturnType<typeof decadesOf>) {
    const { title, models } = taskOf(this.table, { task })
    return html`<tbody><tr><th scope="rowgroup" colspan="3">${title}</th></tr>
      ${models.map((model) =>
        this.#row(
          this.runs.filter((run) => run.task === task && run.model === model),
          model,
          decades,
        ),
      )}
    </tbody>`
  }

  #row(runs: readonly StudyRun[], model: string, decades: ReturnType<typeof decadesOf>) {
    const { label, title } = modelNamed(this.table, model)
    const median = medianOf(runs.flatMap((run) => this.#valueOf(run) ?? []))
    return html`<tr><th scope="row" title=${title}>${label}</th>
      <td><div class="strip">${runs.map((run) => this.#mark(run, decades))}</div></td>
      <td data-median="${runs[0]?.task} ${model}">${median === null ? '–' : written(median)}</td></tr>`
  }

  #mark(run: StudyRun, decades: ReturnType<typeof decadesOf>) {
    const value = this.#valueOf(run)
    if (value === null || !decades || !(value > 0) || !Number.isFinite(value)) return nothing
    const at = (100 * (Math.log10(value) - decades.from)) / (decades.to - decades.from)
    const said = words().study.mark(run.seed, formatNumber(value))
    return html`<a class="mark" href="?${run.query}" target="_blank" .style=${`left: ${at}%`} title=${said} aria-label=${said}></a>`
  }

  /** Null where there is none yet; infinite where a motion ran off, or the training was lost. */
  #valueOf({ query }: StudyRun): number | null {
    const figures = this.found.get(query)
    if (figures === undefined) return null
    return figures?.[this.figure] ?? Number.POSITIVE_INFINITY
  }
}

function written(median: number): string {
  return Number.isFinite(median) ? formatNumber(Number(median.toPrecision(2))) : words().study.ranOff
}

/** At most six powers of ten, evenly spaced. */
function axis({ from, to }: { from: number; to: number }) {
  const every = Math.ceil((to - from) / 5)
  const powers = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((_, i) => i % every === 0)
  const labels = logLabels(powers.map((power) => Number(`1e${power}`)))
  return html`<div class="axis">${powers.map((power, i) => html`<span .style=${`left: ${(100 * (power - from)) / (to - from)}%`}>${labels[i]}</span>`)}</div>`
}
