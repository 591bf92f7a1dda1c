import type { Playground } from '../app/state/playground'
import type { Fault, Learned, Motions, Progress } from './herald'
import { PlaygroundHost } from './host'
import { ownAttributes } from './options'
import { attributeOf, propertyOf, settingNames, settingOf } from './setting-names'
import { fileOf, merged, motionsOf, type PlaygroundValue, queryOf, valuesOf } from './value'

export type { Fault, Progress } from './herald'
export type { Learned, Motions, PlaygroundValue }

/**
 * A playground in a page: `<hnn-playground seed="1" show="portraits,energy">`. Networks are trained in the tab
 * and their motions drawn beside the true one.
 *
 * Every setting of `hnn tasks` is an attribute (`time-step`) and a property (`timeStep`), a value of another form or range is
 * refused in one sentence, and the rest stays as it was. What a reader changes in the element shows in the properties and in
 * `state`, not in the attributes.
 *
 * @element hnn-playground
 * @attr {string} models - One to four of the models that `hnn tasks` lists, parted by commas; without it the task's own.
 * @attr {string} show - What is shown, parted by commas: system, portraits, energy, conserved, loss, error, figures, text, settings.
 * @attr {'full' | 'compact' | 'bare'} [controls=compact] - All there is, or what it takes to train and to follow a motion, or Play.
 * @attr {'visible' | 'click' | 'load'} [play=visible] - When training begins: once it is in view, at a click, or with the page.
 * @attr {'auto' | 'light' | 'dark'} [theme=auto] - Its colours; auto: as what stands around it.
 * @attr {string} [lang=auto] - auto: as what stands around it; or a language such as en or de.
 * @attr {string} lesson - A lesson of the playground.
 * @attr {string} sync - Elements with the same name show the same time, start and seed.
 * @slot - What shows until the playground does, and where it can't.
 * @fires {CustomEvent<PlaygroundValue>} hnn-ready - The data are made and the motions can be drawn.
 * @fires {CustomEvent<Progress>} hnn-progress - Training has gone on; at most four times a second.
 * @fires {CustomEvent<Learned>} hnn-done - Every network is trained and evaluated.
 * @fires {CustomEvent<Fault>} hnn-error - An attribute is refused, a network is gone, or nothing can begin.
 * @fires {CustomEvent<PlaygroundValue>} hnn-change - A setting, the models or the start are others.
 * @csspart view - all of it
 * @csspart lead - the moving system and the buttons, with all controls
 * @csspart stage - motions and what is said of them
 * @csspart curves - charts
 * @csspart settings - task, models and settings
 * @csspart figures - the energy errors
 * @csspart text - what is seen now, in words
 * @csspart transport - Play and its neighbours
 * @csspart exchange - files, with all controls
 * @csspart error - what is wrong, in one sentence
 * @cssprop --hnn-height - what height it takes at least
 * @cssprop --hnn-plot-height - what height a portrait takes at least
 * @cssprop --hnn-page - behind everything
 * @cssprop --hnn-text - letters
 * @cssprop --hnn-line - thin lines
 * @cssprop --hnn-plot-background - behind the plots
 * @cssprop --hnn-plot-truth - the true motion
 * @cssprop --hnn-plot-model-1 - the first model, and so on
 */
export class HnnPlayground extends PlaygroundHost {
  /** @internal */
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit prepares the class when it is asked for its own.
    return [...super.observedAttributes, ...ownAttributes, ...settingNames.map(attributeOf)]
  }

  /** Resolves once data are made and motions drawn; rejects with the sentence of why nothing can begin. */
  get ready(): Promise<void> {
    return this.herald.ready
  }

  /** Resolves with what was learned when the training at hand, or the next one, is through. */
  get trained(): Promise<Learned> {
    return this.herald.trained
  }

  /** Settings by their names, and `models`. What is set of it takes the place of what is there; another task brings its defaults. */
  get state(): PlaygroundValue {
    const playground = this.playground
    if (playground) return valuesOf(playground)
    const named = [...this.attributes].map(({ name, value }) => [settingOf(name) ?? name, value] as const)
    return Object.fromEntries(named.filter(([name]) => name === 'models' || settingNames.includes(name)))
  }

  set state(value: PlaygroundValue) {
    const playground = this.playground
    const before = playground ? playground.query : queryOf(this.state)
    const isOther = value.task !== undefined && value.task !== new URLSearchParams(before).get('task')
    const query = queryOf(isOther ? value : merged(before, value))
    if (playground) void playground.follow(query, playground.playing)
    else this.query = query
  }

  /** Trains, from the beginning if training is through. */
  async train(): Promise<Learned> {
    const playground = await this.#held()
    const trained = this.herald.again()
    await playground.play()
    return trained
  }

  /** Training rests where it is. */
  async pause(): Promise<void> {
    await (await this.#held()).pause()
  }

  /** One step of training. */
  async step(): Promise<void> {
    await (await this.#held()).step()
  }

  /** Back to the initial weights, which the seed determines. */
  async reset(): Promise<void> {
    await (await this.#held()).reset()
  }

  /** The motions that are shown: the true one and each model's, null where there is none. */
  async rollout(): Promise<Motions> {
    return motionsOf(await this.#held())
  }

  /** A model's weights as a safetensors file. */
  async save(model: string): Promise<Uint8Array> {
    return (await this.#held()).saveWeights(model)
  }

  /** Gives a model the weights of a safetensors file; rejects with one sentence where they don't fit. */
  async load(model: string, file: Uint8Array | Blob): Promise<void> {
    const playground = await this.#held()
    await playground.loadWeights(model, fileOf(model, file))
    const refusal = playground.weightsErrors[model]
    if (refusal !== undefined) throw new Error(refusal)
  }

  /** @internal */
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value)
    if (!this.begun) return
    const setting = settingOf(name)
    const playground = this.playground
    if ((ownAttributes as readonly string[]).includes(name) && name !== 'models') this.turned(name)
    else if (playground && name === 'models')
      void playground.chooseModels(value === null ? playground.task.default_models : value.split(','))
    else if (playground && setting !== null) void playground.set(setting, value ?? playground.defaultText(setting))
  }

  /** @internal */
  protected override get attributesQuery(): string {
    return queryOf(this.state)
  }

  async #held(): Promise<Playground> {
    if (!this.isConnected) throw new Error('The playground is in no page: insert the element first.')
    this.begin()
    await this.ready
    return this.playground as Playground
  }
}

for (const name of settingNames)
  Object.defineProperty(HnnPlayground.prototype, propertyOf(name), {
    get(this: HnnPlayground) {
      return this.state[name]
    },
    set(this: HnnPlayground, value: unknown) {
      if (value === null || value === undefined) this.removeAttribute(attributeOf(name))
      else this.setAttribute(attributeOf(name), String(value))
    },
    enumerable: true,
    configurable: true,
  })

declare global {
  interface HTMLElementTagNameMap {
    'hnn-playground': HnnPlayground
  }
  // They bubble.
  interface GlobalEventHandlersEventMap {
    'hnn-ready': CustomEvent<PlaygroundValue>
    'hnn-progress': CustomEvent<Progress>
    'hnn-done': CustomEvent<Learned>
    'hnn-error': CustomEvent<Fault>
    'hnn-change': CustomEvent<PlaygroundValue>
  }
}
