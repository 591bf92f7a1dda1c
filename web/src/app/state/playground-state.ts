import type { ColumnsReading, Core, Rollout } from '../../engine/protocol'
import { leading, withValue } from './experiment'
import type { RecordingFile } from './files'
import { everyModel, isUnfinished, type ModelState, type Models, modelsNamed } from './model-state'
import { defaultsOf } from './recipe'
import type { Kept } from './runs/kept'
import type { StoredRun } from './runs/stored'
import { type Scene, startStateOf } from './scene'
import { type Experiment, matters, settingNamed, type Table, type Task, taskOf, type Value } from './table'
import { told } from './told'
import { valueText } from './values'

/** A file whose columns somebody has to choose. */
export interface ColumnsChoice {
  file: RecordingFile
  reading: ColumnsReading
}

export type PlaygroundEvent = 'change' | 'progress'

/**
 * What the page shows. The address and the controls are two views of `experiment` and of the names of `models`. Dispatches
 * `change`, or `progress` where all that has changed is how far training is.
 */
export class PlaygroundState extends EventTarget {
  table: Table
  experiment: Experiment
  /** by setting, or `models` */
  errors: ReadonlyMap<string, string>
  notice: string | null
  /** The browser does not start workers, without which nothing can train. */
  blocked = false
  /** Data and networks are being made, which may take seconds. */
  making = false
  /** the last one that was shown, maybe of another task */
  protected laidOut: Scene | null = null
  /** what was shown of the task before, while the data of another is being made */
  protected aside: Pick<PlaygroundState, 'scene' | 'truth' | 'truthRefusal' | 'models'> | null = null
  truth: Rollout | null = null
  /** why there is no true motion to show */
  truthRefusal: string | null = null
  models: Models
  /** runs that are shown beside the models */
  kept: readonly Kept[] = []
  /** runs of which a list is being looked at; null while there is none */
  stored: readonly StoredRun[] | null = null
  /** by task */
  recordings: ReadonlyMap<string, RecordingFile> = new Map()
  recordingError: string | null = null
  choosing: ColumnsChoice | null = null
  /** by model */
  weightsErrors: Readonly<Record<string, string>> = {}
  readonly core: Core

  constructor(core: Core, query: string) {
    super()
    this.core = core
    this.table = this.#told()
    const read = this.read(query)
    this.experiment = read.experiment
    this.errors = read.errors
    this.notice = read.notice
    this.models = modelsNamed(read.models)
  }

  get task(): Task {
    return taskOf(this.table, this.experiment)
  }

  /** null while there is nothing to show of the task */
  get scene(): Scene | null {
    return this.laidOut?.task === this.experiment.task ? this.laidOut : null
  }

  set scene(scene: Scene | null) {
    this.laidOut = scene
  }

  /** Of every setting, where nothing is chosen. */
  get defaults(): Experiment {
    return defaultsOf(this.table, this.experiment)
  }

  /** The link of what another value would make of it. */
  queryWith(name: string, value: Value): string {
    return this.core.writeLink(withValue(this.table, this.experiment, name, value), [...this.models.keys()])
  }

  /** As a link writes it; of what everything else has its defaults by, what a link without it means. */
  defaultText(name: string): string {
    const usual = leading.includes(name) ? this.task.defaults.code : this.defaults
    return valueText(usual[name] ?? '')
  }

  get finished(): boolean {
    return everyModel(this.models, (state) => !isUnfinished(state))
  }

  /** The models shown were trained beforehand, for this experiment. */
  get trained(): boolean {
    return everyModel(this.models, ({ beforehand }) => beforehand)
  }

  get recording(): RecordingFile | null {
    const { id, takes_file } = this.task
    return (takes_file && this.recordings.get(id)) || null
  }

  /** There is nothing to learn from before somebody brings a file. */
  get waitsForFile(): boolean {
    return this.task.needs_file && this.recording === null
  }

  /** Whether which column of a file means what can be chosen. */
  get hasColumns(): boolean {
    const setting = settingNamed(this.table, 'columns')
    return this.task.takes_file && setting !== undefined && matters(setting, this.experiment)
  }

  /** The start state of the rollouts. */
  get start(): readonly number[] | null {
    return this.scene && startStateOf(this.experiment, this.scene)
  }

  get query(): string {
    return this.core.writeLink(this.experiment, [...this.models.keys()])
  }

  /** Says everything in the language spoken now. */
  retell(): void {
    this.change({ table: this.#told() })
  }

  #told(): Table {
    return told(JSON.parse(this.core.table()) as Table)
  }

  /** Of an address that says nothing, the opening. */
  protected read(query: string) {
    if (query === '') {
      const { opening } = this.table
      return {
        experiment: opening,
        models: taskOf(this.table, opening).default_models,
        errors: new Map(),
        notice: null,
      }
    }
    const { experiment, models, errors, notice } = this.core.readLink(query)
    return { experiment: experiment as Experiment, models, errors: new Map(Object.entries(errors)), notice }
  }

  /** What is shown of one task says nothing of another. */
  protected clear(): void {
    this.setAside()
    this.change(this.nothing)
  }

  protected get nothing() {
    return { scene: null, truth: null, truthRefusal: null, models: modelsNamed([...this.models.keys()]) }
  }

  protected setAside(): void {
    const { laidOut: scene, truth, truthRefusal, models } = this
    this.aside ??= { scene, truth, truthRefusal, models }
  }

  protected putBack(): void {
    const models = this.aside ? modelsNamed([...this.models.keys()], this.aside.models) : this.models
    this.change({ making: false, ...this.aside, models })
    this.aside = null
  }

  protected change(change: Partial<Pick<PlaygroundState, Changeable>>, event: PlaygroundEvent = 'change'): void {
    Object.assign(this, change)
    this.dispatchEvent(new Event(event))
  }

  protected changeModel(model: string, state: ModelState, event?: PlaygroundEvent): void {
    this.change({ models: new Map(this.models).set(model, state) }, event)
  }
}

type Changeable =
  | 'table'
  | 'experiment'
  | 'errors'
  | 'notice'
  | 'making'
  | 'blocked'
  | 'scene'
  | 'truth'
  | 'truthRefusal'
  | 'models'
  | 'kept'
  | 'stored'
  | 'recordings'
  | 'recordingError'
  | 'choosing'
  | 'weightsErrors'
