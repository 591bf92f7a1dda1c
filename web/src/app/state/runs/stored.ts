import type { Checkpoint, Evaluation, Phase } from '../../../engine/protocol'
import type { RecordingFile } from '../files'
import { untrained } from '../model-state'
import { atCheckpoint, bytesOf, type Run } from './run'

/** What a list of stored runs says of each; weights and recording are kept apart, since they are large. */
export interface StoredRun {
  id: string
  /** the link */
  query: string
  /** ms since 1970, when it was stored last */
  at: number
  /** how long it has trained */
  seconds: number
  playing: boolean
  finished: boolean
  bytes: number
  models: readonly StoredModel[]
}

export interface StoredModel {
  id: string
  phase: Phase
  evaluation: Evaluation | null
  beforehand: boolean
  fromFile: boolean
  checkpoint: Omit<Checkpoint, 'weights'> | null
}

export interface StoredBytes {
  id: string
  /** by model; bytes where a store keeps no Blobs, and in what an earlier version stored */
  weights: ReadonlyMap<string, Blob | Uint8Array<ArrayBuffer>>
  recording: RecordingFile | null
}

/** Keeps runs beyond the visit. Of more than it holds, the oldest go. */
export interface RunStore {
  put(run: StoredRun, bytes: StoredBytes): Promise<void>
  bytesOf(id: string): Promise<StoredBytes | null>
  /** the latest first */
  list(): Promise<StoredRun[]>
  remove(id: string): Promise<void>
}

export const storeLimits = { runs: 24, bytes: 250_000_000 }

/** The runs that have to go for the latest to stay, of a list that begins with the latest. */
export function surplus(runs: readonly StoredRun[], limits = storeLimits): string[] {
  let bytes = 0
  return runs.flatMap((run, i) => {
    bytes += run.bytes
    return i > 0 && (i >= limits.runs || bytes > limits.bytes) ? [run.id] : []
  })
}

export function storedRun(run: Run, at: number, seconds: number): [StoredRun, StoredBytes] {
  const { id, query, playing, recording } = run
  const models = [...run.models].map(([model, { state, checkpoint }]): StoredModel => {
    const { phase, evaluation, beforehand, fromFile } = state
    const { weights: _, ...rest } = checkpoint ?? { weights: null }
    return { id: model, phase, evaluation, beforehand, fromFile, checkpoint: checkpoint ? (rest as Checkpoint) : null }
  })
  const finished = models.every(({ phase }) => phase === 'finished' || phase === 'diverged')
  const weights = [...run.models].flatMap(([model, { checkpoint }]) =>
    checkpoint ? [[model, checkpoint.weights] as const] : [],
  )
  const stored = { id, query, at, seconds, playing, finished, bytes: bytesOf(run), models }
  return [stored, { id, weights: new Map(weights), recording }]
}

/** What isn't stored is made anew from the rest: motions, fields, the data. */
export function restoredRun({ id, query, playing, models }: StoredRun, { weights, recording }: StoredBytes): Run {
  const restored = models.map(({ id: model, checkpoint, ...known }) => {
    const file = weights.get(model)
    const state = { ...untrained(), ...known, step: checkpoint?.step ?? 0 }
    const whole = checkpoint && file ? { ...checkpoint, weights: new Blob([file]) } : null
    return [model, atCheckpoint(state, whole)] as const
  })
  return { id, query, recording, playing, models: new Map(restored), scene: null, truth: null }
}

/** A run worth going on with when its link is opened afresh: one that has trained for longer than anybody likes to wait twice. */
export function latestOf(runs: readonly StoredRun[], query: string): StoredRun | null {
  return runs.find((run) => run.query === query && run.seconds >= 10) ?? null
}
