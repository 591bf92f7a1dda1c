import type { Rollout } from '../../engine/protocol'

/**
 * The motion up to where it stopped being finite. The core repeats the last state from there on, which on a drawing would
 * look like a motion that has come to rest.
 */
export function endedAtLeaving(rollout: Rollout): Rollout {
  const { times, states, energy, hamiltonian, latent, leftAt, spread } = rollout
  if (leftAt === null) return rollout
  const after = times.findIndex((time) => time >= leftAt)
  if (after < 0) return rollout
  const rows = after + 1
  const cut = (values: Float64Array) => values.slice(0, (values.length / times.length) * rows)
  const ended = cut(times)
  ended[after] = leftAt
  return {
    times: ended,
    states: cut(states),
    energy: energy && cut(energy),
    hamiltonian: hamiltonian && cut(hamiltonian),
    latent: latent && cut(latent),
    leftAt,
    back: null,
    ...(spread && {
      spread: {
        states: cut(spread.states),
        energy: spread.energy && cut(spread.energy),
        hamiltonian: spread.hamiltonian && cut(spread.hamiltonian),
      },
    }),
  }
}
