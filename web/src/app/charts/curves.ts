import type { ModelName, Rollout } from '../../engine/protocol'
import { type Curve, coordinateError, type LossCurves, type TimeCurves } from '../../plots'
import type { ModelState } from '../state/model-state'
import type { Playground } from '../state/playground'

export function lossCurves({ models: { baseline, hnn }, scene }: Playground): LossCurves {
  return {
    baselineTrain: baseline.trainLoss,
    baselineTest: baseline.testLoss,
    hnnTrain: hnn.trainLoss,
    hnnTest: hnn.testLoss,
    // Data without noise have a floor of 0, which has no place on a logarithmic axis.
    noiseFloor: scene?.dataset.noiseFloor || null,
  }
}

/** The system's own energy along each motion. */
export function energyCurves({ models, truth }: Playground): TimeCurves {
  return {
    truth: truth && { x: truth.times, y: truth.energy },
    baseline: energyOf(models.baseline),
    hnn: energyOf(models.hnn),
  }
}

/** The coordinate q along each motion. */
export function positionCurves({ models, truth }: Playground): TimeCurves {
  const of = (motion: Rollout | null): Curve | null =>
    motion && { x: motion.times, y: motion.states.filter((_, i) => i % 2 === 0), leftAt: motion.leftAt }
  return { truth: of(truth), baseline: of(models.baseline.rollout), hnn: of(models.hnn.rollout) }
}

/** What the HNN has learned to keep, along its own motion. */
export function conservedCurves({ models }: Playground): TimeCurves {
  const { rollout } = models.hnn
  return { hnn: rollout?.conserved ? { x: rollout.times, y: rollout.conserved, leftAt: rollout.leftAt } : null }
}

/** What the HNN has learned to keep against the system's energy, at the test states; null for states seen as they are. */
export function energyRelation({ models }: Playground): Curve | null {
  const { frames } = models.hnn
  return frames?.learned ? { x: frames.energies, y: frames.learned } : null
}

export function errorCurves({ models, truth }: Playground): TimeCurves {
  const from = (model: ModelName): Curve | null => {
    const { rollout } = models[model]
    return truth && rollout ? coordinateError(rollout, truth) : null
  }
  return { baseline: from('baseline'), hnn: from('hnn') }
}

function energyOf({ rollout }: ModelState): Curve | null {
  return rollout && { x: rollout.times, y: rollout.energy, leftAt: rollout.leftAt }
}
