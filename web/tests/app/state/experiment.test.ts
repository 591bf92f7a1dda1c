import { describe, expect, it } from 'vitest'
import { modelsFor, sameTrainer, trainerSettings, withValue } from '../../../src/app/state/experiment'
import { hasRecipes, recipeFollowed } from '../../../src/app/state/recipe'
import { matters, type Setting, settingNamed, type Table, type Task } from '../../../src/app/state/table'
import { defaultsNamed, table, taskNamed } from '../table-fixture'

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

describe('a recipe', () => {
  const fast = { ...taskNamed('spring').fast_defaults.code }

  it('is all that it decides, and nothing else changes', () => {
    const chosen = { ...spring, seed: 3, steps: 77, noise: 0.5, widths: [16], from: [1, 0] }
    const turned = withValue(table, chosen, 'recipe', 'fast')
    expect(turned).toEqual({ ...fast, seed: 3, noise: 0.5, widths: [16], from: [1, 0] })
    expect(withValue(table, turned, 'recipe', 'paper')).toEqual({ ...chosen, steps: 2000 })
  })

  it('stays when the task changes, and is not followed where something else is chosen', () => {
    const other = withValue(table, fast, 'task', 'two-body')
    expect(other).toEqual(taskNamed('two-body').fast_defaults.code)
    expect(recipeFollowed(table, other)).toBe('fast')
    expect(recipeFollowed(table, { ...other, seed: 5 })).toBe('fast')
    expect(recipeFollowed(table, { ...other, steps: 5 })).toBeNull()
    expect(recipeFollowed(table, spring)).toBe('paper')
  })

  it('is said only of tasks that have two', () => {
    expect(hasRecipes(table, spring)).toBe(true)
    const [task] = table.tasks
    const alike = { ...task, fast_defaults: task?.defaults } as Task
    expect(hasRecipes({ ...table, tasks: [alike] }, spring)).toBe(false)
  })
})

describe('a loss', () => {
  const row = { group: 'training', help: '', right: '', unit: '' } as const
  const own: Table = {
    ...table,
    settings: [
      ...table.settings,
      { ...row, name: 'loss', type: 'choice', choices: ['derivative', 'rollout'], limited: { rollout: ['spring'] } },
      { ...row, name: 'horizon', type: 'integer', losses: ['rollout'] },
    ],
  }
  const chosen = { ...spring, loss: 'rollout', horizon: 4 }

  it('takes along what has no effect on another', () => {
    expect(withValue(own, { ...chosen, loss: 'derivative' }, 'loss', 'rollout')).toEqual(chosen)
    expect(withValue(own, chosen, 'loss', 'derivative').horizon).toBeUndefined()
  })

  it('stays where the next task has it, and only there', () => {
    expect(withValue(own, chosen, 'convention', 'paper')).toMatchObject({ loss: 'rollout', horizon: 4 })
    const other = withValue(own, chosen, 'task', 'two-body')
    expect([other.loss, other.horizon]).toEqual([undefined, undefined])
  })
})

describe('an optimizer', () => {
  it('keeps nothing that has no effect on it', () => {
    const chosen = { ...spring, steps: 77, learning_rate: 0.01 }
    const turned = withValue(table, chosen, 'optimizer', 'gauss-newton')
    expect(turned).toEqual({ ...spring, steps: 77, optimizer: 'gauss-newton' })
    const rate = settingNamed(table, 'learning_rate') as Setting
    expect([matters(rate, spring), matters(rate, turned)]).toEqual([true, false])
  })

  it('takes what has no effect on it from no other task', () => {
    const chosen = { ...spring, recipe: 'fast', steps: 60, learning_rate: 0.01 }
    expect(withValue(table, chosen, 'task', 'two-body')).toMatchObject({ optimizer: 'adam', learning_rate: 0.01 })
    const usual = { ...chosen, optimizer: 'gauss-newton' }
    expect(withValue(table, usual, 'task', 'two-body')).toMatchObject({
      optimizer: 'gauss-newton',
      learning_rate: 0.001,
    })
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
