import { describe, expect, it } from 'vitest'
import { untrained } from '../../../src/app/state/model-state'
import type { Playground } from '../../../src/app/state/playground'
import type { Experiment } from '../../../src/app/state/table'
import { wayBackTexts } from '../../../src/app/words/way-back'
import type { Rollout } from '../../../src/engine/protocol'
import { FakeTrainer, FakeWorld } from '../../engine/fake-hnn'
import { defaultsNamed, table } from '../table-fixture'

const forward = new FakeTrainer(new FakeWorld(), {}).rollout({})
const back = (landing: number, leftAt: number | null = null): Rollout => ({
  ...forward,
  back: { states: forward.states, landing, leftAt },
})

function textsOf(rollouts: Record<string, Rollout>, truth: Rollout | null, changes: Experiment = {}): string[] {
  const models = new Map(Object.entries(rollouts).map(([id, rollout]) => [id, { ...untrained(), rollout }]))
  const experiment = { ...defaultsNamed('spring'), ...changes }
  return wayBackTexts({ table, experiment, truth, models } as unknown as Playground)
}

describe('a way back', () => {
  it('is said of nobody where none was asked for', () => expect(textsOf({ hnn: forward }, forward)).toEqual([]))

  it('tells where each lands', () => {
    expect(textsOf({ baseline: back(0.021), hnn: back(3e-9) }, back(2e-9))[0]).toBe(
      'Back at t = 0, dotted, the truth lands 2 × 10⁻⁹ from where it started, the baseline 0.021 and the Hamiltonian network 3 × 10⁻⁹.',
    )
  })

  it('says why, by what the solver’s row says', () => {
    const [because] = ['leapfrog', 'rk4', 'dopri5'].map((integrator) => textsOf({ hnn: back(1) }, null, { integrator }))
    expect(because?.[1]).toContain('is reversible')
    expect(textsOf({ hnn: back(1) }, null, { integrator: 'rk4' })[1]).toContain('not reversible: its errors')
    expect(textsOf({ hnn: back(1) }, null, { integrator: 'dopri5' })[1]).toContain('within its tolerance')
  })

  it('names the solver of an exact truth where that is another', () => {
    const told = (changes: Experiment) => textsOf({ hnn: back(1) }, back(1), changes).join(' ')
    expect(told({ integrator: 'rk4' })).toContain('The truth is solved by')
    expect(told({ integrator: 'rk4', truth: 'same-solver' })).not.toContain('The truth is solved by')
    expect(told({ integrator: 'dopri5' })).not.toContain('The truth is solved by')
  })

  it('says that added energy goes again, and that a motion ran off', () => {
    const told = textsOf({ hnn: back(1), baseline: back(1, 3) }, null, { pushes: '1@2' })
    expect(told.join(' ')).toContain('taken out again')
    expect(told.join(' ')).toContain('The way back of the baseline runs off to infinity.')
    expect(told[0]).not.toContain('baseline')
  })
})
