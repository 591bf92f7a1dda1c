import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { download } from '../exchange/download'
import { pillStyles, sharedStyles } from '../look/shared-styles'
import type { Playground } from '../state/playground'
import { taskOf } from '../state/table'
import { conduct } from './conduct'
import { type Found, large, resultsOf, runsOf, type StudyRun } from './plan'

const choices = [1, 2, 3]

/** Trains every model on the smaller systems of a study, and shows what comes of it. */
export class SmallStudy extends LitElement {
  static override properties = {
    playground: { attribute: false },
    version: { attribute: false },
    seeds: { state: true },
    found: { state: true },
    running: { state: true },
  }
  static override styles = [
    sharedStyles,
    pillStyles,
    css`
      p { max-width: 46rem; margin-top: 0.5rem; }
      .line { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; margin-top: 0.75rem; }
      fieldset { display: flex; gap: 0.6rem; align-items: center; }
      legend { float: left; padding: 0; font-size: 0.875rem; }
      progress { flex: 1 1 8rem; max-width: 18rem; accent-color: var(--text); }
      .charts { display: grid; gap: 1.5rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); margin-top: 1rem; }
      code { font: 0.8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--code); padding: 0.1rem 0.35rem; border-radius: 4px; }
      @media (pointer: coarse) { button { min-height: 44px; } .pills label { min-height: 44px; min-width: 44px; justify-content: center; } }
    `,
  ]
  declare playground: Playground
  /** grows with every change of the playground, and with another language */
  declare version: number
  declare seeds: number
  declare found: Found
  declare running: AbortController | null
  #runs: { seeds: number; runs: readonly StudyRun[] } | null = null

  constructor() {
    super()
    this.seeds = 1
    this.found = new Map()
    this.running = null
  }

  override render() {
    const said = words().study
    const { table } = this.playground
    const { runs, found, running } = this
    const done = runs.filter(({ query }) => found.has(query)).length
    const titles = [...new Set(runs.map(({ task }) => taskOf(table, { task }).title))]
    const chart = (figure: 'energyMse' | 'coordinateMse', heading: string) =>
      html`<hnn-study-chart .heading=${heading} .figure=${figure} .table=${table} .runs=${runs} .found=${found}></hnn-study-chart>`
    return html`
      <p class="small">${said.hint(titles)}</p>
      <div class="line">
        <fieldset class="pills" ?disabled=${running !== null}><legend>${said.seeds}</legend>
          ${choices.map((count) => html`<label><input type="radio" name="seeds" .checked=${this.seeds === count} @change=${() => this.#choose(count)} />${count}</label>`)}
        </fieldset>
        <button type="button" ?disabled=${!running && done === runs.length} @click=${this.#toggle}>
          ${running ? said.stop : done > 0 && done < runs.length ? said.goOn : said.start}</button>
        <progress aria-label=${said.title} max=${runs.length} .value=${done}></progress>
        <span class="small" role="status">${running ? nothing : said.done(done, runs.length)}</span>
      </div>
      ${
        done === 0
          ? nothing
          : html`<p class="small muted">${said.marks}</p>
        <div class="charts">${chart('energyMse', said.energy)}${chart('coordinateMse', said.coordinates)}</div>`
      }
      <p class="small">${said.largeHint} <code>hnn study ${large.name}</code></p>
      <div class="line">
        <button type="button" ?disabled=${done === 0} @click=${this.#saveResults}>${said.csv}</button>
        <button type="button" @click=${() => download(large.name, new Blob([large.file], { type: 'application/json' }))}>${said.file}</button></div>
    `
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.running?.abort()
    this.running = null
  }

  get runs(): readonly StudyRun[] {
    const { core, table } = this.playground
    if (this.#runs?.seeds !== this.seeds) this.#runs = { seeds: this.seeds, runs: runsOf(core, table, this.seeds) }
    return this.#runs.runs
  }

  #choose(seeds: number): void {
    this.seeds = seeds
  }

  #toggle(): void {
    if (this.running) {
      this.running.abort()
      this.running = null
    } else void this.#train()
  }

  async #train(): Promise<void> {
    const running = new AbortController()
    this.running = running
    const missing = this.runs.filter(({ query }) => !this.found.has(query))
    // As many as the page has workers.
    const atOnce = Math.max(2, (navigator.hardwareConcurrency || 1) - 1)
    await conduct(
      this.playground.startEngine,
      missing,
      atOnce,
      ({ query }, figures) => {
        this.found = new Map(this.found).set(query, figures)
      },
      running.signal,
    )
    if (this.running !== running) return
    this.running = null
    this.playground.did('study')
  }

  #saveResults(): void {
    download('small-study.csv', new Blob([resultsOf(this.runs, this.found)], { type: 'text/csv' }))
  }
}
