import { describe, expect, it } from 'vitest'
import { energyStep } from '../../../src/app/controls/energy-step'

describe('the amount of energy', () => {
  it('is a round part of the range of H', () => {
    expect(energyStep(Float32Array.of(0, 2, Number.NaN))).toBe(0.05)
    expect(energyStep(Float32Array.of(1, 1))).toBeNull()
    expect(energyStep(null)).toBeNull()
  })

  it('is a part of the motion’s own energy where H is not shown', () => {
    expect(energyStep(new Float32Array(), -2)).toBe(0.05)
    expect(energyStep(new Float32Array(), 0)).toBeNull()
  })
})
