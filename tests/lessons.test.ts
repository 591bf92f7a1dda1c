// What lessons say must be so: their links are experiments, and what comes of them is what their words promise.

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import createHnn, { type Hnn } from '@wasm/hnn.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { lessonsIn, linkOf } from '../web/src/app/lessons/lessons'

interface Learned {
  train_loss: number
  test_loss: number
  energy_mse: number
  energy_drift: number
  coordinate_mse: number
}

const program = fileURLToPath(new URL('../build/native/hnn', import.meta.url))

/** What the models have learned by a lesson's link, with other settings in it. */
function learnedBy(lesson: string, others: Record<string, string> = {}): Record<string, Learned> {
  const query = new URLSearchParams(linkOf(lesson))
  for (const [name, value] of Object.entries(others)) query.set(name, value)
  return JSON.parse(
    execFileSync(program, ['run', decodeURIComponent(query.toString()), '--json'], { encoding: 'utf8' }),
  )
}

let hnn: Hnn
beforeAll(async () => {
  hnn = await createHnn()
})

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

  it.each(['1', '2'])('energy-leak, seed %s: the baseline’s energy drifts far, the other’s does not', (seed) => {
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
