import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folder, hnn, json, limited, printed, refusal } from './program'

const quick = ['--steps', '5', '--widths', '8,8', '--trajectories', '4', '--points', '6']

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

const rows = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

describe('hnn tasks', () => {
  it('shows every task, model, solver and setting', () => {
    const table = json('tasks')
    const text = printed('tasks')
    for (const { id, description } of [...table.tasks, ...table.solvers]) {
      expect(text).toMatch(new RegExp(`^ {2}${id} `, 'm'))
      expect(text).toContain(description)
    }
    for (const { id, title, sentence } of table.models) {
      expect(text).toMatch(new RegExp(`^ {2}${id} `, 'm'))
      expect(text).toContain(`${title}: ${sentence}.`)
    }
    for (const { name } of table.settings) expect(text).toContain(name === 'task' ? 'Tasks' : name)
    expect(text).toContain('45 (paper 30)')
  })

  it('says where a setting has no effect', () => {
    const text = printed('tasks')
    expect(text).toMatch(/^ {2}columns +none; only in real-pendulum and own-data$/m)
    expect(text).toMatch(/^ {2}trajectories +50; .*; not in real-pendulum and own-data$/m)
  })

  it('has a flag of hnn train for every setting', () => {
    const help = printed('train', '--help')
    expect(help).toContain('Usage: hnn train')
    for (const { name } of json('tasks').settings) {
      expect(help).toContain(name === 'task' ? 'TASK' : `--${name.replaceAll('_', '-')} `)
    }
  })
})

describe('hnn train', () => {
  it('prints one JSON object', () => {
    const result = json('train', 'spring', '--model', 'baseline', '--seed', '3', ...quick)
    expect(result).toEqual({
      task: 'spring',
      model: 'baseline',
      seed: 3,
      steps: 5,
      data: 'simulated',
      arithmetic: 'exact',
      train_loss: expect.any(Number),
      test_loss: expect.any(Number),
      energy_mse: expect.any(Number),
      energy_mse_stderr: expect.any(Number),
      energy_drift: expect.any(Number),
      coordinate_mse: expect.any(Number),
      left_at: null,
      solver: 'dopri5 at a tolerance of 1e-9',
      ms_per_step: expect.any(Number),
      seconds: expect.any(Number),
      weights_hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
  })

  it('gives the same weights for the same settings, and others for another seed', () => {
    const hash = (seed: string) => json('train', 'spring', '--seed', seed, ...quick).weights_hash
    expect(hash('1')).toBe(hash('1'))
    expect(hash('1')).not.toBe(hash('2'))
  })

  it('prints a table for people, with no progress bar where there is no terminal', () => {
    const text = printed('train', 'pendulum', ...quick)
    expect(text).toMatch(/^pendulum, seed 0, 5 steps, simulated data\n/)
    for (const name of ['train loss', 'test loss', 'noise floor', 'energy MSE', 'energy drift', 'state MSE']) {
      expect(text).toContain(name)
    }
  })

  it('says when the data is simulated or measured', () => {
    writeFileSync(files.path('swing.csv'), recording(40))
    const real = ['train', 'real-pendulum', '--steps', '2', '--widths', '4']
    expect(json(...real)).toMatchObject({ data: 'simulated', energy_mse_stderr: null })
    expect(json(...real, '--data', files.path('swing.csv'))).toMatchObject({ data: 'measured' })
    expect(printed(...real)).toContain('simulated data')
  })

  it('writes a model file and nothing beside it', () => {
    const out = files.path('model.safetensors')
    writeFileSync(out, 'an older file')
    expect(printed('train', 'spring', '--out', out, ...quick)).toContain(out)
    expect(readdirSync(files.path(''))).toEqual(['model.safetensors'])
    const file = readFileSync(out)
    const header = JSON.parse(file.subarray(8, 8 + Number(file.readBigUInt64LE())).toString())
    expect(header.W1).toMatchObject({ dtype: 'F32', shape: [2, 8] })
    expect(JSON.parse(header.__metadata__.experiment)).toMatchObject({ task: 'spring', widths: [8, 8] })
  })

  it('killed while it writes, leaves the older file and nothing else', () => {
    const out = files.path('model.safetensors')
    writeFileSync(out, 'an older file')
    // The system kills a program that writes beyond this many blocks of a file.
    expect(limited(64, 'train', 'spring', '--out', out, '--steps', '1')).toBe('SIGXFSZ')
    expect(readFileSync(out, 'utf8')).toBe('an older file')
    expect(readdirSync(files.path('.'))).toEqual(['model.safetensors'])
  })

  it('writes through a link and to a device without replacing them', () => {
    writeFileSync(files.path('target'), '')
    symlinkSync(files.path('target'), files.path('link'))
    printed('train', 'spring', '--out', files.path('link'), ...quick)
    expect(readFileSync(files.path('target')).length).toBeGreaterThan(100)
    printed('train', 'spring', '--out', '/dev/null', ...quick)
    expect(readFileSync('/dev/null')).toHaveLength(0)
  })
})

describe('hnn evaluate', () => {
  it('says of a model file what hnn train said of the model', () => {
    const model = files.path('model.safetensors')
    const { ms_per_step: _, seconds: __, ...trained } = json('train', 'pendulum', '--out', model, ...quick)
    const { ms_per_step: ___, seconds: ____, ...found } = json('evaluate', model)
    expect(found).toEqual(trained)
    expect(printed('evaluate', model)).not.toContain('per step')
  })

  it('finds a model that was rounded to float16 nearly as good, and another', () => {
    const model = files.path('half.safetensors')
    const trained = json('train', 'pendulum', '--out', model, '--float16', ...quick)
    const found = json('evaluate', model)
    expect(found.weights_hash).not.toBe(trained.weights_hash)
    expect(found.train_loss / trained.train_loss).toBeCloseTo(1, 2)
  })
})

describe('hnn train --resume', () => {
  const begun = () => files.path('begun.safetensors')

  it('goes on from a file with moments to the bits of a training that never stopped, with the file’s settings', () => {
    const settings = ['two-body', '--widths', '8', '--trajectories', '10', '--batch', '20', '--seed', '3']
    const whole = json('train', ...settings, '--steps', '9', '--out', files.path('whole'), '--moments')
    const first = json('train', ...settings, '--steps', '4', '--out', begun(), '--moments')
    const model = files.path('end')
    const resumed = json('train', 'two-body', '--resume', begun(), '--steps', '9', '--out', model, '--moments')
    expect(resumed).toMatchObject({ seed: 3, steps: 9, weights_hash: whole.weights_hash, test_loss: whole.test_loss })
    expect(resumed.weights_hash).not.toBe(first.weights_hash)
    expect(readFileSync(model)).toEqual(readFileSync(files.path('whole')))
    expect(json('evaluate', begun()).weights_hash).toBe(first.weights_hash)
  })

  it('refuses in one sentence what it can’t go on with', () => {
    json('train', 'spring', ...quick, '--out', begun(), '--moments')
    json('train', 'spring', ...quick, '--out', files.path('weights'))
    const resume = (...args: string[]) => refusal('train', ...args)
    expect(resume('spring', '--resume', begun())).toContain('is at step 5 already; name a later one with --steps')
    expect(resume('spring', '--resume', begun(), '--seed', '1', '--steps', '9')).toContain('with the seed "0", but')
    expect(resume('pendulum', '--resume', begun())).toContain('with the task "spring", but')
    expect(resume('spring', '--resume', files.path('weights'), '--steps', '9')).toContain('weights alone')
    expect(resume('spring', '--resume', begun(), '--models', 'hnn,baseline')).toContain('leave --models out')
    expect(resume('spring', '--moments')).toContain('there is no --out')
    expect(resume('spring', '--moments', '--float16', '--out', files.path('x'))).toContain('--moments and --float16')
  })
})

describe('hnn rollout', () => {
  const model = () => {
    printed('train', 'spring', '--out', files.path('model'), ...quick)
    return files.path('model')
  }

  it('writes the motion as CSV', () => {
    const csv = files.path('motion.csv')
    printed('rollout', model(), '--from', '-0.5,1e-1', '--until', '3', '--points', '4', '--csv', csv)
    const [header, first, ...rest] = rows(readFileSync(csv, 'utf8'))
    expect(header).toEqual(['t', 'q', 'p', 'energy', 'hamiltonian'])
    expect(first?.slice(0, 4).map(Number)).toEqual([0, -0.5, 0.1, 0.25 + 0.1 * 0.1])
    expect(rest.map(([t]) => Number(t))).toEqual([1, 2, 3])
  })

  it('prints the CSV alone where it goes to the standard output', () => {
    expect(printed('rollout', model(), '--csv', '-', '--points', '3')).toMatch(/^t,q,p,energy,hamiltonian\n(.*\n){3}$/)
  })

  it('prints a summary', () => {
    const file = model()
    const result = json('rollout', file, '--from', '1,0', '--until', '2', '--integrator', 'rk4')
    expect(result).toMatchObject({ task: 'spring', model: 'hnn', integrator: 'rk4', until: 2, start: [1, 0] })
    expect(result.energy.start).toBe(1)
    expect(result.energy.drift).toBe(result.energy.end - result.energy.start)
    expect(Math.abs(result.hamiltonian.drift)).toBeLessThan(1e-3)
    expect(result.left_at).toBeNull()
    expect(printed('rollout', file)).toMatch(
      /the given state\n\n +start +end +drift\nt +0 +20\nq .*\np .*\nenergy .*\nlearned H /,
    )
  })

  it('follows bodies for long', () => {
    const file = files.path('bodies')
    printed('train', 'two-body', '--out', file, ...quick)
    const motion = json('rollout', file, '--until', '100')
    expect(motion).toMatchObject({ task: 'two-body', until: 100, left_at: null })
    expect(motion.end).toHaveLength(8)
    expect(motion.end.every(Number.isFinite)).toBe(true)
    expect(Math.abs(motion.hamiltonian.drift)).toBeLessThan(1e-3)
  })

  it('has no learned energy for a baseline', () => {
    printed('train', 'spring', '--model', 'baseline', '--out', files.path('baseline'), ...quick)
    expect(json('rollout', files.path('baseline')).hamiltonian).toBeNull()
    expect(printed('rollout', files.path('baseline'), '--csv', '-')).toMatch(/^t,q,p,energy\n/)
  })
})

describe('hnn rollout --pushes', () => {
  it('raises what the model keeps, at its time', () => {
    const file = files.path('model')
    printed('train', 'spring', '--out', file, '--widths', '8,8', '--steps', '200')
    const motion = printed(
      'rollout',
      file,
      '--until',
      '4',
      '--points',
      '5',
      '--pushes',
      '-0.1@4,0.25@1.5',
      '--csv',
      '-',
    )
    const learned = rows(motion)
      .slice(1)
      .map((row) => Number(row[4]))
    for (const [i, rise] of [0, 0, 0.25, 0.25, 0.15].entries()) {
      expect((learned[i] ?? Number.NaN) - (learned[0] ?? Number.NaN)).toBeCloseTo(rise, 5)
    }
  })

  it('is refused where the model keeps no energy, though it may have one', () => {
    const { models } = json('tasks')
    const free = models.filter(({ conserves }: { conserves: boolean }) => !conserves)
    const keeping = models.filter(({ conserves }: { conserves: boolean }) => conserves)
    const ids = keeping.map(({ id }: { id: string }) => id)
    const list = `${ids.slice(0, -1).join(', ')} or ${ids.at(-1)}`
    expect(free.some(({ has_energy }: { has_energy: boolean }) => has_energy)).toBe(true)
    for (const { id } of free) {
      const file = files.path(id)
      printed('train', 'spring', '--model', id, '--out', file, ...quick)
      expect(refusal('rollout', file, '--pushes', '1@1')).toBe(
        `No energy can be added to the motion of the model ${id}, which keeps no H; train the model ${list} for one.`,
      )
    }
  })
})

describe('hnn rollout --direction there-and-back', () => {
  it('tells where the way back lands', () => {
    const file = files.path('model')
    printed('train', 'spring', '--out', file, ...quick)
    const back = ['rollout', file, '--until', '4', '--integrator', 'gauss4', '--direction', 'there-and-back']
    expect(json(...back).back.landing).toBeLessThan(1e-10)
    expect(printed(...back)).toMatch(/^Back at t = 0 it lands \S+ from where it started\.$/m)
    const [header, first] = rows(printed(...back, '--csv', '-'))
    expect(header).toEqual(['t', 'q', 'p', 'energy', 'hamiltonian', 'back_q', 'back_p'])
    expect(Number(first?.[5])).toBeCloseTo(Number(first?.[1]), 9)
  })
})

describe('the pendulum in pixels', () => {
  const film = ['--steps', '5', '--widths', '8,8', '--trajectories', '4', '--points', '6', '--batch', '5']

  it('is trained, checked and rolled out like the others', () => {
    const file = files.path('model')
    const result = json('train', 'pixel-pendulum', '--out', file, ...film)
    expect(result).toMatchObject({
      task: 'pixel-pendulum',
      test_reconstruction: expect.any(Number),
      test_canonical: expect.any(Number),
      test_latent: expect.any(Number),
      probe_r2: expect.any(Number),
      poisson_bracket: expect.any(Number),
    })
    const terms = result.test_reconstruction + result.test_canonical + 0.1 * result.test_latent
    expect(result.test_loss).toBeCloseTo(terms, 12)
    expect(printed('train', 'pixel-pendulum', ...film)).toMatch(/probe R2 .*\nbracket /)

    const rollout = ['rollout', file, '--from', '0.3,0', '--until', '2', '--points', '3']
    const [header, first, ...rest] = rows(printed(...rollout, '--csv', '-'))
    expect(header).toEqual(['t', 'q', 'p', 'energy', 'hamiltonian', 'z_q', 'z_p'])
    expect(rest).toHaveLength(2)
    expect(json(...rollout).latent.start).toEqual(first?.slice(5).map(Number))
  })

  it('has its states as data', () => {
    const [, ...points] = rows(
      printed('dataset', 'pixel-pendulum', '--trajectories', '5', '--points', '6', '--csv', '-'),
    )
    expect(points.filter(([split]) => split === 'train')).toHaveLength(24)
    for (const [, , , q, p, dqdt] of points) {
      // Half a frame at the velocity before the step, half a frame at the one after it.
      const next = Number(p) - 0.1875 * Math.sin(Number(q) + 0.1 * Number(p))
      expect(Math.abs(Number(dqdt) - 0.1 * (Number(p) + next))).toBeLessThan(1e-12)
    }
  })
})

describe('hnn dataset', () => {
  it('writes the data as CSV', () => {
    const csv = files.path('data.csv')
    const summary = json('dataset', 'spring', '--trajectories', '4', '--points', '6', '--seed', '1', '--csv', csv)
    expect(summary).toMatchObject({ task: 'spring', seed: 1, data: 'simulated', train_points: 12, test_points: 12 })
    const [header, ...points] = rows(readFileSync(csv, 'utf8'))
    expect(header).toEqual(['split', 'id', 't', 'q', 'p', 'dqdt', 'dpdt'])
    expect(points).toHaveLength(24)
    expect(points.map(([split]) => split).sort()).toEqual([...Array(12).fill('test'), ...Array(12).fill('train')])
    for (const point of points) expect(point.slice(1).map(Number).every(Number.isFinite)).toBe(true)
  })

  it('names the coordinates of bodies', () => {
    const [header, ...points] = rows(printed('dataset', 'two-body', '--trajectories', '5', '--csv', '-'))
    expect(header?.slice(3, 11)).toEqual(['x1', 'x2', 'y1', 'y2', 'px1', 'px2', 'py1', 'py2'])
    expect(points.filter(([split]) => split === 'train')).toHaveLength(4 * 50)
    expect(points.filter(([split]) => split === 'test')).toHaveLength(50)
  })

  it('has derivatives that obey the law of the spring where there is no noise', () => {
    const [, ...points] = rows(printed('dataset', 'spring', '--noise', '0', '--csv', '-'))
    for (const [, , , q, p, dqdt, dpdt] of points) {
      expect(Number(dqdt)).toBeCloseTo(2 * Number(p), 6)
      expect(Number(dpdt)).toBeCloseTo(-2 * Number(q), 6)
    }
  })
})

describe('hnn run', () => {
  const query = 'task=spring&steps=5&widths=8,8&trajectories=4&points=6'

  it('trains both models of a link', () => {
    const result = json('run', `https://example.org/play/?${query}#seed=2`)
    expect(Object.keys(result)).toEqual(['experiment', 'baseline', 'hnn'])
    expect(result.experiment).toMatchObject({ task: 'spring', seed: 2, widths: [8, 8] })
    for (const model of ['baseline', 'hnn']) {
      const alone = json('train', 'spring', '--model', model, '--seed', '2', ...quick)
      expect(result[model].weights_hash).toBe(alone.weights_hash)
    }
    expect(printed('run', query)).toMatch(/baseline +hnn\n/)
  })

  it('trains the one model that a link names', () => {
    expect(Object.keys(json('run', `?${query}&model=baseline`))).toEqual(['experiment', 'baseline'])
  })
})

it('shows its commands', () => {
  for (const command of ['tasks', 'train', 'rollout', 'dataset', 'run']) expect(printed('--help')).toContain(command)
  const alone = hnn()
  expect(alone).toMatchObject({ status: 2, stdout: '' })
  expect(alone.stderr).toContain('train')
})

function recording(length: number): string {
  const row = (i: number) => `${i / 10},${Math.cos(i / 10)},${-Math.sin(i / 10)}`
  return ['t,q,p', ...Array.from({ length }, (_, i) => row(i))].join('\n')
}
