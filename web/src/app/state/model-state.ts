import {
  type Evaluation,
  type FramesView,
  type ModelName,
  modelNames,
  type Phase,
  type Report,
  type Rollout,
  type View,
} from '../../engine/protocol'
import { endedAtLeaving } from './leaving'

/** A curve that grows while training goes on. */
export interface LossHistory {
  x: number[]
  y: number[]
}

/** What the page knows of one model. A new object at each change. */
export interface ModelState {
  phase: Phase
  step: number
  msPerStep: number
  trainLoss: LossHistory
  testLoss: LossHistory
  /** time derivative at the states of the field's grid */
  field: Float32Array | null
  /** learned H at the states of the contours' grid */
  hamiltonian: Float32Array | null
  rollout: Rollout | null
  /** null where states are seen as they are */
  frames: FramesView | null
  /** why energy could not be added */
  refusal: string | null
  /** of the weights at `step`; null while they change */
  evaluation: Evaluation | null
  /** one sentence, when the model is gone */
  failure: string | null
}

export type Models = Readonly<Record<ModelName, ModelState>>

export const untrained: ModelState = {
  phase: 'ready',
  step: 0,
  msPerStep: 0,
  trainLoss: { x: [], y: [] },
  testLoss: { x: [], y: [] },
  field: null,
  hamiltonian: null,
  rollout: null,
  frames: null,
  refusal: null,
  evaluation: null,
  failure: null,
}

export function freshModels(): Models {
  const fresh = (): ModelState => ({ ...untrained, trainLoss: { x: [], y: [] }, testLoss: { x: [], y: [] } })
  return { baseline: fresh(), hnn: fresh() }
}

export function withReport(state: ModelState, report: Report): ModelState {
  append(state.trainLoss, report.trainLoss.steps, report.trainLoss.values)
  append(state.testLoss, report.testLoss.steps, report.testLoss.values)
  const { step, phase, msPerStep } = report
  const known = step === state.step ? state.evaluation : null
  const next = { ...state, step, phase, msPerStep, evaluation: report.evaluation ?? known }
  return report.view ? withView(next, report.view) : next
}

export function withView(state: ModelState, { field, hamiltonian, rollout, frames: seen, refusal }: View): ModelState {
  const frames = seen && { ...seen, truth: seen.truth ?? state.frames?.truth ?? null }
  return { ...state, field, hamiltonian, rollout: endedAtLeaving(rollout), frames, refusal }
}

/** Training goes on, or has not begun. */
export function isUnfinished({ phase, failure }: ModelState): boolean {
  return failure === null && phase !== 'finished' && phase !== 'diverged'
}

export function everyModel(models: Models, test: (state: ModelState) => boolean): boolean {
  return modelNames.every((name) => test(models[name]))
}

function append(history: LossHistory, steps: Float64Array, values: Float64Array): void {
  for (const [i, step] of steps.entries()) {
    history.x.push(step)
    history.y.push(values[i] as number)
  }
}
