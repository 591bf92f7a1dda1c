import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folder, json, printed, refusal } from './program'

interface Solver {
  id: string
  adaptive: boolean
  needs_split: boolean
  symplectic: boolean
}
const solvers: Solver[] = json('tasks').solvers
const quick = ['--steps', '200', '--widths', '8,8', '--trajectories', '10', '--points', '12']

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

function trained(model: string): string {
  const path = files.path(model)
  printed('train', 'spring', '--model', model, '--out', path, ...quick)
  return path
}

const follow = ['--from', '0.7,0', '--until', '5']

describe('every solver', () => {
  it('follows a separable model to nearly the same place', () => {
    const model = trained('separable')
    const exact: number[] = json('rollout', model, ...follow, '--tolerance', '1e-12').end
    for (const { id, adaptive } of solvers) {
      const motion = json('rollout', model, ...follow, '--integrator', id, '--time-step', '1e-3')
      expect(motion).toMatchObject({ integrator: id, left_at: null })
      expect(motion.solver).toBe(adaptive ? `${id} at a tolerance of 1e-9` : `${id} with steps of 0.001`)
      for (const [i, x] of exact.entries()) expect(motion.end[i], id).toBeCloseTo(x, id === 'euler' ? 1 : 4)
    }
    expect(solvers.length).toBeGreaterThan(6)
  })

  it('that is symplectic keeps the learned energy where Euler does not', () => {
    const model = trained('separable')
    const drift = (id: string) =>
      Math.abs(json('rollout', model, ...follow, '--integrator', id, '--time-step', '0.1').hamiltonian.drift)
    for (const { id } of solvers.filter(({ symplectic }) => symplectic)) {
      expect(drift(id), id).toBeLessThan(0.2 * drift('euler'))
    }
  })

  it('evaluates, and it is said which one did', () => {
    const result = json('train', 'spring', '--integrator', 'rk4', '--time-step', '0.05', ...quick)
    expect(result.solver).toBe('rk4 with steps of 0.05')
    const other = json('train', 'spring', ...quick)
    expect(other.solver).toBe('dopri5 at a tolerance of 1e-9')
    expect(other.weights_hash).toBe(result.weights_hash)
    expect(other.coordinate_mse).not.toBe(result.coordinate_mse)
    expect(printed('train', 'spring', '--integrator', 'rk4', ...quick)).toMatch(/^motions by +rk4 with steps of 0.01$/m)
  })

  it('takes steps as long as it is told', () => {
    const model = trained('hnn')
    const end = (step: string) =>
      json('rollout', model, ...follow, '--integrator', 'rk4', '--time-step', step).end[0] as number
    const exact = json('rollout', model, ...follow).end[0]
    expect(end('0.01')).toBeCloseTo(exact, 6)
    expect(Math.abs(end('1') - exact)).toBeGreaterThan(1e-3)
  })
})

describe('a solver that takes positions and momenta apart', () => {
  const apart = solvers.filter(({ needs_split }) => needs_split).map(({ id }) => id)
  const sentence = (id: string) =>
    `The solver ${id} needs dq/dt of p alone and dp/dt of q alone, which this motion does not give; ` +
    'implicit-midpoint or gauss4 would do.'

  it('is refused where the model has them together, before anything is trained', () => {
    const model = trained('hnn')
    const long = ['--steps', '1000000']
    expect(apart).toContain('leapfrog')
    for (const id of apart) {
      expect(refusal('rollout', model, '--integrator', id)).toBe(sentence(id))
      expect(refusal('train', 'spring', '--integrator', id, ...long)).toBe(sentence(id))
    }
    const [id = ''] = apart
    const both = ['--models', 'separable,hnn', '--integrator', id, ...long]
    expect(refusal('train', 'spring', ...both)).toBe(sentence(id))
    expect(refusal('figure', 'spring', '--svg', files.path('a.svg'), ...both)).toBe(sentence(id))
    expect(refusal('reproduce', 'spring', '--results', files.path('r'), ...both)).toBe(sentence(id))
    expect(refusal('run', `task=spring&steps=1000000&models=separable,hnn&integrator=${id}`)).toBe(sentence(id))
  })
})

describe('the true motion', () => {
  it('is exact, or under the same solver', () => {
    const model = trained('hnn')
    const truth = (...args: string[]) => json('rollout', model, ...follow, '--true-motion', ...args)
    const rough = ['--integrator', 'rk4', '--time-step', '1']
    const exact = truth()
    // From q = 0.7 at rest: q = 0.7 cos 2t.
    expect(exact.end[0]).toBeCloseTo(0.7 * Math.cos(10), 6)
    expect(exact).toMatchObject({ model: null, hamiltonian: null, solver: 'dopri5 at a tolerance of 1e-9' })
    expect(truth(...rough).end).toEqual(exact.end)
    const same = truth(...rough, '--truth', 'same-solver')
    expect(same.solver).toBe('rk4 with steps of 1')
    expect(Math.abs(same.end[0] - exact.end[0])).toBeGreaterThan(1e-2)
    expect(truth('--truth', 'same-solver').end).toEqual(exact.end)
    expect(printed('rollout', model, '--true-motion')).toMatch(/^spring, the true motion, dopri5 at a tolerance/)
  })

  it('takes no energy', () => {
    expect(refusal('rollout', trained('hnn'), '--true-motion', '--pushes', '1@1')).toContain('--true-motion')
  })

  it('is a law in its own steps where the task has one in discrete time', () => {
    const model = files.path('film')
    const film = ['--steps', '1', '--widths', '4', '--trajectories', '4', '--points', '6', '--batch', '5']
    printed('train', 'pixel-pendulum', '--out', model, ...film)
    expect(json('rollout', model, '--true-motion')).toMatchObject({ model: null, integrator: null, solver: null })
    expect(printed('rollout', model, '--true-motion')).toContain('in its own steps')
  })
})
