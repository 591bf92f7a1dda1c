import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { type DataTable, type Labels, lossTable, type Motions, orbitTable, phaseTable, rodTable } from '../../plots'
import { lossCurves } from '../charts/curves'
import { sharedStyles } from '../look/shared-styles'
import type { Cast, CastModel } from '../state/cast'
import type { Playground } from '../state/playground'
import type { ViewKind } from '../state/table'
import { commandOf, sameRun } from '../words/same-run'
import { csvOf, download, runName } from './download'

const motionTables: Readonly<Record<ViewKind, (motions: Motions, labels: Labels, maxRows: number) => DataTable>> = {
  plane: phaseTable,
  frames: phaseTable,
  bodies: orbitTable,
  rods: rodTable,
}

/** What goes out and comes in: the link, the command, weights, curves, pictures. Dispatches `pictures`. */
export class Exchange extends LitElement {
  static override properties = {
    playground: { attribute: false },
    cast: { attribute: false },
    motions: { attribute: false },
    version: { attribute: false },
    labels: { attribute: false },
    address: { attribute: false },
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
      @container (max-width: 687px) { dl { grid-template-columns: minmax(0, 1fr); row-gap: 0; } dd { margin-bottom: 0.35rem; } }
      dd { overflow-wrap: anywhere; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      label { display: inline-flex; align-items: center; min-height: max(2.25rem, var(--target, 0rem)); padding: 0 0.8rem; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); font-size: 0.875rem; font-weight: 500; cursor: pointer; }
      label:hover { border-color: var(--text); }
      label:has(:disabled) { opacity: 0.5; cursor: default; border-color: var(--line-strong); }
      label:focus-within { outline: 2.5px solid var(--focus); outline-offset: 2px; }
      .error { margin-top: 0.4rem; }
    `,
  ]
  declare playground: Playground
  declare cast: Cast
  declare motions: Motions
  declare version: number
  declare labels: Labels
  /** of the page that is this playground; null where it is a part of one */
  declare address: string | null

  override render() {
    const { playground, cast, address } = this
    const said = words().exchange
    return html`<div class="parts">
      <section aria-labelledby="same">
        <h3 id="same">${said.sameRun}</h3>
        <p class="small">${sameRun(playground, address !== null)}</p>
        <code>${commandOf(playground)}</code>
        <div class="buttons">
          ${address === null ? nothing : html`<hnn-copy named .what=${words().copying.link} .text=${() => location.href}></hnn-copy>`}
          <hnn-copy named .what=${words().copying.command} .text=${() => commandOf(playground)}></hnn-copy>
          ${address === null ? nothing : html`<hnn-embed .playground=${playground} .address=${address} .version=${this.version}></hnn-embed>`}
        </div>
        <dl class="small">
          ${cast.models.map(
            ({ role, model }) => html`<dt>${said.weightsOf(model.in_text)}</dt>
              <dd data-hash=${role.key}>${playground.models.get(role.key)?.evaluation?.weightsHash ?? '–'}</dd>`,
          )}
        </dl>
        ${playground.trained ? html`<p class="small muted">${said.beforehand}</p>` : nothing}
      </section>
      <section aria-labelledby="weights">
        <h3 id="weights">${said.weights}</h3>
        <p class="small">${said.safetensors}</p>
        ${cast.models.map((model) => this.#weights(model))}
      </section>
      <section aria-labelledby="curves">
        <h3 id="curves">${said.curvesAndPictures}</h3>
        <p class="small">${said.csv}</p>
        <div class="buttons">
          <button type="button" ?disabled=${!playground.scene || playground.trained} @click=${this.#losses}>${said.losses}</button>
          <button type="button" ?disabled=${!playground.scene} @click=${this.#motion}>${said.motion}</button>
          <button type="button" ?disabled=${!playground.scene} @click=${() => this.dispatchEvent(new Event('pictures'))}>${said.portraits}</button>
        </div>
      </section>
      <hnn-torch .playground=${playground} .address=${address} .cast=${cast} .version=${this.version}></hnn-torch>
    </div>`
  }

  #weights({ role, model }: CastModel) {
    const { key } = role
    const said = words().exchange
    const { waitsForFile, weightsErrors } = this.playground
    return html`<div class="buttons">
        <button type="button" aria-label=${said.saveWeightsOf(model.in_text)} ?disabled=${waitsForFile} @click=${() => this.#save(key)}>${said.save(model.title)}</button>
        <label><input class="visually-hidden" type="file" accept=".safetensors" aria-label=${said.loadWeightsInto(model.in_text)}
          aria-describedby="error-${key}" ?disabled=${waitsForFile} @change=${(event: Event) => this.#load(key, event)} />${said.load}</label>
      </div>
      <p id="error-${key}" class="error" lang="en" role="alert">${weightsErrors[key] ?? nothing}</p>`
  }

  async #save(model: string): Promise<void> {
    // A model that has stopped has nothing to save, and says itself that it has.
    const bytes = await this.playground.saveWeights(model).catch(() => null)
    if (!bytes) return
    download(
      `${runName(this.playground.experiment)}-${model}.safetensors`,
      new Blob([bytes as Uint8Array<ArrayBuffer>]),
    )
  }

  #load(model: string, event: Event): void {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    input.value = ''
    if (file) void this.playground.loadWeights(model, file)
  }

  #losses(): void {
    const table = lossTable(lossCurves(this.playground, this.cast), Number.POSITIVE_INFINITY)
    download(`${runName(this.playground.experiment)}-losses.csv`, new Blob([csvOf(table)], { type: 'text/csv' }))
  }

  #motion(): void {
    const { view } = this.playground.task
    const table = motionTables[view](this.motions, this.labels, Number.POSITIVE_INFINITY)
    download(`${runName(this.playground.experiment)}-motion.csv`, new Blob([csvOf(table)], { type: 'text/csv' }))
  }
}
