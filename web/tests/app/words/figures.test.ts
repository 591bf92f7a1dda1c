import { describe, expect, it } from 'vitest'
import { untrained } from '../../../src/app/state/model-state'
import type { Playground } from '../../../src/app/state/playground'
import { announcement, overText, solverTexts } from '../../../src/app/words/figures'
import { figureOf, paperFigureOf, testFigureOf } from '../../../src/app/words/situation'
import type { Evaluation } from '../../../src/engine/protocol'
import { evaluation } from '../fake-engine'
import { defaultsNamed, table, taskNamed } from '../table-fixture'

function playgroundOf(task: string, evaluations: Record<string, Evaluation | null>): Playground {
  const states = Object.entries(evaluations).map(([id, found]) => {
    const state = { ...untrained(), step: 5, energyError: 0.5, evaluation: found }
    return [id, { ...state, testLoss: { ...state.testLoss, x: [1], y: [0.25] } }] as const
  })
  const shown = {
    table,
    task: taskNamed(task),
    experiment: defaultsNamed(task),
    models: new Map(states),
    finished: true,
  }
  return shown as unknown as Playground
}

describe('a figure', () => {
  it('is of the motion shown from the first step to the last; that of the test motions comes once all are evaluated', () => {
    const some = playgroundOf('spring', { baseline: evaluation(), hnn: null })
    expect(figureOf(some, 'baseline')).toBe(0.5)
    expect(testFigureOf(some, 'baseline')).toBeNull()
    const all = playgroundOf('spring', { baseline: evaluation(), hnn: evaluation({ energyMse: 7 }) })
    expect(figureOf(all, 'hnn')).toBe(0.5)
    expect(testFigureOf(all, 'hnn')?.mean).toBe(7)
  })

  it('is the test loss where no energy is known', () => {
    const own = playgroundOf('own-data', { baseline: evaluation({ energyMse: null, testLoss: 2 }), hnn: null })
    expect(figureOf(own, 'baseline')).toBe(2)
    expect(figureOf(own, 'hnn')).toBe(0.25)
  })

  it('stands beside the paper’s of the same kind, where the row has one', () => {
    const spring = playgroundOf('spring', { baseline: null, hnn: null })
    expect(paperFigureOf(spring, 'baseline')?.value).toBe(0.17)
    expect(paperFigureOf(spring, 'hnn')).toBeUndefined()
  })

  it('says what it was taken over', () => {
    expect(overText(taskNamed('spring'))).toBe('over the test motions')
    expect(overText(taskNamed('own-data'))).toBe('along the test part of the recording')
  })
})

describe('the solver of the figures', () => {
  it('is told once, or for each model where they differ', () => {
    const same = playgroundOf('spring', { baseline: evaluation(), hnn: evaluation() })
    expect(solverTexts(same)).toEqual(['The test motions are solved by dopri5 at a tolerance of 1e-9.'])
    const two = playgroundOf('spring', {
      baseline: evaluation(),
      hnn: evaluation({ solver: 'rk4 with steps of 0.01' }),
    })
    expect(solverTexts(two)).toEqual([
      'The test motions of the baseline are solved by dopri5 at a tolerance of 1e-9.',
      'The test motions of the Hamiltonian network are solved by rk4 with steps of 0.01.',
    ])
  })

  it('is not told where nothing was solved for them', () => {
    expect(solverTexts(playgroundOf('spring', { baseline: evaluation(), hnn: null }))).toEqual([])
    expect(solverTexts(playgroundOf('own-data', { hnn: evaluation() }))).toEqual([])
  })
})

describe('what is spoken at the end', () => {
  it('names the figures of all models', () => {
    const all = playgroundOf('spring', { baseline: evaluation(), hnn: evaluation({ energyMse: 7 }) })
    expect(announcement(all)).toBe(
      'Training has finished: spring, energy error of the baseline 0.5, of the Hamiltonian network 0.5.',
    )
    expect(announcement(playgroundOf('spring', { baseline: evaluation(), hnn: null }))).toBe('')
  })
})
