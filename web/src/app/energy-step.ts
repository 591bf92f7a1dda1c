import { niceStep } from '../plots'

/** Steps of the slider to either side. */
export const reach = 10

/** A step of the amount that can be added: some part of the range of H that is seen. */
export function energyStep(hamiltonian: Float32Array | null): number | null {
  let [min, max] = [Infinity, -Infinity]
  for (const value of hamiltonian ?? []) {
    if (!Number.isFinite(value)) continue
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return max > min ? niceStep((max - min) / (4 * reach)) : null
}
