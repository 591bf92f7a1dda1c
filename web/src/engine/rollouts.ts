import type { Rollout, RolloutRequest, Trainer } from '../../../wasm/hnn'
import { attempt } from './refusal'

/** A rollout at 1e-9 takes as long as several training steps, and the eye can't tell it from one at 1e-5. */
export const liveTolerance = 1e-5

/** The same at a tolerance that will do while the model still learns. */
export function loosened(request: RolloutRequest): RolloutRequest {
  const { tolerance } = request
  return typeof tolerance === 'number' ? { ...request, tolerance: Math.max(tolerance, liveTolerance) } : request
}

/** What a request says of how motions are solved, wherever they start and end. */
export function solverOf(request: RolloutRequest): RolloutRequest {
  const { from: _from, until: _until, points: _points, pushes: _pushes, direction: _direction, ...solver } = request
  return solver
}

/** That, as text by which two can be compared. */
export function solverIn(request: { rollout: RolloutRequest } | null): string {
  return JSON.stringify(solverOf(request?.rollout ?? {}))
}

/** Without the energy that can't be added: how far H can rise changes while the model learns. */
export function rolledOut(
  trainer: Trainer,
  request: RolloutRequest,
): { motion: Rollout | null; refusal: string | null } {
  const { value: motion, refusal } = attempt(() => trainer.rollout(request))
  if (motion || !request.pushes) return { motion, refusal }
  const { value, refusal: deeper } = attempt(() => trainer.rollout(undisturbed(request)))
  return { motion: value, refusal: deeper ?? refusal }
}

/** The true motion gets no energy: it has no learned H. */
export function undisturbed(request: RolloutRequest): RolloutRequest {
  const { pushes: _pushes, ...rest } = request
  return rest
}
