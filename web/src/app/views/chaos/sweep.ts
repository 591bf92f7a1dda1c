import type { PhasePoint } from '../../../plots'
import type { Playground } from '../../state/playground'
import type { TaskSection } from '../../state/table'
import type { Who } from './everyone'

/** In one piece: short enough that a worker answers others in between. */
const crossingsInPiece = 2
const pieces = 60

/** The degree of freedom that a section shows: of two the one whose position isn't that of its plane. */
export function shownIn({ coordinate }: TaskSection): number {
  return coordinate === 0 ? 1 : 0
}

/** The two coordinates that a section shows of states [state, coordinate], those not finite left out. */
export function pointsOf(states: Float64Array, dimension: number, section: TaskSection): number[] {
  const q = shownIn(section)
  const points: number[] = []
  for (let i = 0; i < states.length; i += dimension) {
    const [x, y] = [states[i + q] as number, states[i + q + dimension / 2] as number]
    if (Number.isFinite(x + y)) points.push(x, y)
  }
  return points
}

/** The last crossing of each orbit [orbit, crossing, coordinate]: where those that came so far go on. */
export function lastOf(states: Float64Array, crossings: number, dimension: number): Float64Array {
  const last: number[] = []
  const size = crossings * dimension
  for (let end = size; end <= states.length; end += size) {
    const state = states.subarray(end - dimension, end)
    if (state.every(Number.isFinite)) last.push(...state)
  }
  return Float64Array.from(last)
}

/** Follows orbits piece by piece, as long as `goesOn`; `found` hears of the points of each. */
export async function sweep(
  playground: Playground,
  { model, ofTruth }: Who,
  section: TaskSection,
  starts: Float64Array,
  goesOn: () => boolean,
  found: (points: readonly number[]) => void,
): Promise<void> {
  const dimension = playground.task.coordinates.length
  let from = starts
  for (let piece = 0; piece < pieces && from.length > 0 && goesOn(); piece++) {
    const states = await playground.ask(model, (asked, rollout) =>
      asked.section({ from, crossings: crossingsInPiece, ofTruth, rollout }),
    )
    if (!goesOn()) return
    found(pointsOf(states, dimension, section))
    from = lastOf(states, crossingsInPiece, dimension)
  }
}

/** The start of an orbit of that energy at a point of the section; null where none passes. */
export function startAt(playground: Playground, model: string, energy: number, { q, p }: PhasePoint) {
  return playground.ask(model, (asked) => asked.sectionStart(energy, q, p))
}

/** The starts of so many orbits, spread over the section. */
export function firstStarts(playground: Playground, model: string, energy: number, count: number) {
  return playground.ask(model, (asked) => asked.sectionStarts(energy, count))
}
