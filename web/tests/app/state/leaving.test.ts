import { describe, expect, it } from 'vitest'
import { endedAtLeaving } from '../../../src/app/state/leaving'

const rollout = (leftAt: number | null) => ({
  times: Float64Array.of(0, 1, 2, 3),
  states: Float64Array.of(0, 0, 1, 1, 7, 8, 7, 8),
  energy: Float64Array.of(1, 2, 3, 3),
  hamiltonian: Float64Array.of(4, 5, 6, 6),
  latent: null,
  leftAt,
  back: null,
})

describe('a motion that stopped being finite', () => {
  it('ends there with its last finite state', () => {
    const ended = endedAtLeaving(rollout(1.5))
    expect([...ended.times]).toEqual([0, 1, 1.5])
    expect([...ended.states]).toEqual([0, 0, 1, 1, 7, 8])
    expect([...(ended.energy ?? [])]).toEqual([1, 2, 3])
    expect([...(ended.hamiltonian ?? [])]).toEqual([4, 5, 6])
    expect(ended.leftAt).toBe(1.5)
  })

  it('keeps one moment when that was at once', () => {
    expect([...endedAtLeaving(rollout(0)).times]).toEqual([0])
  })

  it('has no energy where none is known', () => {
    expect(endedAtLeaving({ ...rollout(1.5), energy: null, hamiltonian: null })).toMatchObject({
      energy: null,
      hamiltonian: null,
    })
  })
})

it('leaves any other motion as it is', () => {
  const whole = rollout(null)
  expect(endedAtLeaving(whole)).toBe(whole)
})
