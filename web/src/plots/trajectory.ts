import type { Role } from './roles'
import type { PhasePoint } from './view'

/** States over time; drawn up to the first state that is not finite. */
export interface Trajectory {
  /** increasing */
  times: ArrayLike<number>
  /** [time, coordinate], row-major: every q before every p */
  states: ArrayLike<number>
  /** the time at which the motion stopped being finite */
  leftAt?: number | null
}

/** A trajectory with what is known of the energy along it, [time]; null where there is none. */
export interface Motion extends Trajectory {
  /** the system's own */
  energy?: ArrayLike<number> | null
  /** what the model has learned for it */
  hamiltonian?: ArrayLike<number> | null
}

/** What moves, in the order in which it is drawn: the truth first, where it is known. */
export type Motions = readonly { role: Role; motion: Motion | null }[]

/** Coordinates of a state. */
export function dimensionOf({ times, states }: Trajectory): number {
  return times.length > 0 ? states.length / times.length : 0
}

/** (q, p) of degree of freedom k at time t; null where `coordinatesAt` is. */
export function stateAt(trajectory: Trajectory, t: number, k: number): PhasePoint | null {
  const state = coordinatesAt(trajectory, t)
  return state && { q: state[k] as number, p: state[state.length / 2 + k] as number }
}

/** The state at time t between its samples, linearly; null before the first, after the last, or where not finite. */
export function coordinatesAt({ times, states }: Trajectory, t: number): number[] | null {
  return rowAt(times, states, t)
}

/** The same for rows of any numbers that belong to the times: [time, column]. */
export function rowAt(times: ArrayLike<number>, rows: ArrayLike<number>, t: number): number[] | null {
  const last = times.length - 1
  if (last < 0 || !(t >= (times[0] as number)) || !(t <= (times[last] as number))) return null
  const columns = rows.length / times.length
  const after = Math.min(last, Math.max(1, firstAtOrAfter(times, t)))
  const before = Math.max(0, after - 1)
  const t0 = times[before] as number
  const t1 = times[after] as number
  const share = t1 > t0 ? (t - t0) / (t1 - t0) : 0
  const row: number[] = []
  for (let i = 0; i < columns; i++) {
    const value = mix(rows[columns * before + i] as number, rows[columns * after + i] as number, share)
    if (!Number.isFinite(value)) return null
    row.push(value)
  }
  return row
}

// Exact at both ends, so that an infinite neighbour does not spoil a finite sample.
function mix(a: number, b: number, share: number): number {
  return share === 0 ? a : share === 1 ? b : a + (b - a) * share
}

/** Index of the first element that is at least `value`; the length if there is none. */
export function firstAtOrAfter(sorted: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The state at time t, or where the motion ends, is finite no longer, or t is null: its last finite one. */
export function stateShown(motion: Trajectory, t: number | null): ArrayLike<number> | null {
  return (t === null ? null : coordinatesAt(motion, t)) ?? lastFiniteState(motion)
}

function lastFiniteState(motion: Trajectory): ArrayLike<number> | null {
  const dimension = dimensionOf(motion)
  for (let row = motion.times.length - 1; row >= 0; row--) {
    const state = Array.from({ length: dimension }, (_, i) => motion.states[row * dimension + i] as number)
    if (state.every(Number.isFinite)) return state
  }
  return null
}
