import type { Engine } from '../../engine/engine'
import type { ModelEvents } from '../../engine/model-client'
import type { Dataset } from '../../engine/protocol'
import { sameTrainer, trainerSettings } from './experiment'
import type { RecordingFile } from './files'
import type { Experiment, Table } from './table'

/** Begins an engine whose models tell what they do. */
export type Start = (eventsOf: (id: string) => ModelEvents) => Engine

/** What trainers are made from. */
export interface Wanted {
  experiment: Experiment
  models: readonly string[]
  recording: RecordingFile | null
}

/** The trainers in the workers: which there are, from what they were made, and how those that are missing come. */
export class Trainers {
  readonly #table: Table
  readonly #engine: Engine
  #creation = new AbortController()
  #made: Omit<Wanted, 'models'> | null = null
  /** the models whose trainer is surely the one of `#made` */
  #sure = new Set<string>()

  constructor(table: Table, engine: Engine) {
    this.#table = table
    this.#engine = engine
  }

  /** what the trainers at hand were made from */
  get made(): Omit<Wanted, 'models'> | null {
    return this.#made
  }

  /** Those of the wanted models whose trainer is there already. */
  kept({ experiment, models, recording }: Wanted): string[] {
    const made = this.#made
    const same = made?.recording === recording && made && sameTrainer(this.#table, made.experiment, experiment)
    return same ? models.filter((id) => this.#sure.has(id)) : []
  }

  /** Whether that model's trainer is surely the one that was last made. */
  has(id: string): boolean {
    return this.#sure.has(id)
  }

  /** The trainer of that model is lost. */
  forget(id: string): void {
    this.#sure.delete(id)
  }

  /** Ends the workers of all others. */
  retain(models: readonly string[]): void {
    this.#engine.keep(models)
    this.#sure = new Set(models.filter((id) => this.#sure.has(id)))
  }

  /** Ends what is being made; gives the signal for what comes next. */
  begin(): AbortSignal {
    this.#creation.abort()
    this.#creation = new AbortController()
    return this.#creation.signal
  }

  /**
   * Makes the trainers of all wanted models but of the kept ones, and replies with the data, or null where those of the kept
   * ones hold. If one is refused, its old trainer stays.
   */
  async make(wanted: Wanted, kept: readonly string[], signal: AbortSignal): Promise<Dataset | null> {
    const { experiment, models, recording } = wanted
    const settings = trainerSettings(this.#table, experiment)
    const missing = models.filter((id) => !kept.includes(id))
    const peers = this.#engine.peers(missing.length)
    await Promise.all(
      missing.map(async (id, place) => {
        const wasSure = this.#sure.delete(id)
        try {
          const data = recording?.bytes ?? null
          await this.#engine.model(id).create({ ...settings, model: id }, data, signal, peers[place])
        } catch (error) {
          signal.throwIfAborted()
          if (wasSure) this.#sure.add(id)
          throw error
        }
      }),
    )
    const [first] = models
    const dataset = kept.length > 0 || first === undefined ? null : await this.#engine.model(first).dataset()
    signal.throwIfAborted()
    this.#engine.keep(models)
    this.#made = { experiment, recording }
    this.#sure = new Set(models)
    return dataset
  }

  /** Ends all of them. */
  clear(): void {
    this.#creation.abort()
    this.#engine.keep([])
    this.#made = null
    this.#sure.clear()
  }
}
