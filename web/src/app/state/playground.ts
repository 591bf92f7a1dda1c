import type { Engine } from '../../engine/engine'
import type { ModelEvents } from '../../engine/model-client'
import { type ModelName, modelNames, type Rollout } from '../../engine/protocol'
import type { PhasePoint } from '../../plots'
import { rounded } from '../words/numbers'
import { type RecordingFile, recordingFrom, weightsFrom } from './files'
import { endedAtLeaving } from './leaving'
import { defaultsOf, queryOf, readLink, sameTrainer, withValue } from './link'
import {
  everyModel,
  freshModels,
  isUnfinished,
  type ModelState,
  type Models,
  withReport,
  withView,
} from './model-state'
import { atTellingStart } from './opening'
import { type EnergyPush, lookRequest, type Scene, sceneOf, startOf, startStateOf } from './scene'
import { type Experiment, settingNamed, type Table } from './table'
import type { Library, ModelFiles } from './trained'
import { readValue } from './values'

export interface Place {
  /** the query of the page's address */
  read(): string
  write(query: string): void
}

/**
 * The state of the page and everything that changes it. The address and the controls are two views of `experiment`.
 * Dispatches `change`, or `progress` where all that has changed is how far training is.
 */
export class Playground extends EventTarget {
  readonly table: Table
  experiment: Experiment
  /** by setting */
  errors: ReadonlyMap<string, string>
  notice: string | null
  /** Data and networks are being made, which may take seconds. */
  making = false
  /** null while there is nothing to show of the task */
  scene: Scene | null = null
  truth: Rollout | null = null
  models: Models = freshModels()
  /** what is added to the learned H of the HNN's motion */
  push: EnergyPush | null = null
  /** New data and networks are being made. */
  recording: RecordingFile | null = null
  recordingError: string | null = null
  weightsErrors: Readonly<Partial<Record<ModelName, string>>> = {}
  /** The models shown were trained beforehand, for this experiment. */
  trained = false
  readonly #engine: Engine
  readonly #library: Library
  readonly #place: Place
  #wantsPlay = false
  #creation = new AbortController()
  /** what the trainers were made from */
  #made: { experiment: Experiment; recording: RecordingFile | null } | null = null
  /** what was shown of the task before, while the data of another is being made */
  #aside: Pick<Playground, 'scene' | 'truth' | 'models'> | null = null

  constructor(
    table: Table,
    place: Place,
    library: Library,
    start: (events: Readonly<Record<ModelName, ModelEvents>>) => Engine,
  ) {
    super()
    this.#library = library
    this.table = table
    this.#place = place
    const query = place.read()
    const reading = readLink(table, query)
    this.experiment = query === '' ? atTellingStart(reading.experiment) : reading.experiment
    this.errors = reading.errors
    this.notice = reading.notice
    this.#engine = start({ baseline: this.#eventsOf('baseline'), hnn: this.#eventsOf('hnn') })
  }

  get playing(): boolean {
    return this.#wantsPlay && !this.finished
  }

  get finished(): boolean {
    return everyModel(this.models, (state) => !isUnfinished(state))
  }

  /** The start state of the rollouts. */
  get start(): PhasePoint | null {
    return startOf(this.experiment, this.scene)
  }

  /** The same with all its coordinates. */
  get startState(): readonly number[] | null {
    return startStateOf(this.experiment, this.scene)
  }

  get query(): string {
    return queryOf(this.table, this.experiment)
  }

  async open(play: boolean): Promise<void> {
    this.#wantsPlay = play
    try {
      await this.#create()
    } catch (error) {
      if (isAbort(error)) return
      this.experiment = defaultsOf(this.table, this.experiment.task, this.experiment.convention)
      this.notice = `${sentence(error)} The link's settings were left out.`
      await this.#create().catch((again: unknown) => {
        if (!isAbort(again)) this.#change({ notice: sentence(again) })
      })
    }
  }

  /** The address has changed under the page. */
  async reopen(): Promise<void> {
    const { experiment, errors, notice } = readLink(this.table, this.#place.read())
    this.#change({ experiment, errors, notice })
    if (this.#made && sameTrainer(this.table, this.#made.experiment, experiment)) this.#look()
    else await this.open(this.#wantsPlay)
  }

  /** Takes over what was typed into a control, or says beside it why not. */
  async set(name: string, text: string): Promise<void> {
    const setting = settingNamed(this.table, name)
    if (!setting) return
    const reading = readValue(setting, text)
    if ('error' in reading) {
      this.#change({ errors: new Map(this.errors).set(name, reading.error) })
      return
    }
    const errors = new Map(this.errors)
    errors.delete(name)
    const changed = withValue(this.table, this.experiment, name, reading.value)
    const experiment = name === 'task' ? atTellingStart(changed) : changed
    const before = this.experiment
    this.#change({ experiment, errors: name === 'task' ? new Map() : errors, notice: null })
    this.#place.write(this.query)
    if (sameTrainer(this.table, before, experiment)) {
      this.#look()
      return
    }
    try {
      await this.#create()
    } catch (error) {
      if (isAbort(error)) return
      this.#change({
        experiment: this.#made?.experiment ?? before,
        errors: new Map(this.errors).set(name, sentence(error)),
      })
      this.#place.write(this.query)
    }
  }

  /** Moves the start state; `keepStart` puts it into the address when the move is over. */
  moveStart({ q, p }: PhasePoint): void {
    this.moveStartState([q, p])
  }

  moveStartState(state: readonly number[]): void {
    const errors = new Map(this.errors)
    errors.delete('from')
    this.#change({ experiment: { ...this.experiment, from: state.map(rounded) }, errors })
    this.#look()
  }

  keepStart(): void {
    this.#place.write(this.query)
  }

  /** Lets the learned H of the HNN's motion rise at a time, or leaves the motion as it is. */
  pushEnergy(push: EnergyPush | null): void {
    this.#change({ push })
    this.#look()
  }

  async play(): Promise<void> {
    if (this.finished) await this.#recreate('scratch')
    this.#wantsPlay = true
    this.#change({})
    await this.#each((model) => this.#engine[model].play())
  }

  async pause(): Promise<void> {
    this.#wantsPlay = false
    this.#change({})
    await this.#each((model) => this.#engine[model].pause())
  }

  async step(): Promise<void> {
    this.#wantsPlay = false
    this.#change({})
    await this.#each((model) => this.#engine[model].step(1))
  }

  /** Back to the initial weights, which the seed determines. */
  async reset(): Promise<void> {
    this.#wantsPlay = false
    await this.#recreate('scratch')
  }

  async loadRecording(file: File): Promise<void> {
    const before = this.recording
    try {
      this.recording = await recordingFrom(file)
      await this.#create()
      this.#change({ recordingError: null })
    } catch (error) {
      this.#change({ recording: before, recordingError: isAbort(error) ? null : sentence(error) })
    }
  }

  async dropRecording(): Promise<void> {
    this.#change({ recording: null, recordingError: null })
    await this.#recreate()
  }

  saveWeights(model: ModelName): Promise<Uint8Array> {
    return this.#engine[model].save()
  }

  async loadWeights(model: ModelName, file: File): Promise<void> {
    const { [model]: _, ...others } = this.weightsErrors
    try {
      await this.#engine[model].load(await weightsFrom(file))
      const fresh = freshModels()[model]
      const { field, hamiltonian, rollout, frames } = this.models[model]
      this.#change({ weightsErrors: others, trained: false })
      this.#changeModel(model, { ...fresh, field, hamiltonian, rollout, frames })
    } catch (error) {
      this.#change({ weightsErrors: { ...others, [model]: `${file.name}: ${sentence(error)}` } })
    }
  }

  dispose(): void {
    this.#creation.abort()
    this.#engine.dispose()
  }

  async #recreate(from: Origin = 'library'): Promise<void> {
    await this.#create(from).catch((error: unknown) => {
      if (!isAbort(error)) this.#change({ notice: sentence(error) })
    })
  }

  /**
   * Makes both trainers anew. Where the library has models for them these are shown; else they train if the page plays.
   * If the trainers are refused the old ones go on.
   */
  async #create(from: Origin = 'library'): Promise<void> {
    this.#creation.abort()
    this.#creation = new AbortController()
    const { signal } = this.#creation
    const { experiment } = this
    const files = from === 'library' ? this.#library(this.table, experiment) : null
    files?.catch(() => {})
    const recording = experiment.task === 'real-pendulum' ? this.recording : null
    const { from: _, ...settings } = experiment
    this.#change({ making: true })
    if (this.#made?.experiment.task !== experiment.task) this.#setAside()
    const [dataset] = await Promise.all(
      modelNames.map((model) => this.#engine[model].create({ ...settings, model }, recording?.bytes ?? null, signal)),
    ).catch((error: unknown) => {
      if (!isAbort(error)) this.#change({ making: false, ...this.#aside })
      throw error
    })
    if (!dataset) return
    this.#made = { experiment, recording }
    this.#aside = null
    this.#change({
      making: files !== null,
      scene: sceneOf(dataset),
      truth: null,
      push: null,
      models: freshModels(),
      weightsErrors: {},
      trained: false,
    })
    if (files && (await this.#loadTrained(files, signal))) {
      this.#look()
      return
    }
    // Training first: a look takes as long as several steps.
    const playing = this.#wantsPlay ? this.#each((model) => this.#engine[model].play()) : null
    this.#look()
    await playing
  }

  /** False where there are no files to be had, such as without a network: then training shows what they would. */
  async #loadTrained(files: Promise<ModelFiles>, signal: AbortSignal): Promise<boolean> {
    const found = await files.catch(() => null)
    signal.throwIfAborted()
    this.#change({ making: false })
    if (!found) return false
    await Promise.all(modelNames.map((model) => this.#engine[model].load(found[model])))
    signal.throwIfAborted()
    this.#change({ trained: true })
    return true
  }

  /** What is shown of one task says nothing of another. */
  #setAside(): void {
    const { scene, truth, models } = this
    if (!scene) return
    this.#aside = { scene, truth, models }
    this.#change({ scene: null, truth: null, models: freshModels() })
  }

  #look(): void {
    if (!this.scene) return
    for (const model of modelNames) {
      this.#engine[model].look(lookRequest(this.experiment, this.scene, model === 'hnn' ? this.push : null))
    }
  }

  #eventsOf(model: ModelName): ModelEvents {
    return {
      report: (report) => {
        // One that was on its way when another task was chosen.
        if (this.#aside) return
        // The first step is news.
        const counted = this.models[model].step > 0 && report.phase === 'training' && !report.view && !report.evaluation
        this.#changeModel(model, withReport(this.models[model], report), counted ? 'progress' : 'change')
      },
      viewed: (view) => {
        if (this.#aside) return
        this.truth = view.truth && endedAtLeaving(view.truth)
        this.#changeModel(model, withView(this.models[model], view))
      },
      failed: (failure) => this.#changeModel(model, { ...this.models[model], failure }),
    }
  }

  /** A call that fails is told by the model's own `failed` event, or there is nothing to call. */
  async #each(call: (model: ModelName) => Promise<void>): Promise<void> {
    await Promise.allSettled(modelNames.map(call))
  }

  #changeModel(model: ModelName, state: ModelState, event?: PlaygroundEvent): void {
    this.#change({ models: { ...this.models, [model]: state } }, event)
  }

  #change(change: Partial<Pick<Playground, Changeable>>, event: PlaygroundEvent = 'change'): void {
    Object.assign(this, change)
    this.dispatchEvent(new Event(event))
  }
}

type PlaygroundEvent = 'change' | 'progress'

type Changeable =
  | 'experiment'
  | 'errors'
  | 'notice'
  | 'making'
  | 'scene'
  | 'truth'
  | 'models'
  | 'push'
  | 'recording'
  | 'recordingError'
  | 'weightsErrors'
  | 'trained'

/** Where new models come from: those trained beforehand, if there are any, or the seed's initial weights. */
type Origin = 'library' | 'scratch'

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
