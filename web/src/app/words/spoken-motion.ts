import { words } from '../../language'
import { type PhasePoint, stateAt, type Trajectory } from '../../plots'
import type { Quantity } from '../state/table'
import { quantity } from './numbers'

/** Where a predicted motion begins and ends in a portrait, and where the true one is by then; empty without a motion. */
export function motionText(
  motion: Trajectory | null,
  truth: Trajectory | null,
  k: number,
  { q, p }: { q: Quantity; p: Quantity },
  { symbol, unit }: Quantity,
): string {
  if (!motion || motion.times.length === 0) return ''
  const until = motion.times[motion.times.length - 1] as number
  const start = stateAt(motion, motion.times[0] as number, k)
  const end = stateAt(motion, until, k)
  if (!start || !end) return ''
  const told = (point: PhasePoint) =>
    `${q.symbol} = ${quantity(Number(point.q.toPrecision(2)), q.unit)}, ${p.symbol} = ${quantity(Number(point.p.toPrecision(2)), p.unit)}`
  const there = truth && stateAt(truth, until, k)
  const time = `${symbol} = ${quantity(Number(until.toPrecision(3)), unit)}`
  return words().spoken.motion(told(start), told(end), time, there && told(there))
}
