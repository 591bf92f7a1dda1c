import type { Rollout } from '../../engine/protocol'
import { type Curve, coordinateError, type LossCurves, type TimeChart, type TimeCurves } from '../../plots'
import type { Cast } from '../state/cast'
import type { PlaygroundState } from '../state/playground-state'

export function lossCurves({ models, scene }: PlaygroundState, cast: Cast): LossCurves {
  return {
    models: cast.models.map(({ role }) => {
      const state = models.get(role.key)
      return { role, train: state?.trainLoss ?? null, test: state?.testLoss ?? null }
    }),
    // Data without noise have a floor of 0, which has no place on a logarithmic axis.
    noiseFloor: scene?.dataset.noiseFloor || null,
  }
}

/** Curves of the motions shown. */
export const timeCurves: Readonly<Record<TimeChart, (playground: PlaygroundState, cast: Cast) => TimeCurves>> = {
  energy: (playground, cast) => ofAll(playground, cast, energyOf),
  position: (playground, cast) => ofAll(playground, cast, positionOf),
  /** along each model's own motion; the truth has learned none */
  hamiltonian: ({ models }, cast) =>
    cast.models
      .filter(({ model }) => model.has_energy)
      .map(({ role }) => ({ role, curve: hamiltonianOf(models.get(role.key)?.rollout ?? null) })),
  error: ({ models, truth }, cast) =>
    cast.models.map(({ role }) => {
      const rollout = models.get(role.key)?.rollout
      return { role, curve: truth && rollout ? coordinateError(rollout, truth) : null }
    }),
}

/** What each model has learned for an energy against the system's own, at states that it has not seen. */
export function energyRelation({ models }: PlaygroundState, cast: Cast): TimeCurves {
  return cast.models
    .filter(({ model }) => model.has_energy)
    .map(({ role }) => {
      const frames = models.get(role.key)?.frames
      const { energies = null, learned = null } = frames ?? {}
      return { role, curve: energies && learned && { x: energies, y: learned } }
    })
}

function ofAll(
  { models, truth }: PlaygroundState,
  cast: Cast,
  curveOf: (motion: Rollout | null) => Curve | null,
): TimeCurves {
  return [
    { role: cast.truth, curve: curveOf(truth) },
    ...cast.models.map(({ role }) => ({ role, curve: curveOf(models.get(role.key)?.rollout ?? null) })),
  ]
}

function energyOf(motion: Rollout | null): Curve | null {
  return motion?.energy ? { x: motion.times, y: motion.energy, leftAt: motion.leftAt } : null
}

function hamiltonianOf(motion: Rollout | null): Curve | null {
  return motion?.hamiltonian ? { x: motion.times, y: motion.hamiltonian, leftAt: motion.leftAt } : null
}

/** The first coordinate. */
function positionOf(motion: Rollout | null): Curve | null {
  if (!motion) return null
  const dimension = motion.states.length / motion.times.length
  return { x: motion.times, y: motion.states.filter((_, i) => i % dimension === 0), leftAt: motion.leftAt }
}
