import type { Engine } from '../../engine/engine'
import type { ModelEvents } from '../../engine/model-client'
import type { Checkpoint, Core, Dataset } from '../../engine/protocol'
import { words } from '../../language'
import { isAbort, sentence } from './errors'
import { startRefusal } from './experiment'
import { endedAtLeaving } from './leaving'
import { modelsNamed, untrained, withReport, withView } from './model-state'
import { PlaygroundState } from './playground-state'
import { atCheckpoint, modelsOf, type Origin, type Run } from './runs/run'
import { lookRequest, sceneOf } from './scene'
import { type Experiment, modelNamed } from './table'
import type { Library, ModelFiles } from './trained'
import { type Start, Trainers, type Wanted } from './trainers'

/** The models as they come and go: makes their trainers, and keeps what is heard of them. */
export class Making extends PlaygroundState {
  protected readonly engine: Engine
  readonly #library: Library
  readonly #trainers: Trainers
  protected wantsPlay = false
  /** resolves once the trainers at hand may go: what is kept of them is there */
  protected parted: Promise<unknown> = Promise.resolve()
  /** the models whose workers fell silent, and are not back yet */
  readonly #gone = new Set<string>()

  constructor(core: Core, query: string, library: Library, start: Start) {
    super(core, query)
    this.#library = library
    this.engine = start((id) => this.#eventsOf(id))
    this.#trainers = new Trainers(this.table, this.engine)
  }

  get playing(): boolean {
    return this.wantsPlay && !this.finished && !this.waitsForFile
  }

  dispose(): void {
    this.#trainers.clear()
    this.engine.dispose()
  }

  /** The run as it stands now. Training goes on. */
  protected async snapshot(id: string): Promise<Run> {
    const { query, recording, playing, scene, truth, models } = this
    const checkpointOf = async (model: string) =>
      this.#trainers.has(model) ? this.engine.model(model).checkpoint() : null
    const learned = [...models].map(
      async ([model, state]) => [model, atCheckpoint(state, await checkpointOf(model).catch(() => null))] as const,
    )
    return { id, query, recording, playing, scene, truth, models: new Map(await Promise.all(learned)) }
  }

  /** Shows a run again at once, and makes its trainers anew, which go on from where they were. */
  protected async bring(run: Run): Promise<void> {
    this.setAside()
    const { experiment } = this.read(run.query)
    const { recording, scene, truth } = run
    const recordings = new Map(this.recordings)
    if (recording) recordings.set(String(experiment.task), recording)
    else recordings.delete(String(experiment.task))
    const shown = { scene, truth, truthRefusal: null, models: modelsOf(run) }
    this.change({ ...shown, experiment, recordings, errors: new Map(), notice: null, recordingError: null })
    this.wantsPlay = run.playing
    await this.create(run)
  }

  /** Where a model was last saved; null where it was not. */
  protected savedOf(_id: string): Checkpoint | null {
    return null
  }

  /** The model's worker was silent and is gone: another goes on from where it was last saved. */
  async #revive(id: string): Promise<void> {
    const state = this.models.get(id)
    if (!state || this.making) return
    const { step = 0 } = this.savedOf(id) ?? {}
    this.#gone.add(id)
    this.changeModel(id, atCheckpoint(state, this.savedOf(id)).state)
    this.change({ notice: words().runs.silent(modelNamed(this.table, id).in_text, step) })
    const signal = this.#trainers.begin()
    const wanted = this.#wanted
    try {
      await this.#trainers.make(wanted, this.#trainers.kept(wanted), signal)
    } catch (error) {
      // Another has fallen silent meanwhile, and brings this one back with it.
      if (!isAbort(error)) this.change({ notice: sentence(error) })
      return
    }
    const gone = [...this.#gone]
    this.#gone.clear()
    await this.each(async (each) => {
      const saved = this.savedOf(each)
      if (saved) await this.engine.model(each).resume(saved)
    }, gone)
    this.look()
    if (this.wantsPlay) await this.each((each) => this.engine.model(each).play(), gone)
  }

  /** The trainers of what is shown are there. */
  protected made(): void {}

  /** They can't be made, and those from before go on. */
  protected refused(): void {}

  /** Whether all trainers are there already. */
  get isMade(): boolean {
    return this.isMadeFor(this.experiment, [...this.models.keys()])
  }

  protected isMadeFor(experiment: Experiment, models: readonly string[]): boolean {
    return this.#trainers.kept({ experiment, models, recording: this.recording }).length === models.length
  }

  /** The settings that the trainers at hand were made from. */
  protected get madeExperiment() {
    return this.#trainers.made?.experiment ?? null
  }

  /** All trainers are there: what is shown of them is asked for anew, and the others go. */
  protected async settle(): Promise<void> {
    const signal = this.#trainers.begin()
    await this.parted
    if (signal.aborted) return
    this.#trainers.retain([...this.models.keys()])
    this.putBack()
    this.made()
    this.look()
  }

  protected look(): void {
    const { table, experiment, scene } = this
    if (!scene || !this.isMade) return
    for (const id of this.models.keys())
      this.engine.model(id).look(lookRequest(table, experiment, scene, modelNamed(table, id)))
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
    const run = typeof from === 'string' ? null : from
    if (this.laidOut && !this.scene) this.clear()
    if (this.waitsForFile) {
      await this.parted
      signal.throwIfAborted()
      this.#trainers.clear()
      this.aside = null
      this.change({ making: false, ...this.nothing })
      this.made()
      return
    }
    const wanted = this.#wanted
    const kept = this.#kept(wanted, from)
    const missing = wanted.models.filter((id) => !kept.includes(id))
    const files = from === 'library' ? this.#filesFor(missing, kept) : null
    files?.catch(() => {})
    this.change({ making: true })
    let dataset: Dataset | null
    try {
      await this.parted
      signal.throwIfAborted()
      dataset = await this.#trainers.make(wanted, kept, signal)
      if (run) await this.#resume(run, signal)
    } catch (error) {
      if (!signal.aborted) {
        this.putBack()
        this.refused()
      }
      throw error
    }
    this.aside = null
    const learned = run ? this.models : new Map(kept.map((id) => [id, this.models.get(id) ?? untrained()]))
    this.change({
      making: files !== null,
      models: modelsNamed(wanted.models, learned),
      weightsErrors: {},
      ...(dataset && !(run && this.scene) && this.#anew(dataset)),
    })
    this.made()
    if (files && (await this.#loadTrained(files, signal))) {
      this.look()
      return
    }
    // Training first: a look takes as long as several steps.
    const playing = this.wantsPlay
      ? this.each((id) => this.engine.model(id).play(), run ? wanted.models : missing)
      : null
    this.look()
    await playing
  }

  get #wanted(): Wanted {
    const { experiment, models, recording } = this
    return { experiment, models: [...models.keys()], recording }
  }

  /** Trainers that stay; of a run those that can take up its weights. */
  #kept(wanted: Wanted, from: Origin): string[] {
    if (from === 'scratch') return []
    const kept = this.#trainers.kept(wanted)
    return from === 'library' ? kept : from.scene ? kept.filter((id) => from.models.get(id)?.checkpoint) : []
  }

  async #resume({ models }: Run, signal: AbortSignal): Promise<void> {
    const learned = [...models].flatMap(([id, { checkpoint }]) => (checkpoint ? [{ id, checkpoint }] : []))
    await Promise.all(learned.map(({ id, checkpoint }) => this.engine.model(id).resume(checkpoint)))
    signal.throwIfAborted()
  }

  #anew(dataset: Dataset) {
    const shown = { scene: sceneOf(this.task, dataset), truth: null, truthRefusal: null }
    const refusal = startRefusal(this.experiment, dataset.dimension)
    if (refusal === null) return shown
    return { ...shown, experiment: { ...this.experiment, from: [] }, errors: new Map(this.errors).set('from', refusal) }
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
    await Promise.all(wanted.map(([id, file]) => this.engine.model(id).load(file)))
    signal.throwIfAborted()
    for (const [id] of wanted) {
      const state = this.models.get(id)
      if (state) this.changeModel(id, { ...state, beforehand: true })
    }
    return true
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
      silent: () => {
        this.#trainers.forget(id)
        void this.#revive(id)
      },
      blocked: () => this.change({ blocked: true, notice: words().runs.blocked }),
    }
  }

  /** Null for what was on its way when another task or other models were chosen. */
  #heard(id: string) {
    return this.aside ? null : (this.models.get(id) ?? null)
  }

  /** A call that fails is told by the model's own `failed` event, or there is nothing to call. */
  protected async each(call: (id: string) => Promise<void>, ids: Iterable<string> = this.models.keys()): Promise<void> {
    if (this.waitsForFile) return
    await Promise.allSettled([...ids].map(call))
  }
}
