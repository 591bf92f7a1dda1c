import { describe, expect, it } from 'vitest'
import { boxOf, coordinatesOf, energiesIn, restingIn } from '../../src/app/formula/law-values'
import { partsAt, rounded, withConstant } from '../../src/app/formula/text'

const k = { name: 'k', value: 1, least: 0, most: 5, at: 0, length: 0, isOuter: false }

describe('places in a formula are in bytes', () => {
  it('parts a text with Greek letters', () => {
    expect(partsAt('ω² q + kq', 9, 2)).toEqual(['ω² q + ', 'kq', ''])
  })

  it('puts a value where the last one stood, with its bounds', () => {
    expect(withConstant('ω k q; k=1; ω=2', { ...k, at: 10, length: 1 }, 2.5)).toBe('ω k q; k=2.5[0,5]; ω=2')
    expect(withConstant('k q; k=1[0,5]', { ...k, at: 7, length: 6 }, 0)).toBe('k q; k=0[0,5]')
  })

  it('adds one that stood nowhere', () => {
    expect(withConstant('k q ;', { ...k, at: 5, length: 0 }, 3)).toBe('k q ; k=3[0,5]')
    expect(withConstant('k q', { ...k, at: 3, length: 0 }, 3)).toBe('k q; k=3[0,5]')
  })
})

it('a slider’s values are short', () => {
  expect(rounded(1.23456, k)).toBe(1.23)
  expect(rounded(5, { ...k, most: 5 })).toBe(5)
  expect(rounded(0.000123456, { ...k, most: 0.001 })).toBe(0.000123)
})

it('a box of one pair is that of all coordinates', () => {
  expect(boxOf([-1, 2], 4)).toEqual([-1, 2, -1, 2, -1, 2, -1, 2])
  expect(boxOf([-1, 2, 0, 1], 2)).toEqual([-1, 2, 0, 1])
  expect(boxOf([-1, 2, 0], 2)).toHaveLength(4)
})

it('energies to begin with are some of the box’s', () => {
  const h = (states: Float64Array) =>
    Float32Array.from(
      { length: states.length / 2 },
      (_, i) => (states[2 * i] as number) ** 2 + (states[2 * i + 1] as number) ** 2,
    )
  expect(energiesIn([-2, 2, -2, 2], h)).toEqual([0, 0.5])
  expect(energiesIn([-2, 2, -2, 2], (states) => new Float32Array(states.length / 2))).toEqual([])
})

it('coordinates have an index where there are several', () => {
  expect(coordinatesOf(2).map(({ symbol }) => symbol)).toEqual(['q', 'p'])
  expect(coordinatesOf(4).map(({ symbol }) => symbol)).toEqual(['q1', 'q2', 'p1', 'p2'])
})

it('equilibria shown in a plane lie in it, and rounding moves none', () => {
  const at = (...x: number[]) => ({ x: Float64Array.from(x), kind: 'centre' as const })
  const box = [-1, 1, -1, 3, -1, 1, -2, 2]
  const found = [at(1e-30, 1, -1e-20, 0), at(0.5, 1, 0.25, 1e-12), at(0.5, 0, 0, 0), at(0, 1, 0, 0.1)]
  expect(restingIn(found, box, 0).map(({ at }) => at)).toEqual([
    { q: 0, p: 0 },
    { q: 0.5, p: 0.25 },
  ])
  expect(restingIn(found, box, 1).map(({ at }) => at)).toEqual([
    { q: 1, p: 0 },
    { q: 1, p: 0.1 },
  ])
})
