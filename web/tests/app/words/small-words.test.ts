import { describe, expect, it } from 'vitest'
import { type Models, untrained } from '../../../src/app/state/model-state'
import { modelNamed } from '../../../src/app/state/table'
import { capitalised } from '../../../src/app/words/capitalised'
import { hindranceOf } from '../../../src/app/words/hindrance'
import { makingText } from '../../../src/app/words/making'
import { moment, quantity, rough, twoDigits, vectorText } from '../../../src/app/words/numbers'
import { settingLabel } from '../../../src/app/words/settings'
import { timeLeft } from '../../../src/app/words/time-left'
import { listed, networks } from '../../../src/language/en/sentences'
import { defaultsNamed, table, taskNamed } from '../table-fixture'

describe('numbers', () => {
  it('are vectors of fixed width, without a negative zero', () => {
    expect(vectorText({ x: 0.254, y: -1.068 })).toBe('(0.25, −1.07)')
    expect(vectorText({ x: -0.001, y: 0 })).toBe('(0.00, 0.00)')
    expect(vectorText({ x: 123456, y: Number.NaN })).not.toContain('NaN')
  })

  it('are moments in the unit of the time, if it has one', () => {
    expect(moment(12.3456, { name: 'time', symbol: 't', unit: 's' })).toBe('at t = 12.3 s')
    expect(moment(12.3456, { name: 'time', symbol: 't', unit: '' })).toBe('at t = 12.3')
  })

  it('are read at a glance', () => {
    expect(rough(0.0123)).toBe('0.012')
    expect(rough(Number.POSITIVE_INFINITY)).toBe('not finite')
    expect([twoDigits(112), twoDigits(2.34)]).toEqual([110, 2.3])
    expect(quantity(0.5, 'm/s')).toBe('0.5 m/s')
  })
})

describe('counts', () => {
  it('are words', () => {
    expect([1, 2, 3, 4].map((count) => networks(count).all)).toEqual([
      'The network',
      'Both networks',
      'All three networks',
      'All four networks',
    ])
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c'])
    expect(capitalised('the HNN')).toBe('The HNN')
    expect(settingLabel({ name: 'learning_rate' })).toBe('Learning rate')
  })
})

describe('why a model can’t be chosen', () => {
  const why = (id: string, task: string, chosen: string[], changes = {}) =>
    hindranceOf({ ...modelNamed(table, id), ...changes }, taskNamed(task), chosen, 4)

  it('is said for tasks it can’t learn', () => {
    expect(why('dissipative', 'spring', ['hnn'])).toBeNull()
    expect(why('dissipative', 'pixel-pendulum', ['hnn'])).toBe('This can’t find its states in frames.')
    expect(why('separable', 'pendulum', ['hnn'])).toBe('This can’t learn a pendulum.')
    expect(why('separable', 'pendulum', ['hnn'], { needs_velocity: true })).toContain('needs dq/dt')
  })

  it('is that there is no more room, and why one can’t go that it is the last', () => {
    expect(why('hnn', 'spring', ['a', 'b', 'c', 'd'])).toBe('At most 4 models stand side by side: give one up first.')
    expect(why('hnn', 'spring', ['hnn'])).toBe('One model has to be there.')
    expect(why('hnn', 'spring', ['hnn', 'baseline'])).toBeNull()
  })
})

describe('while data are made', () => {
  it('it is said how many', () => {
    const made = { ...defaultsNamed('two-body'), trajectories: 5000, points: 20 }
    expect(makingText(table, made)).toBe('Making the data: 5,000 motions of 20 points…')
    expect(makingText(table, { ...made, task: 'real-pendulum' })).not.toMatch(/\d/)
  })
})

describe('the time left', () => {
  const models = (...msPerStep: number[]): Models =>
    new Map(msPerStep.map((ms, i) => [String(i), { ...untrained(), step: 1000, msPerStep: ms }]))

  it('is that of the slowest model, in round numbers', () => {
    expect(timeLeft(models(10, 30, 5), 11_000)).toBe('about 5 min left')
    expect(timeLeft(models(1, 2), 11_000)).toBe('about 20 s left')
  })

  it('is not worth a word when it is short, or nothing is left', () => {
    expect(timeLeft(models(1, 1), 2000)).toBe('')
    expect(timeLeft(models(1, 1), 1000)).toBe('')
  })
})
