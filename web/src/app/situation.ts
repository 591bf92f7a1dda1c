import type { ModelName } from '../engine/protocol'
import { energyError } from './energy-error'
import type { ModelState } from './model-state'
import type { Playground } from './playground'
import type { ModelSituation, Situation } from './sentences'

/** An energy error and what it was taken over. */
export interface Figure {
  value: number | null
  /** null for the motion shown, which is all there is while training */
  standardError: number | null
  over: 'the motion shown' | 'test motions'
}

export function figureOf(playground: Playground, model: ModelName): Figure {
  const { evaluation, rollout } = playground.models[model]
  if (evaluation)
    return { value: evaluation.energyMse, standardError: evaluation.energyMseStderr, over: 'test motions' }
  const { truth } = playground
  return { value: truth && rollout && energyError(rollout, truth), standardError: null, over: 'the motion shown' }
}

export function situationOf(playground: Playground): Situation | null {
  const { scene, experiment, models, finished, playing } = playground
  if (!scene) return null
  const begun = models.baseline.step > 0 || models.hnn.step > 0
  const { dataset } = scene
  return {
    task: String(experiment.task),
    source: dataset.source,
    points: dataset.train.x.length / dataset.dimension,
    derivatives: String(experiment.derivatives),
    noiseFloor: dataset.noiseFloor,
    phase: !begun ? 'ready' : finished ? 'finished' : playing ? 'training' : 'resting',
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
