import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../../language'
import { sharedStyles } from '../../look/shared-styles'
import type { Cast, CastModel } from '../../state/cast'
import type { Playground } from '../../state/playground'
import { isPushed } from '../../state/pushes'
import type { Model } from '../../state/table'
import { linkTo } from '../../words/caption'
import { csvOf, dataTable, download, runName } from '../download'
import { hasScript, hasTraining, type Scripted, scripts } from './scripts'

/** The same networks in PyTorch: scripts that go with the weights, and the data that they learn from. */
export class TorchScripts extends LitElement {
  static override properties = {
    playground: { attribute: false },
    cast: { attribute: false },
    version: { attribute: false },
    address: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      h3 { margin-bottom: 0.35rem; }
      h4 { margin: 0.75rem 0 0; font-size: 0.8125rem; }
      .line { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; margin-top: 0.4rem; }
      .line > span { flex: 1 1 9rem; }
    `,
  ]
  declare playground: Playground
  declare cast: Cast
  /** grows with every change of the playground */
  declare version: number
  /** of the page that is this playground; null where it is a part of one */
  declare address: string | null

  override render() {
    const said = words().torch
    const { playground, cast } = this
    return html`<h3>${said.title}</h3>
      <p class="small">${said.about}</p>
      ${cast.models.map((model) => this.#of(model))}
      ${!isPushed(playground.experiment) ? nothing : html`<p class="small muted">${said.pushed}</p>`}
      <div class="line"><span class="small">${said.learnedFrom}</span>
        <button type="button" ?disabled=${!playground.scene} @click=${this.#data}>${said.data}</button></div>`
  }

  #of({ model }: CastModel) {
    const said = words().torch
    const { task, experiment } = this.playground
    const hindrance = task.has_frames
      ? said.framed
      : experiment.loss === 'rollout'
        ? said.fromStates
        : hasTraining(experiment)
          ? null
          : said.noOptimizer(String(experiment.optimizer))
    if (Number(experiment.members) > 1) return html`<p class="small muted">${said.ensemble}</p>`
    if (task.driven) return html`<p class="small muted">${said.driven}</p>`
    if (!hasScript(model)) return html`<p class="small muted">${said.none(model.in_text)}</p>`
    return html`<h4>${model.title}</h4>
      ${this.#script(said.following, said.followingOf(model.in_text), model, 'following')}
      ${
        hindrance === null
          ? this.#script(said.training, said.trainingOf(model.in_text), model, 'training')
          : html`<p class="small muted">${hindrance}</p>`
      }`
  }

  #script(title: string, what: string, model: Model, kind: keyof typeof scripts) {
    const said = words().torch
    const shown = this.#shown(model, kind)
    const text = async () => (shown ? scripts[kind](shown) : '')
    const save = async () => download(`${shown?.files.script}`, new Blob([await text()], { type: 'text/x-python' }))
    return html`<div class="line"><span class="small">${title}</span>
      <button type="button" aria-label=${said.saveWhat(what)} ?disabled=${!shown} @click=${save}>${said.save}</button>
      ${shown ? html`<hnn-copy .what=${what} .text=${text}></hnn-copy>` : nothing}</div>`
  }

  /** Null while there is nothing to show of the model. */
  #shown(model: Model, kind: string): Scripted | null {
    const { playground } = this
    const { scene, table, task, experiment, models, query } = playground
    const rollout = models.get(model.id)?.rollout
    const solver = table.solvers.find(({ id }) => id === experiment.integrator)
    if (!scene || !rollout || !solver) return null
    const { dimension, coordinates } = scene.dataset
    const names = rollout.latent
      ? Array.from({ length: dimension }, (_, i) => `z${i + 1}`)
      : coordinates.map(({ symbol }) => symbol)
    const name = runName(experiment)
    return {
      task,
      model,
      solver,
      experiment,
      names,
      start: [...(rollout.latent ?? rollout.states).subarray(0, dimension)],
      points: rollout.times.length,
      link: linkTo(query, this.address),
      files: {
        script: `${name}-${model.id}-${kind}.py`,
        weights: `${name}-${model.id}.safetensors`,
        data: `${name}-data.csv`,
      },
    }
  }

  #data(): void {
    const { scene, experiment } = this.playground
    if (scene)
      download(`${runName(experiment)}-data.csv`, new Blob([csvOf(dataTable(scene.dataset))], { type: 'text/csv' }))
  }
}
