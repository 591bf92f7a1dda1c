import type { Engine } from '../../engine/engine'
import type { ModelEvents } from '../../engine/model-client'
import type { Core, Dataset } from '../../engine/protocol'
import { weightsFrom } from './files'
import { endedAtLeaving } from './leaving'
import { modelsNamed, untrained, withOtherWeights, withReport, withView } from './model-state'
import { PlaygroundState } from './playground-state'
import { lookRequest, sceneOf } from './scene'
import { modelNamed } from './table'
import type { Library, ModelFiles } from './trained'
import { Trainers, type Wanted } from './trainers'

/** Where new models come from: those trained beforehand, if there are any, or the seed's initial weights. */
export type Origin = 'library' | 'scratch'

/** The models as they learn: makes their trainers, lets them train and rest, and keeps what is heard of them. */
export class Learning extends PlaygroundState {
  readonly #engine: Engine
  readonly #library: Library
  readonly #trainers: Trainers
  protected wantsPlay = false
  /** what was shown of the task before, while the data of another is being made */
  #aside: Pick<PlaygroundState, 'scene' | 'truth' | 'truthRefusal' | 'models'> | null = null

  constructor(core: Core, query: string, library: Library, start: (eventsOf: (id: string) => ModelEvents) => Engine) {
    super(core, query)
    this.#library = library
    this.#engine = start((id) => this.#eventsOf(id))
    this.#trainers = new Trainers(this.table, this.#engine)
  }

  get playing(): boolean {
    return this.wantsPlay && !this.finished && !this.waitsForFile
  }

  async play(): Promise<void> {
    if (this.finished) await this.recreate('scratch')
    this.wantsPlay = true
    this.change({})
    await this.#each((id) => this.#engine.model(id).play())
  }

  async pause(): Promise<void> {
    this.wantsPlay = false
    this.change({})
    await this.#each((id) => this.#engine.model(id).pause())
  }

  async step(): Promise<void> {
    this.wantsPlay = false
    this.change({})
    await this.#each((id) => this.#engine.model(id).step(1))
  }

  /** Back to the initial weights, which the seed determines. */
  async reset(): Promise<void> {
    this.wantsPlay = false
    await this.recreate('scratch')
  }

  saveWeights(id: string): Promise<Uint8Array> {
    return this.#engine.model(id).save()
  }

  async loadWeights(id: string, file: File): Promise<void> {
    const { [id]: _, ...others } = this.weightsErrors
    try {
      await this.#engine.model(id).load(await weightsFrom(file, this.table.limits.model_bytes))
      const state = this.models.get(id)
      this.change({ weightsErrors: others })
      if (state) this.changeModel(id, withOtherWeights(state))
    } catch (error) {
      this.change({ weightsErrors: { ...others, [id]: `${file.name}: ${sentence(error)}` } })
    }
  }

  dispose(): void {
    this.#trainers.clear()
    this.#engine.dispose()
  }

  /** Whether all trainers are there already. */
  protected get isMade(): boolean {
    return this.#trainers.kept(this.#wanted).length === this.models.size
  }

  /** The settings that the trainers at hand were made from. */
  protected get madeExperiment() {
    return this.#trainers.made?.experiment ?? null
  }

  /** All trainers are there: what is shown of them is asked for anew, and the others go. */
  protected settle(): void {
    if (this.#trainers.retain([...this.models.keys()])) this.change({ making: false })
    this.look()
  }

  protected look(): void {
    const { table, experiment, scene, push } = this
    if (!scene || !this.isMade) return
    for (const id of this.models.keys())
      this.#engine.model(id).look(lookRequest(table, experiment, scene, modelNamed(table, id), push))
  }

  protected async recreate(from?: Origin): Promise<void> {
    await this.create(from).catch((error: unknown) => {
      if (!isAbort(error)) this.change({ notice: sentence(error) })
    })
  }

  /**
   * Makes the trainers that are missing; from scratch, all of them. Where the library has models for them these are shown;
   * else they train if the page plays. If trainers are refused the old ones go on.
   */
  protected async create(from: Origin = 'library'): Promise<void> {
    const signal = this.#trainers.begin()
    if (this.madeExperiment?.task !== this.experiment.task) this.#setAside()
    if (this.waitsForFile) {
      this.#trainers.clear()
      this.#aside = null
      this.change({ making: false, ...nothing, models: modelsNamed([...this.models.keys()]) })
      return
    }
    const wanted = this.#wanted
    const kept = from === 'library' ? this.#trainers.kept(wanted) : []
    const missing = wanted.models.filter((id) => !kept.includes(id))
    const files = from === 'library' ? this.#filesFor(missing, kept) : null
    files?.catch(() => {})
    this.change({ making: true })
    let dataset: Dataset | null
    try {
      dataset = await this.#trainers.make(wanted, kept, signal)
    } catch (error) {
      if (!signal.aborted) this.change({ making: false, ...this.#aside })
      throw error
    }
    this.#aside = null
    const learned = new Map(kept.map((id) => [id, this.models.get(id) ?? untrained()]))
    this.change({
      making: files !== null,
      models: modelsNamed(wanted.models, learned),
      weightsErrors: {},
      ...(dataset && this.#anew(dataset)),
    })
    if (files && (await this.#loadTrained(files, signal))) {
      this.look()
      return
    }
    // Training first: a look takes as long as several steps.
    const playing = this.wantsPlay ? this.#each((id) => this.#engine.model(id).play(), missing) : null
    this.look()
    await playing
  }

  get #wanted(): Wanted {
    const { experiment, models, recording } = this
    return { experiment, models: [...models.keys()], recording }
  }

  #anew(dataset: Dataset) {
    const { experiment, errors } = this
    const length = Array.isArray(experiment.from) ? experiment.from.length : 0
    const fits = length === 0 || length === dataset.dimension
    return {
      scene: sceneOf(this.task, dataset),
      truth: null,
      truthRefusal: null,
      push: null,
      ...(!fits && {
        experiment: { ...experiment, from: [] },
        errors: new Map(errors).set(
          'from',
          `From has ${length} numbers, but a state of this recording has ${dataset.dimension}; its own start is used instead.`,
        ),
      }),
    }
  }

  /** Models that come to others are trained beforehand only if the others are. */
  #filesFor(missing: readonly string[], kept: readonly string[]): Promise<ModelFiles> | null {
    const alike = kept.every((id) => this.models.get(id)?.beforehand)
    return alike ? this.#library(this.table, this.experiment, missing) : null
  }

  /** False where there are no files to be had, such as without a network: then training shows what they would. */
  async #loadTrained(files: Promise<ModelFiles>, signal: AbortSignal): Promise<boolean> {
    const found = await files.catch(() => null)
    signal.throwIfAborted()
    this.change({ making: false })
    if (!found) return false
    const wanted = [...found].filter(([id]) => this.models.has(id))
    await Promise.all(wanted.map(([id, file]) => this.#engine.model(id).load(file)))
    signal.throwIfAborted()
    for (const [id] of wanted) {
      const state = this.models.get(id)
      if (state) this.changeModel(id, { ...state, beforehand: true })
    }
    return true
  }

  /** What is shown of one task says nothing of another. */
  #setAside(): void {
    const { scene, truth, truthRefusal, models } = this
    if (!scene) return
    this.#aside = { scene, truth, truthRefusal, models }
    this.change({ ...nothing, models: modelsNamed([...models.keys()]) })
  }

  #eventsOf(id: string): ModelEvents {
    return {
      report: (report) => {
        const state = this.#heard(id)
        if (!state) return
        // The first step is news.
        const counted = state.step > 0 && report.phase === 'training' && !report.view && !report.evaluation
        this.changeModel(id, withReport(state, report), counted ? 'progress' : 'change')
      },
      viewed: (view) => {
        const state = this.#heard(id)
        if (!state) return
        this.truth = view.truth && endedAtLeaving(view.truth)
        this.truthRefusal = view.truthRefusal
        this.changeModel(id, withView(state, view))
      },
      failed: (failure) => {
        const state = this.models.get(id)
        this.#trainers.forget(id)
        if (state) this.changeModel(id, { ...state, failure })
      },
    }
  }

  /** Null for what was on its way when another task or other models were chosen. */
  #heard(id: string) {
    return this.#aside ? null : (this.models.get(id) ?? null)
  }

  /** A call that fails is told by the model's own `failed` event, or there is nothing to call. */
  async #each(call: (id: string) => Promise<void>, ids: Iterable<string> = this.models.keys()): Promise<void> {
    if (this.waitsForFile) return
    await Promise.allSettled([...ids].map(call))
  }
}

const nothing = { scene: null, truth: null, truthRefusal: null } as const

export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
