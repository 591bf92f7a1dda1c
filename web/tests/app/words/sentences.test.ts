import { describe, expect, it } from 'vitest'
import { explain, type ModelSituation, type Situation, setting, sourceText } from '../../../src/app/words/sentences'

const model = (changes: Partial<ModelSituation> = {}): ModelSituation => ({
  step: 2000,
  diverged: false,
  trainLoss: 0.037,
  energyError: 1e-3,
  ...changes,
})

const situation = (changes: Partial<Situation> = {}): Situation => ({
  task: 'spring',
  source: 'simulated',
  points: 750,
  derivatives: 'forward',
  noiseFloor: 0.04,
  phase: 'finished',
  models: { baseline: model({ energyError: 0.019 }), hnn: model({ energyError: 1.7e-4 }) },
  ...changes,
})

const text = (changes: Partial<Situation> = {}) => explain(situation(changes)).join(' ')

describe('explain', () => {
  it('names the noise floor when neither loss can tell the models apart', () => {
    expect(text()).toContain('with this noise even the true law has 0.04')
    expect(text({ noiseFloor: null })).not.toContain('noise')
  })

  it('gives the result as it is, whoever is better', () => {
    expect(text()).toContain('The Hamiltonian network keeps the energy 110 times better.')
    expect(text({ models: { baseline: model({ energyError: 1e-4 }), hnn: model({ energyError: 5e-4 }) } })).toContain(
      'The baseline keeps the energy 5 times better.',
    )
    expect(text({ models: { baseline: model(), hnn: model() } })).toContain('about equally well')
  })

  it('speaks of this motion only while training', () => {
    expect(text({ phase: 'training' })).toContain('So far, along this motion, the Hamiltonian network')
  })

  it('asks to press Play before the first step', () => {
    expect(text({ phase: 'ready' })).toBe('Neither has learned anything yet: press Play.')
  })

  it('says which model has diverged, and claims nothing about it', () => {
    const models = {
      baseline: model({ diverged: true, step: 12, trainLoss: Number.NaN }),
      hnn: model(),
    }
    expect(text({ models })).toBe(
      'The loss of the baseline stopped being a number at step 12; a smaller learning rate would help.',
    )
  })

  it('says whose motion runs off to infinity', () => {
    const models = { baseline: model({ energyError: Number.NaN }), hnn: model() }
    expect(text({ models })).toContain('The motion of the baseline runs off to infinity.')
    expect(text({ models })).not.toContain('better')
  })

  it('explains the recording by its derivatives, and only when the result bears it out', () => {
    const real = { task: 'real-pendulum', noiseFloor: null } as const
    expect(text(real)).toContain('Forward differences')
    const worse = { baseline: model({ energyError: 5e-4 }), hnn: model({ energyError: 1.2e-2 }) }
    expect(text({ ...real, derivatives: 'central', models: worse })).toContain('true, slight friction')
    expect(text({ ...real, models: worse })).not.toContain('Forward differences')
  })
})

describe('bodies', () => {
  it('are named, are not called noisy, and have no single line of equal H', () => {
    const noiseFree = { task: 'three-body', noiseFloor: 0 }
    expect(setting(situation(noiseFree))).toContain('states of three bodies under gravity')
    expect(setting(situation(noiseFree)) + text(noiseFree)).not.toMatch(/nois|line of equal H/)
  })
})

describe('the source of the data', () => {
  it('is named for the recording, simulated or measured', () => {
    expect(sourceText('real-pendulum', 'simulated', null)).toBe('simulated stand-in, not measured')
    expect(sourceText('real-pendulum', 'measured', 'swing.csv')).toBe('measured, swing.csv')
    expect(sourceText('spring', 'simulated', null)).toBeNull()
    expect(setting(situation({ task: 'real-pendulum' }))).toContain('a stand-in for the measured one')
    expect(setting(situation({ task: 'real-pendulum', source: 'measured' }))).toContain('one measured swing')
  })
})
