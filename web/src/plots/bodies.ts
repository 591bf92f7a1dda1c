import type { PlanePoint } from './plane'

/** The bodies of a state x_1..x_n, y_1..y_n, px_1..px_n, py_1..py_n. Throws where it has no four numbers for each. */
export function bodyCount({ length }: { readonly length: number }): number {
  if (length % 4 !== 0)
    throw new Error(
      `A state of ${length} coordinates is none of bodies in a plane, which have four each: x, y, px, py.`,
    )
  return length / 4
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
