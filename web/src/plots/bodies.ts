import { coordinatesAt, type Trajectory } from './phase-motion'
import { niceStep } from './ticks'
import type { CanvasSize, PhaseFrame } from './view'

/** Where something is in the plane of the bodies, or a vector in it. */
export interface PlanePoint {
  x: number
  y: number
}

/** The bodies of a state x_1..x_n, y_1..y_n, px_1..px_n, py_1..py_n. */
export function bodyCount(state: ArrayLike<number>): number {
  return state.length / 4
}

export function bodyAt(state: ArrayLike<number>, body: number): PlanePoint {
  return { x: state[body] as number, y: state[bodyCount(state) + body] as number }
}

/** The state with one body elsewhere and every momentum as it was. */
export function withBodyAt(state: readonly number[], body: number, { x, y }: PlanePoint): number[] {
  const moved = [...state]
  moved[body] = x
  moved[bodyCount(state) + body] = y
  return moved
}

/** Of equal masses. */
export function centreOfMass(state: ArrayLike<number>): PlanePoint {
  const count = bodyCount(state)
  const { x, y } = sums(state, 0)
  return { x: x / count, y: y / count }
}

export function totalMomentum(state: ArrayLike<number>): PlanePoint {
  return sums(state, 2 * bodyCount(state))
}

function sums(state: ArrayLike<number>, first: number): PlanePoint {
  const count = bodyCount(state)
  let [x, y] = [0, 0]
  for (let i = first; i < first + count; i++) {
    x += state[i] as number
    y += state[i + count] as number
  }
  return { x, y }
}

/** The state at time t, or where the motion ends, has left the plane, or t is null: its last finite one. */
export function stateShown(motion: Trajectory, t: number | null): ArrayLike<number> | null {
  return (t === null ? null : coordinatesAt(motion, t)) ?? lastFiniteState(motion)
}

function lastFiniteState({ times, states }: Trajectory): ArrayLike<number> | null {
  const dimension = states.length / times.length
  for (let row = times.length - 1; row >= 0; row--) {
    const state = Array.from({ length: dimension }, (_, i) => states[row * dimension + i] as number)
    if (state.every(Number.isFinite)) return state
  }
  return null
}

/** Rows that are looked at to find the reach: enough for a quantile, and quickly sorted. */
const sampledRows = 4000

/**
 * How far from the origin along each axis the plane is shown, a round number: all but the farthest hundredth of the
 * positions in the sets, since a body that is flung out would make all the others small. The sets are states, row by row.
 */
export function planeReach(dimension: number, sets: readonly ArrayLike<number>[]): number {
  const distances: number[] = []
  for (const set of sets) {
    const rows = set.length / dimension
    const every = Math.max(1, Math.ceil(rows / sampledRows))
    for (let row = 0; row < rows; row += every) {
      for (let i = 0; i < dimension / 2; i++) {
        const distance = Math.abs(set[row * dimension + i] as number)
        if (Number.isFinite(distance)) distances.push(distance)
      }
    }
  }
  if (distances.length === 0) return 1
  const sorted = Float64Array.from(distances).sort()
  const reach = 1.12 * (sorted[Math.floor(sorted.length * 0.99)] as number) || 1
  const step = niceStep(reach / 10)
  return Math.ceil(reach / step) * step
}

/** Lays a plane out with the same scale on both axes: the shorter side shows `reach` on each side of the origin. */
export function planeFrame(reach: number, size: CanvasSize): PhaseFrame {
  const [left, top, right, bottom] = [30, 8, 8, 22]
  const width = Math.max(1, size.width - left - right)
  const height = Math.max(1, size.height - top - bottom)
  const perPixel = reach / Math.min(width, height)
  const [x, y] = [width * perPixel, height * perPixel]
  return { view: { qMin: -x, qMax: x, pMin: -y, pMax: y }, size, plot: { left, top, width, height } }
}
