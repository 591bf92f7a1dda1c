import { describe, expect, it } from 'vitest'
import { energyStep } from '../../src/app/controls/energy-step'
import { freshModels, type Models } from '../../src/app/state/model-state'
import { lookRequest, sceneOf } from '../../src/app/state/scene'
import { kindOf } from '../../src/app/state/task-kind'
import { timeLeft } from '../../src/app/words/time-left'
import { FakeTrainer, FakeWorld } from '../engine/fake-hnn'

const scene = sceneOf(new FakeTrainer(new FakeWorld(), {}).dataset())

describe('the kind of a task', () => {
  it('follows from what is seen of it and how many coordinates it has', () => {
    expect(kindOf('spring', 2)).toBe('plane')
    expect(kindOf('two-body', 8)).toBe('bodies')
    expect(kindOf('pixel-pendulum', 2)).toBe('pixels')
  })
})

describe('a look at the model', () => {
  it('has one state for each frame of a film', () => {
    expect(lookRequest({ task: 'pixel-pendulum', until: 100 }, scene, null).rollout.points).toBe(101)
    expect(lookRequest({ task: 'spring', until: 20 }, scene, null).rollout.points).toBe(401)
  })

  it('adds energy, unless the motion ends before', () => {
    const push = { at: 5, amount: 0.5 }
    expect(lookRequest({ task: 'spring', until: 20 }, scene, push).rollout.addEnergy).toEqual(push)
    expect(lookRequest({ task: 'spring', until: 4 }, scene, push).rollout.addEnergy).toBeUndefined()
  })
})

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

describe('the time left', () => {
  const models = (baseline: number, hnn: number): Models => {
    const { baseline: a, hnn: b } = freshModels()
    return { baseline: { ...a, step: 1000, msPerStep: baseline }, hnn: { ...b, step: 1000, msPerStep: hnn } }
  }

  it('is that of the slower model, in round numbers', () => {
    expect(timeLeft(models(10, 30), 11_000)).toBe('about 5 min left')
    expect(timeLeft(models(1, 2), 11_000)).toBe('about 20 s left')
  })

  it('is not worth a word when it is short, or nothing is left', () => {
    expect(timeLeft(models(1, 1), 2000)).toBe('')
    expect(timeLeft(models(1, 1), 1000)).toBe('')
  })
})
