import { describe, expect, it } from 'vitest'
import { modelsFor, sameTrainer, trainerSettings, withValue } from '../../../src/app/state/experiment'
import { matters, settingNamed } from '../../../src/app/state/table'
import { defaultsNamed, table } from '../table-fixture'

const spring = defaultsNamed('spring')

describe('withValue', () => {
  it('changes one setting', () => {
    expect(withValue(table, spring, 'seed', 3)).toEqual({ ...spring, seed: 3 })
  })

  it('keeps what was chosen about training when the task changes, and drops the rest', () => {
    const chosen = { ...spring, seed: 7, learning_rate: 0.01, noise: 0.5, from: [1, 0], until: 5 }
    expect(withValue(table, chosen, 'task', 'real-pendulum')).toEqual({
      ...defaultsNamed('real-pendulum'),
      seed: 7,
      learning_rate: 0.01,
    })
  })

  it('takes the defaults of another convention where nothing was chosen', () => {
    const chosen = { ...spring, from: [1, 0] }
    expect(withValue(table, chosen, 'convention', 'paper')).toMatchObject({ steps: 1000, from: [1, 0] })
  })
})

describe('the models of another task', () => {
  const to = (id: string, chosen: string[]) => modelsFor(table, spring, defaultsNamed(id), chosen)

  it('are its own where none were chosen', () => {
    expect(to('pixel-pendulum', ['baseline', 'hnn'])).toEqual(['baseline', 'hnn'])
  })

  it('are those chosen, as far as they can learn it', () => {
    expect(to('pendulum', ['dissipative', 'separable', 'hnn'])).toEqual(['dissipative', 'hnn'])
    expect(to('pixel-pendulum', ['separable'])).toEqual(['baseline', 'hnn'])
  })
})

describe('a trainer', () => {
  it('serves all that only concerns the rollout', () => {
    const other = { from: [1, 0], until: 3, integrator: 'rk4', tolerance: 0.1, time_step: 1, truth: 'same-solver' }
    expect(sameTrainer(table, spring, { ...spring, ...other })).toBe(true)
    expect(Object.keys(trainerSettings(table, spring))).not.toContain('integrator')
  })

  it.each([
    ['seed', 1],
    ['noise', 0.2],
    ['widths', [200, 100]],
  ])('is another for another %s', (name, value) => {
    expect(sameTrainer(table, spring, { ...spring, [name]: value })).toBe(false)
    expect(trainerSettings(table, spring)).toHaveProperty(name)
  })
})

describe('a setting of a solver', () => {
  const shown = (integrator: string) =>
    ['tolerance', 'time_step'].filter((name) => {
      const setting = settingNamed(table, name)
      return setting && matters(setting, { ...spring, integrator })
    })

  it('matters under those solvers that have it', () => {
    expect(shown('dopri5')).toEqual(['tolerance'])
    expect(shown('rk4')).toEqual(['time_step'])
  })
})
