import type { Evaluation, FramesView, LossPoints, Phase, Report, Rollout, View } from '../../engine/protocol'
import type { ViewBox } from '../../plots'
import { endedAtLeaving } from './leaving'

/** A curve that grows while training goes on. */
export interface LossHistory {
  x: number[]
  y: number[]
  /** between the least and the largest loss of an ensemble's members; empty for others */
  band: { low: number[]; high: number[] }
}

/** What the page knows of one model. A new object at each change. */
export interface ModelState {
  phase: Phase
  step: number
  msPerStep: number
  trainLoss: LossHistory
  testLoss: LossHistory
  /** the part of the plane in which field and H are known */
  plane: ViewBox | null
  /** time derivative at the states of the field's grid */
  field: Float32Array | null
  /** likewise, how far the members of an ensemble part */
  fieldSpread: Float32Array | null
  /** learned H at the states of the contours' grid */
  hamiltonian: Float32Array | null
  rollout: Rollout | null
  /** of the rollout against the truth; null where it is not known */
  energyError: number | null
  /** null where states are seen as they are */
  frames: FramesView | null
  /** why there is no motion, or energy could not be added */
  refusal: string | null
  /** of the weights at `step`; null while they change */
  evaluation: Evaluation | null
  /** whether its weights are those of a training beforehand */
  beforehand: boolean
  /** whether it began from the weights of a file that somebody loaded */
  fromFile: boolean
  /** one sentence, when the model is gone */
  failure: string | null
}

/** The chosen models by their names in the table, in the order they were chosen in. */
export type Models = ReadonlyMap<string, ModelState>

export function untrained(): ModelState {
  return {
    phase: 'ready',
    step: 0,
    msPerStep: 0,
    trainLoss: historyOf(),
    testLoss: historyOf(),
    plane: null,
    field: null,
    fieldSpread: null,
    hamiltonian: null,
    rollout: null,
    energyError: null,
    frames: null,
    refusal: null,
    evaluation: null,
    beforehand: false,
    fromFile: false,
    failure: null,
  }
}

/** `known` where it has the model, else one that has learned nothing. */
export function modelsNamed(ids: readonly string[], known: Models = new Map()): Models {
  return new Map(ids.map((id) => [id, known.get(id) ?? untrained()]))
}

export function withReport(state: ModelState, report: Report): ModelState {
  append(state.trainLoss, report.trainLoss)
  append(state.testLoss, report.testLoss)
  const { step, phase, msPerStep } = report
  const known = step === state.step ? state.evaluation : null
  const next = { ...state, step, phase, msPerStep, evaluation: report.evaluation ?? known }
  return report.view ? withView(next, report.view) : next
}

export function withView(state: ModelState, view: View): ModelState {
  const { plane, field, fieldSpread, hamiltonian, rollout, energyError, frames: seen, refusal } = view
  const frames = seen && { ...seen, truth: seen.truth ?? state.frames?.truth ?? null }
  return {
    ...state,
    plane,
    field,
    fieldSpread,
    hamiltonian,
    rollout: rollout && endedAtLeaving(rollout),
    energyError,
    frames,
    refusal,
  }
}

/** Other weights than those that were trained so far: nothing is known of them yet but how the old ones look. */
export function withOtherWeights({ field, hamiltonian, rollout, frames }: ModelState): ModelState {
  return { ...untrained(), field, hamiltonian, rollout, frames, fromFile: true }
}

/** Training goes on, or has not begun. */
export function isUnfinished({ phase, failure }: ModelState): boolean {
  return failure === null && phase !== 'finished' && phase !== 'diverged'
}

export function everyModel(models: Models, test: (state: ModelState) => boolean): boolean {
  return [...models.values()].every(test)
}

export function historyOf(points?: LossPoints): LossHistory {
  const history = { x: [], y: [], band: { low: [], high: [] } }
  if (points) append(history, points)
  return history
}

function append({ x, y, band }: LossHistory, { steps, values, low = none, high = none }: LossPoints): void {
  x.push(...steps)
  y.push(...values)
  band.low.push(...low)
  band.high.push(...high)
}

const none = new Float64Array()
