import { css, html, LitElement, nothing } from 'lit'
import { type ModelName, modelNames } from '../../engine/protocol'
import { lossTable, orbitTable, phaseTable, type SystemLabels } from '../../plots'
import { lossCurves } from '../charts/curves'
import { sharedStyles } from '../look/shared-styles'
import type { Playground } from '../state/playground'
import { kindOf } from '../state/task-kind'
import { modelTitles } from '../views/plane/portrait'
import { csvOf, download } from './download'

/** What goes out and comes in: the link, the command, weights, curves, pictures. Dispatches `pictures`. */
export class Exchange extends LitElement {
  static override properties = {
    playground: { attribute: false },
    version: { attribute: false },
    labels: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .parts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.5rem 2.5rem; }
      h3 { margin-bottom: 0.35rem; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-top: 0.6rem; }
      code { display: block; padding: 0.5rem 0.7rem; border-radius: 6px; background: var(--code); font: 0.8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; margin-top: 0.5rem; }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 0.15rem 0.75rem; margin-top: 0.5rem; }
      dt { color: var(--muted); }
      dd { overflow-wrap: anywhere; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      label { display: inline-flex; align-items: center; min-height: 2.25rem; padding: 0 0.8rem; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); font-size: 0.875rem; font-weight: 500; cursor: pointer; }
      label:hover { border-color: var(--text); }
      label:focus-within { outline: 2.5px solid var(--focus); outline-offset: 2px; }
      .error { margin-top: 0.4rem; }
    `,
  ]
  declare playground: Playground
  declare version: number
  declare labels: SystemLabels

  override render() {
    const { playground } = this
    return html`<div class="parts">
      <section aria-labelledby="same">
        <h3 id="same">The same run elsewhere</h3>
        <p class="small">The address of this page holds every setting; whoever opens it gets the same weights, bit for bit. So does the command line:</p>
        <code>hnn run '${playground.query}'</code>
        <dl class="small">
          ${modelNames.map(
            (name) => html`<dt>Weights of the ${modelTitles[name]}</dt>
              <dd data-hash=${name}>${playground.models[name].evaluation?.weightsHash ?? '–'}</dd>`,
          )}
        </dl>
        ${playground.trained ? html`<p class="small muted">Those shown now were trained beforehand and rounded to float16; trained here, they are those of the command line.</p>` : nothing}
      </section>
      <section aria-labelledby="weights">
        <h3 id="weights">Weights</h3>
        <p class="small">A safetensors file, which PyTorch and JAX open in one line.</p>
        ${modelNames.map((name) => this.#weights(name))}
      </section>
      <section aria-labelledby="curves">
        <h3 id="curves">Curves and pictures</h3>
        <p class="small">CSV with a header, and the portraits as they stand.</p>
        <div class="buttons">
          <button type="button" @click=${this.#losses}>Losses (CSV)</button>
          <button type="button" @click=${this.#motion}>Motion (CSV)</button>
          <button type="button" @click=${() => this.dispatchEvent(new Event('pictures'))}>Portraits (PNG)</button>
        </div>
      </section>
    </div>`
  }

  #weights(model: ModelName) {
    const title = modelTitles[model]
    const error = this.playground.weightsErrors[model]
    return html`<div class="buttons">
        <button type="button" aria-label="Save the weights of the ${title}" @click=${() => this.#save(model)}>Save ${title}</button>
        <label><input class="visually-hidden" type="file" accept=".safetensors" aria-label="Load weights into the ${title}"
          aria-describedby="error-${model}" @change=${(event: Event) => this.#load(model, event)} />Load…</label>
      </div>
      <p id="error-${model}" class="error" role="alert">${error ?? nothing}</p>`
  }

  async #save(model: ModelName): Promise<void> {
    const bytes = await this.playground.saveWeights(model)
    download(`${this.#name()}-${model}.safetensors`, new Blob([bytes as Uint8Array<ArrayBuffer>]))
  }

  #load(model: ModelName, event: Event): void {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    input.value = ''
    if (file) void this.playground.loadWeights(model, file)
  }

  #losses(): void {
    const table = lossTable(lossCurves(this.playground), Number.POSITIVE_INFINITY)
    download(`${this.#name()}-losses.csv`, new Blob([csvOf(table)], { type: 'text/csv' }))
  }

  #motion(): void {
    const { truth, models } = this.playground
    const trajectories = { truth, baseline: models.baseline.rollout, hnn: models.hnn.rollout }
    const tableOf = kindOf(undefined, this.playground.scene?.dataset.dimension) === 'bodies' ? orbitTable : phaseTable
    const table = tableOf(trajectories, this.labels, Number.POSITIVE_INFINITY)
    download(`${this.#name()}-motion.csv`, new Blob([csvOf(table)], { type: 'text/csv' }))
  }

  #name(): string {
    const { task, seed } = this.playground.experiment
    return `hnn-${String(task)}-seed${String(seed)}`
  }
}
