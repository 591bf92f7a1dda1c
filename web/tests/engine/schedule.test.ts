import { describe, expect, it } from 'vitest'
import { lossSchedule } from '../../src/engine/schedule'

function steps(next: (step: number) => number, last: number): number[] {
  const all: number[] = []
  for (let step = next(0); step <= last; step = next(step)) all.push(step)
  return all
}

describe('lossSchedule', () => {
  it('records the beginning closely and about a thousand train losses in all', () => {
    const train = steps(lossSchedule(2000).nextTrain, 2000)
    expect(train.slice(0, 21)).toEqual([...Array.from({ length: 20 }, (_, i) => i + 1), 22])
    expect(train.length).toBeLessThan(1050)
  })

  it('computes about fifty test losses', () => {
    expect(steps(lossSchedule(2000).nextTest, 2000)).toHaveLength(51)
  })

  it.each([1, 7, 50, 999, 1001, 12_345])('ends with the last of %i steps', (last) => {
    const { nextTrain, nextTest } = lossSchedule(last)
    expect(steps(nextTrain, last).at(-1)).toBe(last)
    expect(steps(nextTest, last).at(-1)).toBe(last)
  })
})
