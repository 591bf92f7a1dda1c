import type { Checkpoint, Rollout } from '../../../engine/protocol'
import type { RecordingFile } from '../files'
import { historyOf, type LossHistory, type ModelState, type Models, untrained } from '../model-state'
import type { Scene } from '../scene'

/**
 * A training: what was asked for, and how far each model has come. The same value is left and brought back, stored, and
 * shown beside another.
 */
export interface Run {
  /** as the entry of the browser's history has it */
  id: string
  /** the link */
  query: string
  /** what the link can't hold */
  recording: RecordingFile | null
  /** whether it goes on training by itself */
  playing: boolean
  models: ReadonlyMap<string, RunModel>
  /** what was shown of it; null where that has to be made anew */
  scene: Scene | null
  truth: Rollout | null
}

/** Where new models come from: those trained beforehand, if there are any, or the seed's initial weights, or a run. */
export type Origin = 'library' | 'scratch' | Run

export interface RunModel {
  state: ModelState
  /** null where nothing was learned yet, or nothing is left to go on from */
  checkpoint: Checkpoint | null
}

/** What was known of a model when it got to the checkpoint. */
export function atCheckpoint(state: ModelState, checkpoint: Checkpoint | null): RunModel {
  if (!checkpoint || checkpoint.step === 0) return { state: untrained(), checkpoint: null }
  const { step, trainLoss, testLoss } = checkpoint
  return {
    state: {
      ...state,
      phase: state.phase === 'training' ? 'resting' : state.phase,
      step,
      trainLoss: historyOf(trainLoss),
      testLoss: historyOf(testLoss),
      evaluation: step === state.step ? state.evaluation : null,
      failure: null,
    },
    checkpoint,
  }
}

/** The models of a run as they begin to be shown again; what is learned from now on is not the run's. */
export function modelsOf({ models }: Run): Models {
  return new Map(
    [...models].map(([id, { state }]) => [
      id,
      { ...state, trainLoss: copyOf(state.trainLoss), testLoss: copyOf(state.testLoss) },
    ]),
  )
}

export function hasLearned(models: Models): boolean {
  return [...models.values()].some(({ step }) => step > 0)
}

export function bytesOf({ models, recording }: Run): number {
  const weights = [...models.values()].map(({ checkpoint }) => checkpoint?.weights.size ?? 0)
  return weights.reduce((sum, bytes) => sum + bytes, recording?.bytes.length ?? 0)
}

function copyOf({ x, y, band: { low, high } }: LossHistory): LossHistory {
  return { x: [...x], y: [...y], band: { low: [...low], high: [...high] } }
}
