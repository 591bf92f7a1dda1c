import { describe, expect, it } from 'vitest'
import { queryOf, readLink, sameTrainer, withValue } from '../../../src/app/state/link'
import { table } from '../table-fixture'

const spring = readLink(table, '').experiment

describe('readLink', () => {
  it('opens the first task with its defaults where the link says nothing', () => {
    const { experiment, errors, notice } = readLink(table, '')
    expect(experiment).toEqual(table.tasks[0]?.defaults.code)
    expect(errors.size).toBe(0)
    expect(notice).toBeNull()
  })

  it('reads every type of setting, in any order, with ? or # before it', () => {
    const query = 'seed=7&from=0.5,-0.25&widths=16,%2032&learning_rate=1e-2&task=pendulum&convention=paper'
    for (const link of [query, `?${query}`, `#${query}`]) {
      expect(readLink(table, link)).toMatchObject({
        experiment: {
          task: 'pendulum',
          convention: 'paper',
          steps: 1000,
          seed: 7,
          widths: [16, 32],
          learning_rate: 0.01,
          from: [0.5, -0.25],
        },
        notice: null,
      })
    }
  })

  it('keeps what is right, and says for each setting what is wrong', () => {
    const { experiment, errors } = readLink(table, 'task=spring&seed=-1&learning_rate=fast&widths=16,16&steps=1.5')
    expect(experiment).toEqual({ ...spring, widths: [16, 16] })
    expect([...errors]).toEqual([
      ['seed', 'Seed is “-1”, but it has to be a whole number from 0 to 4294967295. The default is used instead.'],
      [
        'learning_rate',
        'Learning rate is “fast”, but it has to be a number from 1e-8 to 1. The default is used instead.',
      ],
      ['steps', 'Steps is “1.5”, but it has to be a whole number from 1 to 1000000. The default is used instead.'],
    ])
  })

  it('uses neither of two values for one setting', () => {
    const { experiment, errors } = readLink(table, 'seed=1&seed=2')
    expect(experiment.seed).toBe(0)
    expect(errors.get('seed')).toContain('twice')
  })

  it('names what no setting is called, and what has no effect in the task', () => {
    const { experiment, notice } = readLink(table, 'task=real-pendulum&noise=0.5&sede=3&__proto__=1&seed=4')
    expect(experiment).toMatchObject({ task: 'real-pendulum', noise: 0, seed: 4 })
    expect(notice).toContain('“sede”, “__proto__”')
    expect(notice).toContain('noise, which has no effect in the task real-pendulum')
  })

  it.each(['%', '%zz=%', '&&&===', 'task=', '=spring', 'task[]=spring', '\u0000'])('survives %j', (link) => {
    expect(readLink(table, link).experiment).toEqual(spring)
  })
})

describe('queryOf', () => {
  it('holds the task and what differs from its defaults', () => {
    expect(queryOf(table, spring)).toBe('task=spring')
    expect(queryOf(table, { ...spring, seed: 3, widths: [16, 16], from: [0.5, -1] })).toBe(
      'task=spring&seed=3&widths=16,16&from=0.5,-1',
    )
  })

  it('compares with the defaults of the convention', () => {
    const paper = withValue(table, spring, 'convention', 'paper')
    expect(queryOf(table, paper)).toBe('task=spring&convention=paper')
    expect(queryOf(table, { ...paper, steps: 2000 })).toBe('task=spring&convention=paper&steps=2000')
  })

  it('is read back as the same experiment', () => {
    const experiment = { ...spring, seed: 4294967295, learning_rate: 3.3e-7, from: [-0.001, 99.5], until: 0.1 }
    expect(readLink(table, queryOf(table, experiment)).experiment).toEqual(experiment)
  })
})

describe('withValue', () => {
  it('keeps what was chosen about training when the task changes, and not what belongs to the old task', () => {
    const chosen = { ...spring, seed: 5, learning_rate: 0.1, noise: 0.3, from: [1, 1], until: 3 }
    expect(withValue(table, chosen, 'task', 'real-pendulum')).toEqual({
      ...table.tasks[2]?.defaults.code,
      seed: 5,
      learning_rate: 0.1,
    })
  })

  it('keeps everything that was chosen when the convention changes', () => {
    const chosen = { ...spring, noise: 0.3, from: [1, 1] }
    expect(withValue(table, chosen, 'convention', 'paper')).toMatchObject({ noise: 0.3, from: [1, 1], steps: 1000 })
  })
})

describe('sameTrainer', () => {
  it('is true only for another start state or another end', () => {
    expect(sameTrainer(table, spring, { ...spring, from: [1, 0], until: 5 })).toBe(true)
    for (const name of ['seed', 'noise', 'steps', 'tolerance']) {
      expect(sameTrainer(table, spring, { ...spring, [name]: 0.5 })).toBe(false)
    }
  })
})
