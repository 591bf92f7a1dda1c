import { describe, expect, it } from 'vitest'
import { modelNamed } from '../../../src/app/state/table'
import { explain, explainFurther, setting, sourceText } from '../../../src/app/words/sentences'
import type { ModelSituation, Situation } from '../../../src/app/words/situation'
import { en } from '../../../src/language/en'
import { defaultsNamed, table, taskNamed } from '../table-fixture'

const model = (id: string, changes: Partial<ModelSituation> = {}): ModelSituation => ({
  model: modelNamed(table, id),
  step: 2000,
  diverged: false,
  trainLoss: 0.037,
  energyError: 1e-3,
  testEnergyError: changes.energyError === undefined ? 1e-3 : changes.energyError,
  energies: [3, 3],
  ownDrift: 1e-12,
  ...changes,
})

const pair = (baseline: number, hnn: number) => [
  model('baseline', { energyError: baseline }),
  model('hnn', { energyError: hnn }),
]

const situation = (changes: Partial<Situation> = {}, task = 'spring'): Situation => ({
  task: taskNamed(task),
  experiment: defaultsNamed(task),
  source: 'simulated',
  dimension: 2,
  points: 750,
  noiseFloor: 0.04,
  stillLoss: 0.8,
  phase: 'finished',
  pushed: false,
  models: pair(0.019, 1.7e-4),
  ...changes,
})

const text = (changes: Partial<Situation> = {}, task?: string) => {
  const shown = situation(changes, task)
  return [...explain(shown), ...explainFurther(shown)].join(' ')
}

describe('explain', () => {
  it('names the noise floor when the losses can’t tell the models apart, and what can where it does', () => {
    expect(text()).toContain(
      'with this noise even the true law has 0.04, so the loss can’t tell them apart. The energy can.',
    )
    expect(text({ models: pair(1e-3, 1e-3) })).not.toContain('The energy can')
    expect(text({ noiseFloor: null })).not.toContain('noise')
  })

  it('gives the result as it is, whoever is better', () => {
    expect(text()).toContain(
      'Along this motion, the Hamiltonian network keeps the energy 110 times better than the baseline.',
    )
    expect(text({ models: pair(1e-4, 5e-4) })).toContain(
      'the baseline keeps the energy 5 times better than the Hamiltonian',
    )
    expect(text({ models: pair(1e-3, 1e-3) })).toContain('both keep the energy about equally well.')
  })

  it('says what nothing in the loss asked for, only where it is so', () => {
    expect(text()).toContain('The motion of the Hamiltonian network stays on a line of equal H')
    expect(text({ dimension: 8 }, 'two-body')).toContain('The motion of the Hamiltonian network keeps its H')
    const drifting = [model('baseline', { energyError: 0.019 }), model('hnn', { energyError: 1.7e-4, ownDrift: 1e-4 })]
    expect(text({ models: drifting })).toContain('110 times better')
    for (const other of [
      { models: drifting },
      { pushed: true },
      { phase: 'resting' as const },
      { models: pair(1e-4, 5e-4) },
    ])
      expect(text(other)).not.toMatch(/nothing in the loss/)
  })

  it('measures the same from the first step to the last, and names the other measure where it comes', () => {
    const models = pair(0.019, 1.7e-4).map((model, i) => ({ ...model, testEnergyError: [0.74, 0.1][i] as number }))
    for (const phase of ['training', 'resting', 'finished'] as const)
      expect(explain(situation({ phase, models })).join(' ')).toMatch(/along this motion, .* 110 times better/i)
    expect(text({ phase: 'training', models })).toContain('So far, along this motion, the Hamiltonian network')
    expect(text({ phase: 'training', models })).not.toContain('test motions')
    expect(text({ models })).toContain(
      'Over the test motions, the Hamiltonian network keeps the energy 7.4 times better',
    )
  })

  it('names the energy that the other has gained or lost, where that is easily seen', () => {
    const models = [model('baseline', { energyError: 1, energies: [3.4, 6.4] }), model('hnn')]
    expect(text({ models })).toContain('better than the baseline, whose energy goes from 3.4 to 6.4 J.')
    expect(text({ models: [model('baseline', { energyError: 1 }), model('hnn')] })).not.toContain('goes from')
    expect(text({ models }, 'real-pendulum')).not.toContain('goes from')
  })

  it('asks to press Play before the first step', () => {
    expect(text({ phase: 'ready' })).toBe('Neither network has learned anything yet: press Play.')
    expect(text({ phase: 'ready', models: [model('hnn')] })).toBe(
      'The network hasn’t learned anything yet: press Play.',
    )
  })

  it('says which model has diverged, and claims nothing about it', () => {
    const models = [model('baseline', { diverged: true, step: 12, trainLoss: Number.NaN }), model('hnn')]
    expect(text({ models })).toBe(
      'The loss of the baseline stopped being a number at step 12; a smaller learning rate would help.',
    )
  })

  it('does not praise a network that has learned nothing for the energy of a motion that stands still', () => {
    const models = [
      model('baseline', { trainLoss: 0.04, energyError: 0.02 }),
      model('hnn', { trainLoss: 6, energyError: 1e-7 }),
    ]
    expect(text({ models })).toContain(
      'The Hamiltonian network has hardly learned how anything moves: its loss is 6, where a network for which everything ' +
        'stands still has 0.8; its energy says nothing.',
    )
    expect(text({ models })).not.toContain('times better')
    expect(text({ models: [model('hnn', { trainLoss: 6 })] })).not.toContain('the energy is off')
    expect(text({ models, phase: 'training' })).not.toContain('hardly learned')
  })

  it('says whose motion runs off to infinity, and never that of one whose energy isn’t known', () => {
    const models = pair(Number.POSITIVE_INFINITY, 1e-3)
    expect(text({ models })).toContain('The motion of the baseline runs off to infinity.')
    expect(text({ models })).not.toContain('times better')
    const unknown = [model('baseline', { energyError: null }), model('hnn', { energyError: null })]
    expect(text({ models: unknown })).not.toMatch(/infinity|keeps? the energy/)
  })

  it('explains a recording by what its row says of the settings, and only when the result bears it out', () => {
    const forward = { ...defaultsNamed('real-pendulum'), derivatives: 'forward' }
    const central = { ...forward, derivatives: 'central' }
    const of = (experiment: typeof forward, models: ModelSituation[]) =>
      text({ experiment, models, noiseFloor: null }, 'real-pendulum')
    expect(of(forward, pair(0.019, 1.7e-4))).toContain('Forward differences look like a friction.')
    expect(of(central, pair(5e-4, 1.2e-2))).toContain('A true, slight friction is left.')
    expect(of(forward, pair(5e-4, 1.2e-2))).not.toContain('Forward differences')
  })

  it('says that an energy is followed where the true motion doesn’t keep it', () => {
    expect(text({}, 'real-pendulum')).toContain('follows the energy 110 times better')
  })
})

describe('with other numbers of models', () => {
  const third = (error: number) => [...pair(0.019, 1.7e-4), model('dissipative', { energyError: error })]

  it('holds the best against the best of the other kind', () => {
    expect(text({ models: third(1e-3) })).toContain(
      'the Hamiltonian network keeps the energy 5.9 times better than the dissipative network.',
    )
    expect(text({ models: third(1e-6) })).toContain(
      'the dissipative network keeps the energy 170 times better than the Hamiltonian network.',
    )
    expect(text({ models: third(1.8e-4) })).toContain(
      'the best, the Hamiltonian network and the dissipative network, keep the energy about equally well.',
    )
  })

  it('passes over one of its own kind that comes closer', () => {
    const models = [...pair(0.01, 1e-4), model('separable', { energyError: 2e-4 })]
    expect(text({ models })).toContain('the Hamiltonian network keeps the energy 100 times better than the baseline.')
  })

  it('compares models of one kind with each other', () => {
    const models = [model('baseline', { energyError: 1e-3 }), model('dissipative', { energyError: 1e-2 })]
    expect(text({ models })).toContain('the baseline keeps the energy 10 times better than the dissipative network.')
  })

  it('goes on comparing those whose motion stays', () => {
    const told = text({ models: third(Number.POSITIVE_INFINITY) })
    expect(told).toContain('The motion of the dissipative network runs off to infinity.')
    expect(told).toContain('the Hamiltonian network keeps the energy 110 times better than the baseline.')
  })

  it('gives the error of a single one, with its unit', () => {
    const models = [model('hnn', { energyError: 0.00123 })]
    expect(text({ models })).toContain('Along this motion, the energy is off by 0.0012 J² (mean square).')
    expect(text({ models })).toMatch(/^The loss is 0.037: with this noise/)
    expect(text({ models: [model('hnn', { energyError: null })] })).not.toContain('energy')
  })

  it('names the losses of all, and who fits best', () => {
    const models = [model('baseline', { trainLoss: 0.1 }), model('hnn', { trainLoss: 0.05 }), model('dissipative')]
    expect(text({ models })).toContain(
      'The dissipative network fits the data best: the losses are 0.1 (baseline), 0.05 (HNN) and 0.037 (dissipative).',
    )
  })
})

describe('a task whose energy isn’t known', () => {
  it('is told by its losses alone', () => {
    const models = [model('baseline', { energyError: null }), model('hnn', { energyError: null })]
    const told = text({ models, noiseFloor: null }, 'own-data')
    expect(told).toContain('Their losses are nearly the same, 0.037 and 0.037.')
    expect(told).toContain('No energy of these motions is known')
    expect(told).not.toMatch(/keeps? the energy|infinity|energy can/)
  })
})

describe('the setting', () => {
  it('names what is seen, by how many, and what each learns', () => {
    expect(setting(situation())).toBe(
      'Both networks see the same 750 noisy states of a mass on a spring and learn how each changes. ' +
        'The baseline learns the arrows. The Hamiltonian network learns an energy H.',
    )
    expect(setting(situation({ models: [model('hnn')] }))).toContain('The network sees 750 noisy states')
    expect(setting(situation({ models: [model('hnn'), model('baseline'), model('dissipative')] }))).toContain(
      'All three networks see the same',
    )
  })

  it('calls states noisy only where there is noise', () => {
    expect(setting(situation({ experiment: { ...defaultsNamed('spring'), noise: 0 } }))).not.toContain('noisy')
    expect(setting(situation({ dimension: 8 }, 'two-body'))).not.toContain('noisy')
  })

  it('ends with what the task’s row remarks', () => {
    expect(setting(situation({ dimension: 8 }, 'two-body'))).toMatch(/total momentum stays the same\.$/)
  })

  it('tells measured from simulated', () => {
    expect(setting(situation({}, 'real-pendulum'))).toContain('moments of one simulated swing')
    expect(setting(situation({ source: 'measured' }, 'real-pendulum'))).toContain('moments of one measured swing')
  })
})

describe('the source of the data', () => {
  it('is named where a file may come, simulated or measured', () => {
    expect(sourceText(taskNamed('real-pendulum'), 'simulated', null)).toBe('simulated stand-in, not measured')
    expect(sourceText(taskNamed('real-pendulum'), 'measured', 'swing.csv')).toBe('measured, swing.csv')
    expect(sourceText(taskNamed('spring'), 'simulated', null)).toBeNull()
  })
})

describe('models trained beforehand', () => {
  it('are counted', () => {
    expect(en.result.trainedBeforehand(1, 2000)).toMatch(/^The network was trained beforehand: 2,000 steps/)
    expect(en.result.trainedBeforehand(2, 2000)).toMatch(/^Both networks were trained/)
    expect(en.result.trainedBeforehand(4, 2000)).toMatch(/^All four networks were trained/)
  })
})
