import type { ModelName } from '../../engine/protocol'
import { energyError } from '../state/energy-error'
import type { ModelState } from '../state/model-state'
import type { Playground } from '../state/playground'
import type { ModelSituation, Situation } from './sentences'

/** An energy error and what it was taken over. */
export interface Figure {
  value: number | null
  /** null for the motion shown, which is all there is while training */
  standardError: number | null
  over: 'the motion shown' | 'test motions'
}

/** The figures of both models are over the same: the test motions as soon as both are evaluated. */
export function figureOf({ models, truth, push }: Playground, model: ModelName): Figure {
  const { evaluation, rollout } = models[model]
  if (evaluation && models.baseline.evaluation && models.hnn.evaluation) {
    return { value: evaluation.energyMse, standardError: evaluation.energyMseStderr, over: 'test motions' }
  }
  // Energy that was put in isn't an error.
  const disturbed = push !== null && model === 'hnn'
  return {
    value: !disturbed && truth && rollout ? energyError(rollout, truth) : null,
    standardError: null,
    over: 'the motion shown',
  }
}

export function situationOf(playground: Playground): Situation | null {
  const { scene, experiment, models, finished, playing } = playground
  if (!scene) return null
  const begun = models.baseline.step > 0 || models.hnn.step > 0
  const evaluated = models.baseline.evaluation !== null && models.hnn.evaluation !== null
  const { dataset } = scene
  return {
    task: String(experiment.task),
    source: dataset.source,
    points: dataset.train.x.length / dataset.dimension,
    derivatives: String(experiment.derivatives),
    noiseFloor: dataset.noiseFloor,
    phase: !begun ? 'ready' : playing || !evaluated ? 'training' : finished ? 'finished' : 'resting',
    models: {
      baseline: modelSituation(models.baseline, figureOf(playground, 'baseline')),
      hnn: modelSituation(models.hnn, figureOf(playground, 'hnn')),
    },
  }
}

function modelSituation({ step, phase, trainLoss, evaluation }: ModelState, figure: Figure): ModelSituation {
  return {
    step,
    diverged: phase === 'diverged',
    trainLoss: evaluation?.trainLoss ?? trainLoss.y.at(-1) ?? null,
    energyError: figure.value,
  }
}
