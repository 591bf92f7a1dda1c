import type { TypedLaw } from '../../engine/protocol'
import type { Value } from '../state/table'
import { valueText } from '../state/values'
import type { Example } from './examples'

/** The coordinates that a formula of so many is of. */
export function coordinatesOf(dimension: number) {
  const n = dimension / 2
  return Array.from({ length: dimension }, (_, i) => {
    const symbol = `${i < n ? 'q' : 'p'}${n > 1 ? (i % n) + 1 : ''}`
    return { name: symbol, symbol, unit: '' }
  })
}

export function numbers(value: Value | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : []
}

/** Lowest and highest of each coordinate. */
export function boxOf(value: Value | undefined, dimension: number): number[] {
  const given = numbers(value)
  if (given.length === 2 * dimension) return given
  const [low = -2, high = 2] = given.length === 2 ? given : []
  return Array.from({ length: 2 * dimension }, (_, i) => (i % 2 === 0 ? low : high))
}

/** The equilibria of the plane of the k-th degree of freedom, in which all other coordinates are in the middle of their range. */
export function restingIn(equilibria: TypedLaw['equilibria'], box: readonly number[], k: number) {
  const dimension = box.length / 2
  const shown = [k, k + dimension / 2]
  return equilibria.flatMap(({ x, kind }) => {
    // They are found by Newton's method, up to a rest.
    const at = Array.from(x, (value, i) => {
      const [low, high] = [box[2 * i] as number, box[2 * i + 1] as number]
      const rest = 1e-6 * (high - low)
      const isInPlane = shown.includes(i) || Math.abs(value - (low + high) / 2) < rest
      return isInPlane ? (Math.abs(value) < rest ? 0 : value) : null
    })
    return at.includes(null) ? [] : [{ kind, at: { q: at[k] as number, p: at[k + dimension / 2] as number } }]
  })
}

/** Two energies between which a part of the box lies; none where H is the same in all of it. */
export function energiesIn(box: readonly number[], energyOf: (states: Float64Array) => Float32Array): number[] {
  const finite = Array.from(energyOf(statesIn(box))).filter(Number.isFinite)
  const [least, most] = [Math.min(...finite), Math.max(...finite)]
  return most > least ? [least, least + (most - least) / 2].map((value) => Number(value.toPrecision(3))) : []
}

/** The middle of the box, and states halfway to its sides. */
function statesIn(box: readonly number[]): Float64Array {
  const dimension = box.length / 2
  const middle = Array.from({ length: dimension }, (_, j) => ((box[2 * j] as number) + (box[2 * j + 1] as number)) / 2)
  const states = [middle]
  for (let j = 0; j < dimension; j++)
    for (const end of [0, 1])
      states.push(middle.map((value, i) => (i === j ? (value + (box[2 * j + end] as number)) / 2 : value)))
  return Float64Array.from(states.flat())
}

/** What an example leaves out is as the task has it. */
export function settingsOf({ H, D = '', box = [-2, 2], energies }: Example): Record<string, string> {
  return { H, D, box: valueText(box), energies: valueText(energies ?? []) }
}
