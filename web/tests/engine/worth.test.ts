import { describe, expect, it } from 'vitest'
import { Worth } from '../../src/engine/worth'

// Forty of the quicker kind and a pair, twice.
const twoPeriods = 84

/** Takes steps, each as long as its kind takes; how many of the last two periods' had followers. */
function followed(worth: Worth, steps: number, together: number, alone: number): number {
  const kinds: boolean[] = []
  while (kinds.length < steps) {
    const isNext = worth.isNext
    const taken = isNext ? 1 : Math.min(7, worth.steps)
    worth.took(taken, isNext ? together : alone)
    for (let i = 0; i < taken; i++) kinds.push(isNext)
  }
  return kinds.slice(-twoPeriods).filter(Boolean).length
}

describe('followers', () => {
  it('go on where steps are sooner done with them', () => {
    expect(followed(new Worth(), 200, 5, 8)).toBe(twoPeriods - 2)
  })

  it('are left out where steps are sooner done alone', () => {
    expect(followed(new Worth(), 200, 9, 8)).toBe(2)
  })

  it('are tried again after a while', () => {
    const worth = new Worth()
    followed(worth, 312, 9, 8)
    expect(followed(worth, 300, 5, 8)).toBe(twoPeriods - 2)
  })

  it('are tried anew where others come', () => {
    const worth = new Worth()
    followed(worth, 200, 9, 8)
    worth.restart()
    expect(worth.isNext).toBe(true)
    expect(worth.steps).toBe(1)
  })

  it('are not judged by a single slow step', () => {
    const worth = new Worth()
    worth.took(1, 500)
    expect(followed(worth, 200, 5, 8)).toBe(twoPeriods - 2)
  })

  it('are not judged by a while in which the machine is busy', () => {
    const worth = new Worth()
    followed(worth, 200, 5, 8)
    followed(worth, 60, 50, 8)
    expect(followed(worth, twoPeriods, 5, 8)).toBe(twoPeriods - 2)
  })
})
