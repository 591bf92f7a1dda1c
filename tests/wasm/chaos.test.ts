import createHnn, { type Hnn, type Settings, type Trainer } from '@wasm/hnn.mjs'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { json } from '../cli/program'

interface Row {
  id: string
  section: { coordinate: number; value: number; direction: number; energy: number } | null
}

let hnn: Hnn
const trainers: Trainer[] = []
beforeAll(async () => {
  hnn = await createHnn()
})
afterEach(() => {
  for (const trainer of trainers.splice(0)) trainer.delete()
})

// Whose energies and states the tests know.
const row = (json('tasks').tasks as Row[]).find(({ id }) => id === 'henon-heiles')
if (!row?.section) throw new Error('the star has no section')
const { id, section } = row

function made(settings: Settings): Trainer {
  const trainer = new hnn.Trainer(settings)
  trainers.push(trainer)
  return trainer
}

const small = (): Trainer =>
  made({ task: id, recipe: 'fast', widths: [16, 16], trajectories: 10, points: 20, batch: 50 })
const states = (flat: Float64Array) =>
  Array.from({ length: flat.length / 4 }, (_, i) => [...flat.slice(4 * i, 4 * i + 4)])

describe('section', () => {
  it('goes on from its last crossings, of the truth and of the model', () => {
    const trainer = small()
    trainer.train(30)
    const starts = trainer.sectionStarts(section.energy, 3)
    expect(starts).toHaveLength(12)
    for (const ofTruth of [true, false]) {
      const whole = states(trainer.section(starts, 6, ofTruth, {}))
      const begun = states(trainer.section(starts, 3, ofTruth, {}))
      const last = Float64Array.from([2, 5, 8].flatMap((i) => begun[i] ?? []))
      const further = states(trainer.section(last, 3, ofTruth, {}))
      expect(whole).toHaveLength(18)
      for (const [i, state] of whole.entries()) {
        expect(state[section.coordinate]).toBe(section.value)
        const [orbit, crossing] = [Math.floor(i / 6), i % 6]
        const other = crossing < 3 ? begun[3 * orbit + crossing] : further[3 * orbit + crossing - 3]
        for (const [k, value] of state.entries()) expect(value).toBeCloseTo(other?.[k] ?? Number.NaN, 6)
      }
    }
    expect(trainer.section(starts, 1, true, {})).not.toEqual(trainer.section(starts, 1, false, {}))
  })

  it('has a start where the energy reaches, and none elsewhere', () => {
    const trainer = small()
    const start = trainer.sectionStart(section.energy, 0.1, 0.05)
    expect(start).toHaveLength(4)
    expect(trainer.energy(Float32Array.from(start ?? []))[0]).toBeCloseTo(section.energy, 6)
    expect(trainer.sectionStart(section.energy, 1, 0)).toBeNull()
  })

  it('tells where a motion does not come so far', () => {
    const far = small().section(Float64Array.of(0, 1.5, 0.1, 1), 2, true, {})
    expect([...far].every(Number.isNaN)).toBe(true)
  })

  it('is refused in a sentence where there is none, and for what makes no sense', () => {
    const spring = made({ task: 'spring', widths: [4], trajectories: 4, points: 8 })
    expect(() => spring.sectionStarts(1, 1)).toThrow('The task spring has no section.')
    expect(() => small().section(new Float64Array(3), 1, true, {})).toThrow('has 3 numbers, but each state has 4.')
    expect(() => small().section(new Float64Array(4), 0, true, {})).toThrow('The number of crossings')
    expect(() => small().sectionStart(Number.NaN, 0, 0)).toThrow('The energy has to be a number')
  })
})

describe('Lyapunov exponent', () => {
  it('comes in pieces, to what the command line says', () => {
    const from = Float64Array.of(0, -0.1, 0.55916, 0.1)
    const { motions } = json('lyapunov', id, '--from', [...from].join(','), '--until', '100')
    const trainer = small()
    trainer.beginLyapunov(from, 100, true)
    const found = []
    do found.push(trainer.lyapunov({}))
    while (!found.at(-1)?.done)
    expect(found.map(({ time }) => time)).toEqual([20, 40, 60, 80, 100])
    expect(found.at(-1)).toEqual({ exponent: motions[0].exponent, stderr: null, time: 100, done: true })
    expect(trainer.timeTogether(from, 100, true, {})).toBe(motions[0].together)
    expect(trainer.timeTogether(from, 1, true, {})).toBeNull()
  })

  it('is of the model, and of no law where none is known', () => {
    const trainer = small()
    expect(() => trainer.lyapunov({})).toThrow('call beginLyapunov first.')
    trainer.beginLyapunov(trainer.sectionStarts(section.energy, 2), 30, false)
    expect(trainer.lyapunov({})).toEqual({
      exponent: expect.any(Number),
      stderr: expect.any(Number),
      time: 20,
      done: false,
    })
    const text = [
      't,q,p',
      ...Array.from({ length: 40 }, (_, i) => `${i / 10},${Math.cos(i / 10)},${-Math.sin(i / 10)}`),
    ]
    const own = new hnn.Trainer({ task: 'own-data', widths: [4] }, new TextEncoder().encode(text.join('\n')))
    trainers.push(own)
    expect(() => own.beginLyapunov(Float64Array.of(1, 0), 10, true)).toThrow('No law of the task own-data is known.')
  })
})
