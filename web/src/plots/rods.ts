import { type PlanePoint, planeArea, planeBox } from './plane'
import type { CanvasSize, PhaseArea } from './view'

/**
 * Two rods of length 1, the first from a pivot at the origin, the second from its end, with a bob on the end of each. A
 * state is (θ1, θ2, p1, p2); angles in rad from hanging straight down, counterclockwise.
 */
export type Rod = 0 | 1

export const rods: readonly Rod[] = [0, 1]

/** Where the inner and the outer bob are, y upwards, in lengths of a rod. Throws for a state that is not of two rods. */
export function rodBobs(state: ArrayLike<number>): readonly [inner: PlanePoint, outer: PlanePoint] {
  if (state.length !== 4)
    throw new Error(
      `A state of ${state.length} coordinates is none of two rods, which have four: two angles, two momenta.`,
    )
  return bobsFrom(state, 0)
}

/** The same of the state that begins at this index of many. */
export function bobsFrom(states: ArrayLike<number>, from: number): readonly [inner: PlanePoint, outer: PlanePoint] {
  const inner = swung({ x: 0, y: 0 }, states[from] as number)
  return [inner, swung(inner, states[from + 1] as number)]
}

function swung({ x, y }: PlanePoint, angle: number): PlanePoint {
  return { x: x + Math.sin(angle), y: y - Math.cos(angle) }
}

/** The angle, from -π to π, of a rod that hangs from one point and points to another. */
export function rodAngle(from: PlanePoint, to: PlanePoint): number {
  return Math.atan2(to.x - from.x, from.y - to.y)
}

/** The state with one rod turned so that it points there; the other's angle and the momenta stay as they were. */
export function draggedRod(state: readonly number[], rod: Rod, point: PlanePoint): number[] {
  const [inner] = rodBobs(state)
  const turned = [...state]
  turned[rod] = rodAngle(rod === 0 ? { x: 0, y: 0 } : inner, point)
  return turned
}

/** Lays out the plane that the rods can reach, the pivot in its middle. */
export function rodArea(size: CanvasSize): PhaseArea {
  return planeArea(planeBox(2.2), size, { left: 4, top: 4, right: 4, bottom: 4 })
}
