import { describe, expect, it } from 'vitest'
import { canonicalError, explainedVariance, greys, latentError, poissonBracket } from '../../src/engine/latent-checks'

const framePixels = 28 * 28

describe('the canonical error', () => {
  it('is 0 where z_p is what z_q changes by', () => {
    expect(canonicalError([0, 1, 1, 2, 3, 9], 3)).toBe(0)
    expect(canonicalError([0, 1, 1, 5, 3, 9], 3)).toBeCloseTo((0 + 9) / 2)
  })

  it('does not reach from one stretch into the next', () => {
    expect(canonicalError([0, 1, 1, 7, 100, 2, 102, 7], 2)).toBe(0)
  })
})

describe('the latent error', () => {
  it('compares the predicted change of z with the encoded one, and ignores the last state', () => {
    expect(latentError([0, 0, 1, 2], [1, 2, 9, 9], 2)).toBe(0)
    expect(latentError([0, 0, 1, 2], [0, 0, 9, 9], 2)).toBeCloseTo((1 + 4) / 2)
  })
})

describe('the explained variance', () => {
  it('is 1 for a perfect reading, 0 for the mean, and that of the worse coordinate', () => {
    const states = [0, 1, 2, 3]
    expect(explainedVariance(states, states)).toBe(1)
    expect(explainedVariance([0, 2, 2, 2], states)).toBe(0)
  })
})

describe('the Poisson bracket', () => {
  it('is 1 for the coordinates themselves, and turns its sign when one is mirrored', () => {
    expect(poissonBracket([5, 5, 6, 5, 5, 6])).toBe(1)
    expect(poissonBracket([0, 0, -1, 0, 0, 1])).toBe(-1)
    expect(poissonBracket([0, 0, 2, 0, 0, 2])).toBe(0.25)
  })
})

describe('greys', () => {
  it('takes the later frame of each row, and cuts what no frame can have', () => {
    const row = new Float32Array(2 * framePixels)
    row.fill(0.5, 0, framePixels)
    row.set([0.25, 0.5, 3, -1], framePixels)
    const bytes = greys(Float32Array.from([...row, ...row]), 2 * framePixels, 0.5)
    expect(bytes).toHaveLength(2 * framePixels)
    expect([...bytes.slice(framePixels, framePixels + 5)]).toEqual([128, 255, 255, 0, 0])
  })
})
