import type { Rollout } from '../../engine/protocol'

/**
 * Mean of (H(x̂(t)) - H(x(t)))² over the true motion's times that the model reaches; null where there are none, infinite
 * where the model's motion stops being finite, as in the core's figures.
 */
export function energyError(model: Rollout, truth: Rollout): number | null {
  if (model.leftAt !== null) return Number.POSITIVE_INFINITY
  let sum = 0
  let count = 0
  let after = 1
  for (const [i, time] of truth.times.entries()) {
    while (after < model.times.length - 1 && (model.times[after] as number) < time) after++
    const t0 = model.times[after - 1]
    const t1 = model.times[after]
    if (t0 === undefined || t1 === undefined || time < t0 || time > t1) continue
    const share = (time - t0) / (t1 - t0)
    const energy = (1 - share) * (model.energy[after - 1] as number) + share * (model.energy[after] as number)
    sum += (energy - (truth.energy[i] as number)) ** 2
    count++
  }
  return count > 0 ? sum / count : null
}
