import { describe, expect, it } from 'vitest'
import { Worth } from '../../src/engine/worth'

/** Takes steps, each as long as its kind takes; the share of them that had followers. */
function followed(worth: Worth, steps: number, together: number, alone: number): number {
  const kinds: boolean[] = []
  while (kinds.length < steps) {
    const isNext = worth.isNext
    const taken = isNext ? 1 : Math.min(7, worth.steps)
    worth.took(taken, isNext ? together : alone)
    for (let i = 0; i < taken; i++) kinds.push(isNext)
  }
  return kinds.filter(Boolean).length / kinds.length
}

const nearlyAll = 0.95
const hardlyAny = 0.05

describe('followers', () => {
  it('go on where steps are sooner done with them', () => {
    const worth = new Worth()
    followed(worth, 20, 5, 8)
    expect(followed(worth, 500, 5, 8)).toBeGreaterThan(nearlyAll)
  })

  it('are left out where steps are sooner done alone', () => {
    const worth = new Worth()
    followed(worth, 20, 9, 8)
    expect(followed(worth, 500, 9, 8)).toBeLessThan(hardlyAny)
  })

  it('come back where steps are sooner done with them after all', () => {
    const worth = new Worth()
    followed(worth, 300, 9, 8)
    followed(worth, 200, 5, 8)
    expect(followed(worth, 500, 5, 8)).toBeGreaterThan(nearlyAll)
  })

  it('are tried anew where others come', () => {
    const worth = new Worth()
    followed(worth, 200, 9, 8)
    worth.restart()
    expect(worth.isNext).toBe(true)
    expect(worth.steps).toBe(1)
  })

  it('are not judged by a while in which the machine is busy', () => {
    const worth = new Worth()
    followed(worth, 200, 5, 8)
    followed(worth, 60, 50, 8)
    expect(followed(worth, 500, 5, 8)).toBeGreaterThan(nearlyAll)
  })
})
