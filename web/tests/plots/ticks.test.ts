import { describe, expect, it } from 'vitest'
import { ticksAcross } from '../../src/plots/chart-axes'
import { niceStep } from '../../src/plots/nice-step'
import { formatValue, logLabels, logTicks, niceTicks } from '../../src/plots/ticks'

describe('niceStep', () => {
  it('is the next of 1, 2, 5 times a power of ten', () => {
    expect([0.011, 0.02, 0.3, 1, 1.01, 6, 70].map(niceStep)).toEqual([0.02, 0.02, 0.5, 1, 2, 10, 100])
  })

  it('is not pushed to the next step by a rounding error', () => {
    expect(niceStep((0.3 - 0.1) / 1)).toBe(0.2)
  })
})

describe('ticksAcross', () => {
  it('are two at least, however few are wanted', () => {
    expect(niceTicks(3.1, 5.9, 2)).toEqual([4])
    expect(ticksAcross(3.1, 5.9, 2)).toEqual([4, 5])
    expect(ticksAcross(0, 10, 2)).toEqual(niceTicks(0, 10, 2))
    expect(ticksAcross(1, 1, 2)).toEqual([])
  })
})

describe('niceTicks', () => {
  it('gives exact decimals, both ends included', () => {
    expect(niceTicks(-0.3, 0.3, 6)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3])
    expect(niceTicks(0, 2000, 4)).toEqual([0, 500, 1000, 1500, 2000])
  })

  it('stays inside the range and under the count', () => {
    for (const [min, max] of [
      [-1.23, 4.56],
      [1e-7, 3e-7],
      [1234567, 1234999],
    ] as const) {
      const ticks = niceTicks(min, max, 8)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(9)
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(min)
        expect(tick).toBeLessThanOrEqual(max)
      }
    }
  })

  it('gives none where there is no range', () => {
    expect(niceTicks(1, 1, 5)).toEqual([])
    expect(niceTicks(0, Number.POSITIVE_INFINITY, 5)).toEqual([])
    expect(niceTicks(Number.NaN, 1, 5)).toEqual([])
  })
})

describe('logTicks', () => {
  it('are powers of ten over many decades, thinned to the count', () => {
    expect(logTicks(1e-4, 1, 10)).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1])
    expect(logTicks(1e-8, 1, 4)).toEqual([1e-8, 1e-6, 1e-4, 1e-2, 1])
  })

  it('add 2 and 5 over few decades', () => {
    expect(logTicks(0.03, 2, 8)).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2])
  })

  it('leave out no decade for those between', () => {
    expect(logTicks(2e-4, 0.06, 2)).toEqual([1e-3, 0.01])
    expect(logTicks(0.03, 1.2, 2.3)).toEqual([0.05, 0.1, 0.2, 0.5, 1])
    expect(logTicks(4e-4, 0.5, 2.3)).toEqual([1e-3, 0.01, 0.1])
  })

  it('are none for a range that holds zero', () => {
    expect(logTicks(0, 1, 5)).toEqual([])
    expect(logTicks(-1, 1, 5)).toEqual([])
  })

  it('are labelled alike: all powers or all plain numbers', () => {
    expect(logLabels([1e-4, 1e-2, 1])).toEqual(['10⁻⁴', '10⁻²', '10⁰'])
    expect(logLabels([0.05, 0.1, 0.2])).toEqual(['0.05', '0.1', '0.2'])
  })
})

describe('formatValue', () => {
  it('rounds, and writes a minus sign and powers of ten', () => {
    expect(formatValue(-0.51234, 3)).toBe('−0.512')
    expect(formatValue(0, 3)).toBe('0')
    expect(formatValue(12345, 3)).toBe('12300')
    expect(formatValue(3.6e-5, 3)).toBe('3.6 × 10⁻⁵')
    expect(formatValue(1e-4, 3)).toBe('10⁻⁴')
    // 9.999 rounds up to the next power of ten before the way to write it is chosen
    expect(formatValue(99999, 3)).toBe('10⁵')
  })
})
