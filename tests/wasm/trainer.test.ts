import createHnn, { type Hnn, type Settings, type Trainer } from '@wasm/hnn.mjs'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'

let hnn: Hnn
const trainers: Trainer[] = []
beforeAll(async () => {
  hnn = await createHnn()
})
afterEach(() => {
  for (const trainer of trainers.splice(0)) trainer.delete()
})

const small: Settings = { task: 'spring', model: 'hnn', seed: 1, widths: [16, 16], trajectories: 6, points: 8 }

const filmed: Settings = { task: 'pixel-pendulum', widths: [8, 8], trajectories: 4, points: 10, batch: 5 }

function trainer(settings: Settings = small, data?: Uint8Array): Trainer {
  const made = new hnn.Trainer(settings, data)
  trainers.push(made)
  return made
}

/** The sentence with which `call` refuses its input. */
function refusal(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return (error as Error).message
  }
  throw new Error('nothing was refused')
}

/** Swings with these numbers of points, with the columns that the header names. */
function recorded(header: string, lengths: readonly number[] = [40]): Uint8Array {
  const rows = lengths.flatMap((length, id) =>
    Array.from({ length }, (_, i) => {
      const t = i / 10
      const cells: Record<string, number> = { id, t, q: Math.cos(t), p: -Math.sin(t) }
      return header.split(',').map((name) => cells[name])
    }),
  )
  return new TextEncoder().encode([header, ...rows].join('\n'))
}

const notTyped = (value: unknown) => value as never

describe('Trainer', () => {
  it('trains as many steps as it is told', () => {
    const made = trainer()
    expect(made.step).toBe(0)
    expect(made.train(3)).toEqual({ step: 3, trainLoss: expect.any(Number) })
    expect(made.train(1).step).toBe(4)
    expect(made.step).toBe(4)
  })

  it('evaluates', () => {
    const made = trainer()
    const before = made.evaluate()
    made.train(200)
    const after = made.evaluate()
    expect(after.trainLoss).toBeLessThan(before.trainLoss)
    expect(after.testLoss).toBeGreaterThan(0)
    expect(after.energyMse).toBeGreaterThan(0)
    expect(after.energyMseStderr).toBeGreaterThan(0)
    expect(after.energyDrift).toBeGreaterThan(0)
    expect(after.coordinateMse).toBeLessThan(before.coordinateMse)
    expect(after.leftAt).toBeNull()
    expect(after.solver).toBe('dopri5 at a tolerance of 1e-9')
    expect(after.weightsHash).toMatch(/^[0-9a-f]{16}$/)
    expect(after.weightsHash).not.toBe(before.weightsHash)
  })

  it('evaluates with the solver that it is told, which changes no weight', () => {
    const made = trainer()
    made.train(20)
    const [usual, rough] = [made.evaluate(), made.evaluate({ integrator: 'euler', time_step: 0.1 })]
    expect(rough.solver).toBe('euler with steps of 0.1')
    expect(rough.energyMse).toBeGreaterThan(usual.energyMse ?? Number.POSITIVE_INFINITY)
    for (const name of ['trainLoss', 'testLoss', 'weightsHash'] as const) expect(rough[name]).toBe(usual[name])
    expect(refusal(() => made.evaluate({ integrator: 'leapfrog' }))).toContain('implicit-midpoint or gauss4 would do')
  })

  it('knows no energy of a recording of one’s own', () => {
    const made = trainer({ task: 'own-data', widths: [4] }, recorded('t,q'))
    made.train(3)
    const { energyMse, energyMseStderr, energyDrift, coordinateMse } = made.evaluate()
    expect({ energyMse, energyMseStderr, energyDrift }).toEqual({
      energyMse: null,
      energyMseStderr: null,
      energyDrift: null,
    })
    expect(coordinateMse).toBeGreaterThan(0)
    expect(made.rollout({ points: 3 }).energy).toBeNull()
    expect(made.dataset().coordinates.map(({ symbol }) => symbol)).toEqual(['q', 'p'])
    expect(refusal(() => made.energy(new Float32Array(2)))).toContain('No energy of the task own-data is known')
  })

  it('has a test loss, of some of the test data or all', () => {
    const made = trainer()
    made.train(20)
    expect(made.testLoss()).toBe(made.evaluate().testLoss)
    const points = made.dataset().test.t.length
    expect(made.testLoss(points)).toBe(made.testLoss())
    expect(made.testLoss(points + 5)).toBe(made.testLoss())
    expect(made.testLoss(3)).not.toBe(made.testLoss())
    expect(made.testLoss(3)).toBeGreaterThan(0)
    const before = made.evaluate().weightsHash
    made.testLoss(1)
    expect(made.evaluate().weightsHash).toBe(before)
    for (const points of [0, -1, 1.5, 'all']) {
      expect(refusal(() => made.testLoss(notTyped(points)))).toContain('The number of points')
    }
  })

  it('gives the test loss of each member after that of their mean', () => {
    const made = trainer({ ...small, members: 3 })
    made.train(5)
    const { testLoss, memberTestLosses = [] } = made.evaluate()
    expect([...made.testLosses(undefined)]).toEqual([testLoss, ...memberTestLosses])
    expect(made.testLosses(3)).toHaveLength(4)
    expect([...trainer().testLosses(3)]).toEqual([trainer().testLoss(3)])
    expect(refusal(() => made.testLosses(0))).toContain('The number of points')
  })

  it('starts again as a new one would', () => {
    const made = trainer()
    const fresh = made.evaluate()
    made.train(5)
    const once = made.evaluate()
    made.restart()
    expect(made.step).toBe(0)
    expect(made.evaluate()).toEqual(fresh)
    made.train(5)
    expect(made.evaluate()).toEqual(once)
  })

  it('gives no standard error where there is one start state', () => {
    expect(trainer({ task: 'real-pendulum', widths: [4] }).evaluate().energyMseStderr).toBeNull()
  })

  it('takes settings as values or as text', () => {
    const one = trainer({ ...small, seed: 7, learning_rate: 0.01 })
    const other = trainer({ ...small, seed: notTyped('7'), learning_rate: '1e-2', widths: '16,16', model: undefined })
    one.train(5)
    other.train(5)
    expect(other.evaluate()).toEqual(one.evaluate())
  })

  it('answers for several states at once', () => {
    const made = trainer()
    const states = new Float32Array([1, 0, 0, 1, 0.5, -0.5])
    const derivative = made.timeDerivative(states)
    expect(derivative).toBeInstanceOf(Float32Array)
    expect(derivative).toHaveLength(6)
    expect(made.hamiltonian(states)).toHaveLength(3)
    expect([...made.energy(states)]).toEqual([1, 1, 0.5]) // q^2 + p^2
    expect(made.timeDerivative(new Float32Array(0))).toHaveLength(0)
    expect([...made.timeDerivative(states.subarray(2, 4))]).toEqual([...derivative.subarray(2, 4)])
  })

  it('rolls out, with what is left out from its settings', () => {
    const made = trainer({ ...small, until: 3, from: [0.5, 0] })
    const rollout = made.rollout({ points: 4 })
    expect([...rollout.times]).toEqual([0, 1, 2, 3])
    expect(rollout.states).toHaveLength(8)
    expect([...rollout.states.subarray(0, 2)]).toEqual([0.5, 0])
    expect(rollout.energy?.[0]).toBe(0.25)
    expect(rollout.hamiltonian).toHaveLength(4)
    expect(rollout.latent).toBeNull()
    expect(rollout.leftAt).toBeNull()
    const given = made.rollout({ from: new Float64Array([0, 1]), until: 1, integrator: 'rk4', time_step: 0.1 })
    expect(given.times).toHaveLength(200)
    expect(given.times[199]).toBe(1)
    expect([...given.states.subarray(0, 2)]).toEqual([0, 1])
  })

  it('knows the true motion: the spring comes back to where it started', () => {
    const reference = trainer().reference({ from: [1, 0], until: Math.PI, points: 2 })
    expect(reference?.states[2]).toBeCloseTo(1, 7)
    expect(reference?.states[3]).toBeCloseTo(0, 7)
    expect(reference?.hamiltonian).toBeNull()
    expect(trainer({ task: 'real-pendulum', widths: [4] }).reference({ from: [9, 9] })).toBeNull()
  })

  it('knows the true motion under the same solver too', () => {
    const rough = { from: [1, 0], until: 5, points: 6, integrator: 'rk4', time_step: 1 }
    const made = trainer()
    const exact = made.reference(rough)
    const same = made.reference({ ...rough, truth: 'same-solver' })
    expect(exact?.states[10]).toBeCloseTo(Math.cos(10), 6)
    expect(Math.abs((same?.states[10] ?? 0) - (exact?.states[10] ?? 0))).toBeGreaterThan(1e-2)
    expect(made.reference({ ...rough, integrator: 'dopri5', truth: 'same-solver' })?.states).toEqual(exact?.states)
  })

  it('takes steps as long as it is told, however close the times', () => {
    const made = trainer()
    made.train(500)
    const end = (time_step: number) =>
      made.rollout({ from: [1, 0], until: 5, integrator: 'rk4', time_step }).states.at(-1) ?? Number.NaN
    expect(Math.abs(end(1) - end(0.01))).toBeGreaterThan(1e-4)
  })

  it('shows its data', () => {
    const { source, dimension, coordinates, train, test, start, noiseFloor } = trainer().dataset()
    expect(coordinates.map(({ symbol }) => symbol)).toEqual(['q', 'p'])
    for (const { name, unit } of coordinates)
      expect([name, typeof unit]).toEqual([expect.stringMatching(/./), 'string'])
    expect({ source, dimension }).toEqual({ source: 'simulated', dimension: 2 })
    expect(train.trajectories).toBe(3)
    expect(train.first).toEqual(new Uint32Array([0, 8, 16, 24]))
    expect([train.t, train.x, train.dxdt].map((array) => array.length)).toEqual([24, 48, 48])
    expect(test.x).toHaveLength(48)
    expect(start).toHaveLength(2)
    expect(noiseFloor).toBeGreaterThan(0)
  })

  it('has trajectories of any length', () => {
    const made = trainer({ task: 'own-data', widths: [4] }, recorded('id,t,q', [20, 30, 25, 40, 12]))
    const { train, test } = made.dataset()
    expect(train.trajectories + test.trajectories).toBe(5)
    for (const { trajectories, first, t, x, dxdt } of [train, test]) {
      expect(first).toHaveLength(trajectories + 1)
      expect([first[0], first.at(-1)]).toEqual([0, t.length])
      expect([x.length, dxdt.length]).toEqual([2 * t.length, 2 * t.length])
    }
    const lengths = [train, test].flatMap(({ first }) => [...first].slice(1).map((end, i) => end - (first[i] ?? 0)))
    expect(new Set(lengths).size).toBe(5)
  })

  it('reads a recording', () => {
    const dataset = trainer({ task: 'real-pendulum', widths: [4] }, recorded('t,q,p')).dataset()
    expect(dataset.source).toBe('measured')
    expect(dataset.noiseFloor).toBeNull()
  })

  it('saves a model that another trainer loads', () => {
    const one = trainer()
    one.train(10)
    const file = one.save()
    const other = trainer()
    other.load(file)
    expect(other.step).toBe(10)
    expect(other.evaluate()).toEqual(one.evaluate())
  })

  it('adds energy on the way', () => {
    const made = trainer({ ...small, until: 2, from: [0.5, 0] })
    made.train(200)
    const { hamiltonian } = made.rollout({ points: 5, pushes: '0.25@1.2,-0.1@2' })
    const rise = Array.from(hamiltonian ?? [], (h) => h - (hamiltonian?.[0] ?? 0))
    for (const [i, expected] of [0, 0, 0, 0.25, 0.15].entries()) expect(rise[i]).toBeCloseTo(expected, 5)
    expect(refusal(() => trainer({ ...small, model: 'baseline' }).rollout({ pushes: '1@1' }))).toContain('keeps no H')
    expect(trainer({ ...small, model: 'baseline', pushes: '1@1' }).rollout({}).times).toHaveLength(200)
  })

  it('runs back from the end of a motion', () => {
    const made = trainer({ ...small, until: 2, from: [0.5, 0] })
    const request = { points: 5, integrator: 'gauss4', time_step: 0.3, direction: 'there-and-back' }
    const { states, back } = made.rollout(request)
    expect(back?.states).toHaveLength(states.length)
    expect(back?.states.slice(-2)).toEqual(states.slice(-2))
    expect(back?.landing).toBeLessThan(1e-10)
    expect(back?.leftAt).toBeNull()
    expect(made.rollout({ points: 5 }).back).toBeNull()
    expect(made.reference(request)?.back?.landing).toBeLessThan(1e-6)
  })

  it('sees the pendulum in frames', () => {
    const made = trainer(filmed)
    made.train(5)
    expect(made.observationColumns).toBe(2 * 28 * 28)
    const states = new Float32Array([0.3, 0.1, -0.2, 0])
    const frames = made.observe(states)
    expect(frames).toHaveLength(2 * made.observationColumns)
    expect(Math.max(...frames)).toBe(0.5)
    const z = made.encode(frames)
    expect(z).toHaveLength(4)
    const decoded = made.decode(z)
    expect(decoded).toHaveLength(frames.length)
    const place = new Float32Array(frames.length + 1)
    const placed = made.decode(z, place)
    expect(placed).toEqual(decoded)
    expect(placed.buffer).toBe(place.buffer)
    expect(made.hamiltonian(z)).toHaveLength(2)
    const rollout = made.rollout({ from: states.subarray(0, 2), until: 3, points: 4 })
    const latent = Float32Array.from(rollout.latent ?? [])
    expect(latent.subarray(0, 2)).toEqual(z.subarray(0, 2))
    for (const [i, read] of made.readOut(latent).entries()) expect(read).toBeCloseTo(rollout.states[i] ?? Number.NaN, 4)
    expect(made.evaluate().latent).toEqual({
      reconstruction: expect.any(Number),
      canonical: expect.any(Number),
      latent: expect.any(Number),
      probeR2: expect.any(Number),
      poissonBracket: expect.any(Number),
    })
    expect(trainer().observationColumns).toBe(0)
    expect(trainer().evaluate().latent).toBeNull()
    expect(trainer().rollout({}).latent).toBeNull()
  })
})

describe('bad input', () => {
  it('is refused with a sentence, by the constructor', () => {
    expect(refusal(() => trainer({ sede: 1 }))).toBe('There is no setting "sede"; did you mean seed?')
    expect(refusal(() => trainer({ seed: -1 }))).toBe(
      'The setting seed is "-1", but it has to be a whole number from 0 to 4294967295.',
    )
    for (const seed of [null, true, {}, Number.NaN, 'one', [1, 2]]) {
      expect(refusal(() => trainer({ seed: notTyped(seed) }))).toContain('The setting seed is ')
    }
    const { right } = JSON.parse(hnn.table()).settings.find(({ name }: { name: string }) => name === 'task')
    expect(refusal(() => trainer({ task: 'lorenz' }))).toContain(right)
    for (const settings of [undefined, null, 3, 'spring']) {
      expect(refusal(() => trainer(notTyped(settings) ?? null))).toContain('has to be an object')
    }
    expect(refusal(() => trainer(small, new Uint8Array(9)))).toContain('makes its own data')
    expect(refusal(() => trainer({ task: 'real-pendulum' }, notTyped('t,q,p')))).toContain('Uint8Array')
    expect(refusal(() => trainer({ task: 'real-pendulum' }, new Uint8Array(20_000_000)))).toContain('16 MB')
    expect(refusal(() => trainer({ task: 'real-pendulum' }, new Uint8Array(0)))).toContain('empty')
    expect(refusal(() => trainer({ task: 'own-data' }))).toContain('needs a file')
    expect(refusal(() => trainer({ ...small, model: 'hnm' }))).toContain('did you mean hnn?')
    expect(refusal(() => trainer({ ...small, integrator: 'rk5' }))).toContain('did you mean rk4?')
  })

  it('leaves the trainer as it was', () => {
    const made = trainer()
    made.train(5)
    const before = made.evaluate()
    const file = made.save()
    for (const steps of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 'many', null, undefined, {}]) {
      expect(refusal(() => made.train(notTyped(steps)))).toContain('The number of steps has to be a whole number')
    }
    for (const states of [[1, 2], 'x', null, new Float64Array(2)]) {
      expect(refusal(() => made.timeDerivative(notTyped(states)))).toContain('has to be a Float32Array')
    }
    for (const ask of [made.timeDerivative, made.hamiltonian, made.energy]) {
      expect(refusal(() => ask.call(made, new Float32Array(3)))).toBe(
        'A list of states has 3 numbers, but each state has 2.',
      )
    }
    expect(refusal(() => made.rollout(notTyped({ form: [1, 0] })))).toBe(
      'There is no setting "form"; did you mean from?',
    )
    expect(refusal(() => made.rollout({ seed: 1 }))).toBe(
      'The setting seed has no effect on a rollout; leave it out of the request.',
    )
    expect(refusal(() => made.evaluate({ timeStep: 1 }))).toContain('did you mean time_step?')
    expect(refusal(() => made.reference({ truth: 'rough' }))).toContain('exact or same-solver')
    expect(refusal(() => made.rollout({ from: [1] }))).toContain('has 2 numbers')
    expect(refusal(() => made.rollout({ until: -1 }))).toContain('The setting until is "-1"')
    expect(refusal(() => made.rollout({ tolerance: 0 }))).toContain('The setting tolerance is "0"')
    expect(refusal(() => made.rollout({ integrator: 'rk5' }))).toContain('did you mean rk4?')
    expect(refusal(() => made.rollout({ pushes: '1@x' }))).toContain('up to 8 pushes such as 1@5,-0.5@10')
    expect(refusal(() => made.rollout({ pushes: '1@99' }))).toContain('from 0 to 20')
    expect(refusal(() => made.encode(new Float32Array(1568)))).toContain('only pixel-pendulum')
    expect(refusal(() => trainer(filmed).encode(new Float32Array(7)))).toContain('a multiple of 1568')
    const short = new Float32Array(1567)
    expect(refusal(() => trainer(filmed).decode(new Float32Array(2), short))).toContain('at least 1568')
    expect(refusal(() => made.rollout({ points: 1 }))).toContain('The number of points')
    for (let size = 0; size < file.length; size += 97) {
      expect(refusal(() => made.load(file.slice(0, size)))).toContain('The model file ')
    }
    expect(refusal(() => made.load(trainer({ ...small, model: 'baseline' }).save()))).toContain('model')
    expect(refusal(() => made.load(trainer({ ...small, widths: [16, 15] }).save()))).toContain('widths')
    expect(made.evaluate()).toEqual(before)
    expect(made.step).toBe(5)
  })

  it('is a question for the Hamiltonian of a model that has none', () => {
    const made = trainer({ ...small, model: 'baseline' })
    expect(refusal(() => made.hamiltonian(new Float32Array(2)))).toContain('baseline')
    expect(made.rollout({ points: 2 }).hamiltonian).toBeNull()
  })

  it('is a trainer that was deleted', () => {
    const made = new hnn.Trainer(small)
    made.delete()
    expect(refusal(() => made.train(1))).toContain('deleted')
    expect(refusal(() => made.step)).toContain('deleted')
  })
})
