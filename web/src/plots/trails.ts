import type { DrawingContext } from './drawing-context'
import { type PlanePoint, pixelOf } from './plane'
import { coordinatesAt, dimensionOf, type Trajectory } from './trajectory'
import type { PhaseArea } from './view'

/** Where something is in the plane, in the state that begins at this index of `states`. */
export type Place = (states: ArrayLike<number>, from: number) => PlanePoint

/** The path of something between two times, up to the first state that is not finite, as a stroke. */
export function strokePath(
  context: DrawingContext,
  area: PhaseArea,
  motion: Trajectory,
  place: Place,
  from: number,
  to: number,
): void {
  const { times, states } = motion
  const dimension = dimensionOf(motion)
  context.beginPath()
  let begun = false
  const add = (point: PlanePoint): boolean => {
    const { x, y } = pixelOf(area, point)
    // A canvas loses whole paths that hold a point some millions of pixels away.
    if (!(Math.abs(x) < 1e5 && Math.abs(y) < 1e5)) return false
    if (begun) context.lineTo(x, y)
    else context.moveTo(x, y)
    begun = true
    return true
  }
  const first = coordinatesAt(motion, from)
  if (first) add(place(first, 0))
  for (let i = 0; i < times.length && (times[i] as number) < to; i++) {
    if ((times[i] as number) > from && !add(place(states, dimension * i))) break
  }
  const last = coordinatesAt(motion, to)
  if (last) add(place(last, 0))
  context.stroke()
}

/** Pieces of a tail, each paler than the one after it. */
const pieces = 20
/** What is left of a path once the tail has passed. */
const trace = 0.16

/** The path before now: strong where it has just been, a trace where it was longer ago than the tail; whole without a now. */
export function strokeTail(
  context: DrawingContext,
  area: PhaseArea,
  motion: Trajectory,
  place: Place,
  { now, tail }: { now: number | null; tail: number },
): void {
  if (now === null) {
    strokePath(context, area, motion, place, 0, Number.POSITIVE_INFINITY)
    return
  }
  context.globalAlpha = trace
  strokePath(context, area, motion, place, 0, now - tail)
  // Round caps of pale pieces would show as beads where they overlap.
  context.lineCap = 'butt'
  for (let piece = 0; piece < pieces; piece++) {
    context.globalAlpha = trace + (1 - trace) * ((piece + 1) / pieces) ** 2
    const [from, to] = [now - tail * (1 - piece / pieces), now - tail * (1 - (piece + 1) / pieces)]
    strokePath(context, area, motion, place, from, to)
  }
  context.lineCap = 'round'
  context.globalAlpha = 1
}
