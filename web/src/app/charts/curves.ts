import type { Rollout } from '../../engine/protocol'
import {
  type Band,
  type Curve,
  coordinateError,
  type LossCurves,
  type Role,
  type TimeChart,
  type TimeCurves,
} from '../../plots'
import type { Cast } from '../state/cast'
import type { ModelState } from '../state/model-state'
import type { PlaygroundState } from '../state/playground-state'
import type { Model } from '../state/table'

export function lossCurves(playground: PlaygroundState, cast: Cast): LossCurves {
  return {
    models: statesOf(playground, cast).map(({ role, state }) => ({
      role,
      train: state?.trainLoss ?? null,
      test: state?.testLoss ?? null,
    })),
    // Data without noise have a floor of 0, which has no place on a logarithmic axis.
    noiseFloor: playground.scene?.dataset.noiseFloor || null,
  }
}

/** Curves of the motions shown. */
export const timeCurves: Readonly<Record<TimeChart, (playground: PlaygroundState, cast: Cast) => TimeCurves>> = {
  energy: (playground, cast) => ofAll(playground, cast, energyOf),
  position: (playground, cast) => ofAll(playground, cast, positionOf),
  /** along each model's own motion; the truth has learned none */
  hamiltonian: (playground, cast) =>
    statesOf(playground, cast)
      .filter(({ model }) => model.has_energy)
      .map(({ role, state }) => ({ role, curve: hamiltonianOf(state?.rollout ?? null) })),
  error: (playground, cast) =>
    statesOf(playground, cast).map(({ role, state, truth }) => ({
      role,
      curve: errorOf(state?.rollout ?? null, truth),
    })),
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

function ofAll(playground: PlaygroundState, cast: Cast, curveOf: (motion: Rollout | null) => Curve | null): TimeCurves {
  return [
    { role: cast.truth, curve: curveOf(playground.truth) },
    ...statesOf(playground, cast).map(({ role, state }) => ({ role, curve: curveOf(state?.rollout ?? null) })),
  ]
}

/** The models at hand, then those of kept runs. */
function statesOf(
  { models, truth }: PlaygroundState,
  cast: Cast,
): readonly { role: Role; model: Model; state: ModelState | null; truth: Rollout | null }[] {
  return [
    ...cast.models.map(({ role, model }) => ({ role, model, state: models.get(role.key) ?? null, truth })),
    ...cast.kept,
  ]
}

function errorOf(motion: Rollout | null, truth: Rollout | null): Curve | null {
  return motion && truth ? coordinateError(motion, truth, motion.spread?.states) : null
}

function energyOf(motion: Rollout | null): Curve | null {
  if (!motion?.energy) return null
  const { times: x, energy: y, leftAt, spread } = motion
  return { x, y, leftAt, band: bandAbout(y, spread?.energy) }
}

function hamiltonianOf(motion: Rollout | null): Curve | null {
  if (!motion?.hamiltonian) return null
  const { times: x, hamiltonian: y, leftAt, spread } = motion
  return { x, y, leftAt, band: bandAbout(y, spread?.hamiltonian) }
}

function bandAbout(y: Float64Array, spread: Float64Array | null | undefined): Band | null {
  const edge = (side: number) => y.map((value, i) => value + side * (spread?.[i] ?? 0))
  return spread ? { low: edge(-1), high: edge(1) } : null
}

/** The first coordinate. */
function positionOf(motion: Rollout | null): Curve | null {
  if (!motion) return null
  const dimension = motion.states.length / motion.times.length
  const first = (values: Float64Array) => values.filter((_, i) => i % dimension === 0)
  const y = first(motion.states)
  return { x: motion.times, y, leftAt: motion.leftAt, band: bandAbout(y, motion.spread && first(motion.spread.states)) }
}
