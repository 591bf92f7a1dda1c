import type { PhasePoint, ViewBox } from '../../plots'
import { wantChoice } from './columns'
import { isAbort, sentence } from './errors'
import { modelsFor, withValue } from './experiment'
import { type RecordingFile, recordingFrom } from './files'
import { modelsNamed } from './model-state'
import { Keeping } from './runs/keeping'
import { sceneOf, withPoint } from './scene'
import { type Experiment, matters, settingNamed } from './table'

/** What people do that no setting tells. */
export type Act = 'orbit' | 'highest energy' | 'exponents' | 'study'
export type Acts = Readonly<Partial<Record<Act, number>>>

/** The whole state of the page, and what people do to it. */
export class Playground extends Keeping {
  /** how often each was done: lessons wait for it */
  acts: Acts = {}

  async open(play: boolean): Promise<void> {
    if (!(await this.recall())) await this.#begin(play)
    void this.keepLinked()
  }

  async #begin(play: boolean): Promise<void> {
    this.wantsPlay = play
    try {
      await this.create()
    } catch (error) {
      if (isAbort(error) || this.blocked) return
      this.experiment = this.defaults
      this.models = modelsNamed(this.task.default_models)
      this.notice = `${sentence(error)} The link's settings were left out.`
      await this.recreate()
    }
  }

  /** The address has changed under the page. */
  async reopen(): Promise<void> {
    await this.turnedTo(async (query) => {
      const { models, ...read } = this.read(query)
      this.change({ ...read, models: modelsNamed(models, this.models) })
      if (this.isMade) await this.settle()
      else await this.#begin(this.wantsPlay)
    })
  }

  /** Shows what a link says. Models that have learned just that already stay as they are. */
  async follow(link: string, play: boolean): Promise<void> {
    const { experiment, models, errors, notice } = this.read(link)
    if (!this.isMadeFor(experiment, models)) this.leave()
    this.change({ experiment, models: modelsNamed(models, this.models), errors, notice })
    this.write()
    if (this.isMade) await this.settle()
    else await this.#begin(play)
  }

  /** Takes over what was typed into a control, or says beside it why not. */
  async set(name: string, text: string): Promise<void> {
    await this.setAll({ [name]: text })
  }

  /** Takes over several values at once, in this order; where one of them is refused, none. */
  async setAll(values: Readonly<Record<string, string>>): Promise<void> {
    let { experiment } = this
    let last = ''
    for (const [name, text] of Object.entries(values)) {
      const setting = settingNamed(this.table, name)
      // A control that goes, such as with its task, may still tell what was typed last.
      if (setting && !matters(setting, experiment)) continue
      last = name
      try {
        experiment = withValue(this.table, experiment, name, this.core.readSetting(experiment, name, text))
      } catch (error) {
        this.change({ errors: new Map(this.errors).set(name, sentence(error)) })
        return
      }
    }
    if (last === '') return
    const toTask = 'task' in values
    const chosen = [...this.models.keys()]
    const models = toTask ? modelsFor(this.table, this.experiment, experiment, chosen) : chosen
    await this.#apply(last, experiment, models, toTask)
  }

  /** In this order. Those that have learned stay as they are. */
  async chooseModels(models: readonly string[]): Promise<void> {
    await this.#apply('models', this.experiment, models)
  }

  /** Moves the part of the start state that portraits show; `keepStart` puts it into the address when the move is over. */
  moveStart(point: PhasePoint): void {
    const { start, scene } = this
    if (start && scene) this.moveStartState(withPoint(start, scene.plane, point))
  }

  moveStartState(state: readonly number[]): void {
    const errors = new Map(this.errors)
    errors.delete('from')
    this.change({ experiment: { ...this.experiment, from: state.map(toThousandth) }, errors })
    this.look()
  }

  keepStart(): void {
    this.write()
  }

  /** Shows that part of the plane, in all portraits alike; all of it without one. */
  showPart(view: ViewBox | null): void {
    const { scene } = this
    if (!scene) return
    this.change({ scene: { ...scene, view: view ?? scene.whole } })
    this.look()
  }

  /** Shows another degree of freedom in the portraits. */
  showFreedom(k: number): void {
    if (this.scene) this.change({ scene: sceneOf(this.task, this.scene.dataset, k) })
  }

  async loadRecording(file: File): Promise<void> {
    try {
      const recording = await recordingFrom(file, this.table.limits.recording_bytes)
      const columns = this.#columns
      const reading = columns === null ? null : this.core.readColumns(recording.bytes, columns)
      if (reading && wantChoice(reading)) this.change({ choosing: { file: recording, reading }, recordingError: null })
      else if (reading && reading.problem !== null) this.change({ recordingError: reading.problem })
      else await this.#takeRecording(recording)
    } catch (error) {
      this.change({ recordingError: sentence(error) })
    }
  }

  /** Says something above all else until the next change. */
  tell(notice: string): void {
    this.change({ notice })
  }

  did(act: Act): void {
    this.acts = { ...this.acts, [act]: (this.acts[act] ?? 0) + 1 }
    this.change({})
  }

  async dropRecording(): Promise<void> {
    const recordings = new Map(this.recordings)
    recordings.delete(this.task.id)
    this.leave()
    this.change({ recordings, recordingError: null })
    await this.recreate()
  }

  /** Opens the choice of columns for the recording at hand. */
  openColumns(): void {
    const { recording } = this
    const columns = this.#columns
    if (!recording || columns === null) return
    this.change({ choosing: { file: recording, reading: this.core.readColumns(recording.bytes, columns) } })
  }

  /** Shows what would come of such a choice. */
  tryColumns(columns: string): void {
    if (!this.choosing) return
    const { file, reading } = this.choosing
    try {
      this.change({ choosing: { file, reading: this.core.readColumns(file.bytes, columns) } })
    } catch (error) {
      this.change({ choosing: { file, reading: { ...reading, problem: sentence(error) } } })
    }
  }

  closeColumns(): void {
    this.change({ choosing: null })
  }

  async takeColumns(columns: string): Promise<void> {
    if (!this.choosing) return
    const { file } = this.choosing
    const before = this.experiment
    this.change({ choosing: null, experiment: { ...before, columns } })
    await this.#takeRecording(file)
    if (this.recordingError !== null) this.change({ experiment: before })
    this.write()
  }

  get #columns(): string | null {
    return this.hasColumns ? String(this.experiment.columns) : null
  }

  async #takeRecording(recording: RecordingFile): Promise<void> {
    const before = this.recordings
    this.leave()
    this.change({ recordings: new Map(before).set(this.task.id, recording), recordingError: null })
    try {
      await this.create()
    } catch (error) {
      this.change({ recordings: before, recordingError: isAbort(error) ? null : sentence(error) })
    }
  }

  /** `name`: of the control that what is wrong is told beside */
  async #apply(name: string, experiment: Experiment, models: readonly string[], toTask = false): Promise<void> {
    const before = { experiment: this.experiment, models: this.models }
    const errors = new Map(toTask ? [] : this.errors)
    errors.delete(name)
    const goes = [...before.models.keys()].some((id) => !models.includes(id))
    if (goes || !this.isMadeFor(experiment, models)) this.leave()
    this.change({ experiment, models: modelsNamed(models, this.models), errors, notice: null })
    this.write()
    if (this.isMade) return this.settle()
    try {
      await this.create()
    } catch (error) {
      if (isAbort(error)) return
      this.change({
        experiment: this.madeExperiment ?? before.experiment,
        models: modelsNamed([...before.models.keys()], new Map([...before.models, ...this.models])),
        errors: new Map(this.errors).set(name, sentence(error)),
      })
      this.write()
      if (!this.isMade) await this.recreate()
    }
  }
}

/** As start states stand in the address. */
function toThousandth(value: number): number {
  return Math.round(value * 1000) / 1000 || 0
}
