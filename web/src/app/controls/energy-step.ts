import { niceStep } from '../../plots'

/** Steps of the slider to either side. */
export const reach = 10

/**
 * A step of the amount that can be added: some part of the range of H that is seen, or, where H is not shown over a plane,
 * of the energy that the motion has.
 */
export function energyStep(hamiltonian: Float32Array | null, energy: number | null = null): number | null {
  let [min, max] = [Infinity, -Infinity]
  for (const value of hamiltonian ?? []) {
    if (!Number.isFinite(value)) continue
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  const range = max > min ? max - min : Math.abs(energy ?? 0)
  return range > 0 && Number.isFinite(range) ? niceStep(range / (4 * reach)) : null
}
