// What lessons say must be so: their links are experiments, and what comes of them is what their words promise.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import createHnn, { type Hnn, type Rollout } from '@wasm/hnn.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lessonsIn, linkOf } from '../web/src/app/lessons/lessons'

interface Learned {
  train_loss: number
  test_loss: number
  energy_mse: number
  energy_drift: number
  coordinate_mse: number
}

const studied = fileURLToPath(new URL('../docs/studies/every-model.json', import.meta.url))
const program = fileURLToPath(new URL('../build/native/hnn', import.meta.url))

/** What the models have learned by a lesson's link, with other settings in it. */
function learnedBy(lesson: string, others: Record<string, string> = {}): Record<string, Learned> {
  const query = new URLSearchParams(linkOf(lesson))
  for (const [name, value] of Object.entries(others)) query.set(name, value)
  return run(decodeURIComponent(query.toString()))
}

function run(query: string): Record<string, Learned> {
  return JSON.parse(answer('run', query, '--json'))
}

function answer(...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8' })
}

/** A file with what a model has learned by a lesson's link. */
function fileOf(lesson: string, model: string): string {
  const { task, ...settings } = Object.fromEntries(new URLSearchParams(linkOf(lesson)))
  const flags = Object.entries(settings).filter(([name]) => !['models', 'from'].includes(name))
  const file = join(folder, `${lesson}-${model}.safetensors`)
  answer('train', String(task), '--model', model, '--out', file, ...flags.map(([name, value]) => `--${name}=${value}`))
  return file
}

function errorOf(learned: Record<string, Learned>, model: string): number {
  return learned[model]?.coordinate_mse ?? Number.NaN
}

/** When the first coordinate last passes 0, in the model's motion and in the true one. */
function lastPass(lesson: string, model: string): { model: number; truth: number } {
  const { experiment } = hnn.readLink(linkOf(lesson))
  const trainer = new hnn.Trainer({ ...experiment, model })
  trainer.train(Number(experiment.steps))
  const request = { from: [1, 0], until: 10, points: 2001 }
  const last = ({ times, states }: Rollout) =>
    times.findLast((_, i) => i > 0 && Math.sign(states[2 * i] ?? 0) !== Math.sign(states[2 * i - 2] ?? 0)) ?? Number.NaN
  const passes = { model: last(trainer.rollout(request)), truth: last(trainer.reference(request) as Rollout) }
  trainer.delete()
  return passes
}

let hnn: Hnn
const folder = mkdtempSync(join(tmpdir(), 'lessons-'))
beforeAll(async () => {
  hnn = await createHnn()
})
afterAll(() => rmSync(folder, { recursive: true }))

it('every link is read without a word', async () => {
  for (const { id } of await lessonsIn('en')) {
    const { errors, notice } = hnn.readLink(linkOf(id))
    expect({ id, errors, notice }).toEqual({ id, errors: {}, notice: null })
  }
})

describe('what the words promise', () => {
  it.each(['0.1', '0.3'])('same-loss, noise %s: losses alike, energies not', (noise) => {
    const { baseline, hnn } = learnedBy('same-loss', { noise }) as { baseline: Learned; hnn: Learned }
    expect(baseline.train_loss / hnn.train_loss).toBeLessThan(1.1)
    expect(hnn.train_loss / baseline.train_loss).toBeLessThan(1.1)
    expect(baseline.energy_mse).toBeGreaterThan(100 * hnn.energy_mse)
  })

  it.each(['2', '3'])('energy-leak, seed %s: the baseline’s energy drifts far, the other’s does not', (seed) => {
    const { baseline, hnn } = learnedBy('energy-leak', { seed }) as { baseline: Learned; hnn: Learned }
    expect(baseline.energy_drift).toBeGreaterThan(0.15)
    expect(hnn.energy_drift).toBeLessThan(0.05)
  })

  it('forward-or-central: the differences alone make the friction', () => {
    const forward = learnedBy('forward-or-central') as { baseline: Learned; hnn: Learned }
    const central = learnedBy('forward-or-central', { derivatives: 'central' }) as { baseline: Learned; hnn: Learned }
    expect(forward.baseline.energy_drift).toBeGreaterThan(0.9)
    expect(forward.hnn.energy_drift).toBeLessThan(0.05)
    expect(central.baseline.energy_drift).toBeLessThan(0.25)
    expect(central.baseline.energy_mse).toBeLessThan(central.hnn.energy_mse)
  })

  it.each(['0', '1'])('three-bodies, seed %s: both lose the positions, the energy less', (seed) => {
    const { baseline, hnn } = learnedBy('three-bodies', { seed }) as { baseline: Learned; hnn: Learned }
    expect(Math.min(baseline.coordinate_mse, hnn.coordinate_mse)).toBeGreaterThan(0.02)
    expect(hnn.energy_mse).toBeLessThan(baseline.energy_mse)
  })

  it('friction: a D follows it, H alone does not', () => {
    const models = learnedBy('friction', { models: 'baseline,hnn,dissipative' })
    expect(models.hnn?.energy_drift).toBeLessThan(0.1)
    expect(models.dissipative?.energy_drift).toBeGreaterThan(0.7)
    expect(models.hnn?.energy_mse).toBeGreaterThan(50 * (models.dissipative?.energy_mse ?? Number.POSITIVE_INFINITY))
  })

  it.each(['p^2/2m + k q^4/4 - q^2/2; m=1; k=1[0,5]', 'p^2/2m + k q^4/4 - q^2/2; m=1; k=5[0,5]', 'p^2/2 + q^4'])(
    'own-energy: %s is learned, and kept',
    (H) => {
      const { hnn, baseline } = learnedBy('own-energy', { H: encodeURIComponent(H) }) as {
        baseline: Learned
        hnn: Learned
      }
      expect(hnn.energy_drift).toBeLessThan(0.02)
      expect(baseline.energy_mse).toBeGreaterThan(hnn.energy_mse)
    },
  )

  it('chaos: both networks have the law’s curves, and part as fast as it does', () => {
    const files = ['baseline', 'hnn'].map((model) => fileOf('chaos', model))
    const at = (name: string, ...args: string[]) => JSON.parse(answer(name, ...files, ...args, '--json'))
    const { sections } = at('section') as { sections: { median_distance: number | null }[] }
    for (const { median_distance } of sections.slice(1)) expect(median_distance).toBeLessThan(0.005)
    const from = new URLSearchParams(linkOf('chaos')).get('from')
    const { motions } = at('lyapunov', '--orbits', '1', `--from=${from}`) as {
      motions: { exponent: number; together: number }[]
    }
    expect(motions).toHaveLength(3)
    for (const { exponent, together } of motions) {
      expect(exponent / (motions[0]?.exponent ?? 0)).toBeGreaterThan(0.85)
      expect(exponent / (motions[0]?.exponent ?? 0)).toBeLessThan(1.15)
      expect(Math.abs(together - 80)).toBeLessThan(5)
    }
  })

  it('states-alone: differences fall behind, short motions hardly, of one step as of three', () => {
    const central = learnedBy('states-alone')
    const sets: Record<string, string>[] = [{ loss: 'rollout' }, { loss: 'rollout', horizon: '1' }]
    const rollouts = sets.map((set) => learnedBy('states-alone', set))
    for (const model of ['baseline', 'hnn'])
      for (const each of rollouts) expect(errorOf(central, model)).toBeGreaterThan(30 * errorOf(each, model))
    // A quarter of the way is a sixteenth of its square.
    const twice = learnedBy('states-alone', { points: '61' })
    for (const model of ['baseline', 'hnn']) {
      expect(errorOf(central, model) / errorOf(twice, model)).toBeGreaterThan(8)
      for (const each of rollouts) expect(errorOf(each, model)).toBeLessThan(errorOf(twice, model))
    }
    expect(lastPass('states-alone', 'hnn').model).toBeGreaterThan(lastPass('states-alone', 'hnn').truth)
    expect(lastPass('states-alone', 'baseline').model).toBeGreaterThan(lastPass('states-alone', 'baseline').truth)
  })

  it('studies: the errors differ by the seed, the ranking does not', () => {
    const [zero, one] = ['0', '1'].map((seed) => learnedBy('studies', { seed }))
    const energy = (learned: typeof zero, model: string) => learned?.[model]?.energy_mse ?? Number.NaN
    for (const learned of [zero, one]) expect(energy(learned, 'baseline')).toBeGreaterThan(10 * energy(learned, 'hnn'))
    for (const model of ['baseline', 'hnn']) expect(energy(one, model) / energy(zero, model)).toBeGreaterThan(1.5)
  })

  it('studies: those that keep their H stand apart, with either seed', () => {
    const table = JSON.parse(hnn.table()) as {
      tasks: { id: string; dimension: number | null; models: string[] }[]
      models: { id: string; conserves: boolean }[]
    }
    const energies = (task: string, conserves: boolean) => {
      const able = table.tasks.find(({ id }) => id === task)?.models ?? []
      const models = table.models.filter((model) => model.conserves === conserves && able.includes(model.id))
      const ids = models.map(({ id }) => id)
      return ['0', '1'].flatMap((seed) => {
        const learned = run(`task=${task}&recipe=fast&seed=${seed}&models=${ids.join()}`)
        return ids.map((id) => learned[id]?.energy_mse ?? Number.NaN)
      })
    }
    const { cases } = JSON.parse(readFileSync(studied, 'utf8')) as { cases: { task: string[] }[] }
    const ids = cases.flatMap(({ task }) => task)
    const small = table.tasks.filter(({ id, dimension }) => ids.includes(id) && dimension === 2)
    const trainings = small.reduce((sum, { models }) => sum + models.length, 0)
    expect(trainings, 'its words say twenty').toBe(20)
    expect(Math.max(...energies('pendulum', true))).toBeLessThan(Math.min(...energies('pendulum', false)))
    expect(Math.min(...energies('damped-spring', true))).toBeGreaterThan(Math.max(...energies('damped-spring', false)))
  })

  it('critic: without noise told velocities nearly do, with it they don’t', () => {
    const models = { models: 'baseline,hnn,newtonian' }
    const clean = learnedBy('critic', models)
    const noisy = learnedBy('critic', { ...models, noise: '0.1' })
    const ratio = (learned: Record<string, Learned>, model: string) =>
      (learned[model]?.energy_mse ?? Number.NaN) / (learned.hnn?.energy_mse ?? Number.NaN)
    expect(ratio(clean, 'baseline')).toBeGreaterThan(10)
    expect(ratio(clean, 'newtonian')).toBeLessThan(2)
    expect(ratio(noisy, 'newtonian')).toBeGreaterThan(4)
    expect(ratio(noisy, 'baseline')).toBeGreaterThan(4)
  })
})
