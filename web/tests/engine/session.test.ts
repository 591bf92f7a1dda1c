import { finalizer } from 'comlink'
import { beforeEach, describe, expect, it } from 'vitest'
import type { LookRequest, Report } from '../../src/engine/protocol'
import { ModelSession } from '../../src/engine/session'
import { FakeWorld } from './fake-hnn'

let world: FakeWorld
let session: ModelSession
let reports: Report[]
let failures: string[]
/** what `later` was given and not yet cancelled */
let later: Set<() => void>
/** resolves the session's pending breath */
let breaths: (() => void)[]

const settings = { task: 'spring', model: 'hnn', seed: 0, steps: 100 }
const request: LookRequest = {
  plane: { qMin: 0, qMax: 1, pMin: 0, pMax: 2 },
  energy: true,
  rollout: { until: 1, tolerance: 1e-9 },
}

beforeEach(async () => {
  world = new FakeWorld()
  reports = []
  failures = []
  later = new Set()
  breaths = []
  session = new ModelSession({
    load: async () => world.hnn(),
    now: () => world.time,
    breathe: () => new Promise((resolve) => breaths.push(resolve)),
    listen: () => Promise.resolve(),
    later: (task) => {
      later.add(task)
      return () => later.delete(task)
    },
  })
  await session.open(
    {},
    {
      report: (report) => void reports.push(report),
      failed: (sentence) => void failures.push(sentence),
    },
  )
})

/** Lets the session go on after `count` slices. */
async function breathe(count: number): Promise<void> {
  for (let i = 0; i < count && breaths.length > 0; i++) {
    breaths.splice(0).forEach((resolve) => {
      resolve()
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Plays for the first step, which is shown at once, and for one slice. */
async function play(): Promise<void> {
  await session.play()
  await breathe(2)
}

function runLater(): void {
  for (const task of later) {
    later.delete(task)
    task()
  }
}

const phases = () => reports.map(({ phase }) => phase)
const recorded = () => reports.flatMap(({ trainLoss }) => [...trainLoss.steps])

it('reports the least and the largest test loss of an ensemble’s members, and goes on with them', async () => {
  await session.create({ ...settings, members: 2 }, null)
  await session.step(1)
  const bands = () => reports.flatMap(({ testLoss: { low = [], high = [] } }) => [[...low], [...high]])
  expect(bands().flat()).toEqual([1, 3])
  const checkpoint = await session.checkpoint()
  await session.create({ ...settings, members: 2 }, null)
  await session.resume(checkpoint)
  await session.step(1)
  expect([...((await session.checkpoint()).testLoss.low ?? [])]).toEqual([1, 0.5])
})

describe('making a trainer', () => {
  it('begins the same experiment again without another trainer', async () => {
    await session.create(settings, null)
    await play()
    await session.create({ ...settings }, null)
    expect(world.trainers).toHaveLength(1)
    expect(world.trainer.step).toBe(0)
    expect((await session.dataset()).train.x.length).toBeGreaterThan(0)
    await play()
    expect(recorded()).toContain(1)
  })

  it('lets the old one go for another experiment, or for data of somebody’s own', async () => {
    await session.create(settings, null)
    await session.create({ ...settings, seed: 1 }, null)
    await session.create({ ...settings, seed: 1 }, Uint8Array.of(1, 2, 3, 4))
    await session.create({ ...settings, seed: 1 }, null)
    expect(world.trainers).toHaveLength(4)
    expect(world.alive).toBe(1)
  })
})

describe('training', () => {
  it('shows its first step, then runs in slices of some fifty milliseconds, between which messages are answered', async () => {
    await session.create(settings, null)
    await session.play()
    await breathe(1)
    expect(reports.at(-1)?.step).toBe(1)
    expect(world.time).toBe(10)
    await breathe(1)
    expect(world.time).toBe(60)
    expect(breaths).toHaveLength(1)
    await breathe(1)
    expect(world.time).toBe(110)
  })

  it('ends exactly at the setting, with a view of the end and then the figures', async () => {
    await session.create(settings, null)
    await session.look(request)
    await play()
    await breathe(1000)
    expect(world.trainer.step).toBe(100)
    expect(phases().at(-1)).toBe('finished')
    expect(reports.at(-1)?.view).not.toBeNull()
    runLater()
    expect(reports.at(-1)?.evaluation?.weightsHash).toBe('step 100')
  })

  it('records losses at the same steps on a fast and on a slow machine', async () => {
    const curves: number[][] = []
    for (const msPerStep of [0.1, 3, 200]) {
      world.msPerStep = msPerStep
      reports = []
      await session.create({ ...settings, steps: 3000 }, null)
      await play()
      await breathe(100_000)
      curves.push(recorded())
    }
    expect(curves[0]?.at(-1)).toBe(3000)
    expect(curves[1]).toEqual(curves[0])
    expect(curves[2]).toEqual(curves[0])
  })

  it('never runs twice at once after a pause and a play in one breath', async () => {
    await session.create(settings, null)
    await play()
    await session.pause()
    await session.play()
    await breathe(1)
    expect(world.trainer.step).toBe(11)
  })

  it('takes no step when a pause comes while others have their turn', async () => {
    await session.create(settings, null)
    await play()
    const { step } = world.trainer
    world.time += 1000
    await session.pause()
    await breathe(2)
    expect(world.trainer.step).toBe(step)
    expect(phases().at(-1)).toBe('resting')
  })

  it('counts the wait for its turn into the pace that it tells', async () => {
    await session.create(settings, null)
    await play()
    const alone = reports.at(-1)?.msPerStep ?? 0
    world.time += 1000
    await breathe(1)
    expect(reports.at(-1)?.msPerStep).toBeGreaterThan(10 * alone)
  })

  it('loosens the tolerance of rollouts while it goes on, and not afterwards', async () => {
    await session.create(settings, null)
    await session.look(request)
    expect(world.trainer.requests.at(-1)?.tolerance).toBe(1e-9)
    await play()
    await session.look(request)
    expect(world.trainer.requests.at(-1)?.tolerance).toBe(1e-5)
    await session.pause()
    expect(world.trainer.requests.at(-1)?.tolerance).toBe(1e-9)
  })

  it('stops and says so when the loss is no longer a number', async () => {
    world.divergeAt = 8
    await session.create(settings, null)
    await play()
    await breathe(10)
    expect(phases().at(-1)).toBe('diverged')
    expect(world.trainer.step).toBe(8)
  })

  it('reports an error and ends', async () => {
    world.failAt = 8
    await session.create(settings, null)
    await play()
    await breathe(10)
    expect(failures).toEqual(['The training failed.'])
    await expect(session.play()).rejects.toThrow('There is no trainer; create one first.')
  })
})

describe('pause and step', () => {
  it('gives the figures once nothing else has come for a while', async () => {
    await session.create(settings, null)
    await play()
    await session.pause()
    expect(phases().at(-1)).toBe('resting')
    expect(reports.at(-1)?.evaluation).toBeNull()
    runLater()
    expect(reports.at(-1)?.evaluation?.weightsHash).toBe('step 6')
  })

  it('drops the figures of a rest that has ended', async () => {
    await session.create(settings, null)
    await play()
    await session.pause()
    await session.play()
    expect(later.size).toBe(0)
  })

  it('runs single steps from a rest and out of training', async () => {
    await session.create(settings, null)
    await session.step(1)
    expect(world.trainer.step).toBe(1)
    await play()
    await session.step(1)
    await breathe(10)
    expect(world.trainer.step).toBe(12)
    expect(phases().at(-1)).toBe('resting')
  })
})

describe('while it is held', () => {
  it('a model that trains takes no step, answers, and goes on where it was', async () => {
    await session.create(settings, null)
    await play()
    const [{ step }, pace] = [world.trainer, reports.at(-1)?.msPerStep]
    await session.hold(true)
    await breathe(2)
    world.time += 60_000
    expect((await session.look(request)).field).not.toBeNull()
    expect((await session.checkpoint()).step).toBe(step)
    expect(phases().at(-1)).toBe('training')
    await session.hold(false)
    await breathe(1)
    expect(world.trainer.step).toBeGreaterThan(step)
    expect(reports.at(-1)?.msPerStep).toBe(pace)
  })

  it('one that is told to train does so when it is released', async () => {
    await session.hold(true)
    await session.create(settings, null)
    await session.play()
    await breathe(2)
    expect(world.trainer.step).toBe(0)
    await session.hold(false)
    await breathe(2)
    expect(world.trainer.step).toBe(6)
  })

  it('a pause ends its training', async () => {
    await session.create(settings, null)
    await play()
    await session.hold(true)
    await breathe(1)
    await session.pause()
    expect(phases().at(-1)).toBe('resting')
    await session.hold(false)
    await breathe(2)
    expect(world.trainer.step).toBe(6)
  })
})

describe('create', () => {
  it('gives the same trainer anew and frees the old one', async () => {
    await session.create(settings, null)
    await play()
    await session.create(settings, null)
    await breathe(10)
    expect(world.alive).toBe(1)
    expect(world.trainer.step).toBe(0)
  })

  it('gives way to another that comes before its data are made', async () => {
    world.parts = 3
    const first = session.create({ ...settings, seed: 1 }, null)
    await session.create({ ...settings, seed: 2 }, null)
    await first
    expect(world.trainers.map(({ settings }) => settings.seed)).toEqual([2])
    await play()
    expect(world.trainer.step).toBeGreaterThan(0)
  })

  it('comes before what is asked for while its data are made', async () => {
    world.parts = 3
    const made = session.create(settings, null)
    expect(await session.save()).toEqual(world.trainer.save())
    await made
    const other = session.create({ ...settings, seed: 1 }, null)
    await session.step(2)
    expect(world.trainers.map(({ step }) => step)).toEqual([0, 2])
    await other
  })

  it('of two at once comes after the other', async () => {
    await session.create(settings, Uint8Array.of(1, 2, 3, 4))
    const first = session.create(settings, null)
    const second = session.create(settings, null)
    await Promise.all([first, second])
    await session.step(1)
    expect(world.alive).toBe(1)
    expect(world.trainer.step).toBe(1)
  })

  it('is refused with one sentence while the old trainer goes on', async () => {
    await session.create(settings, null)
    await play()
    await expect(session.create({ ...settings, seed: 13 }, null)).rejects.toThrow('The seed 13 is refused')
    await expect(session.create(settings, Uint8Array.of(1))).rejects.toThrow('The recording is too short')
    await breathe(1)
    expect(world.trainer.step).toBe(11)
    expect(failures).toEqual([])
  })
})

it('frees its trainer when the page lets it go', async () => {
  await session.create(settings, null)
  await play()
  session[finalizer]()
  await breathe(2)
  expect(world.alive).toBe(0)
  expect(world.trainer.step).toBe(6)
})

describe('look', () => {
  it('shows the field, the learned H of a model that has one, and the truth', async () => {
    await session.create(settings, null)
    await session.step(2)
    const hnn = await session.look(request)
    expect(hnn.plane).toEqual(request.plane)
    expect(hnn.field).toHaveLength(20 * 20 * 2)
    // The fake's derivative is its state, times the steps.
    const at = (i: number) => (hnn.field?.[i] ?? 0) / 2
    expect([at(0), at(1)]).toEqual([expect.closeTo(0.025, 6), expect.closeTo(0.05, 6)])
    expect(hnn.hamiltonian).not.toBeNull()
    expect(hnn.truth).not.toBeNull()
    await session.create({ ...settings, model: 'baseline' }, null)
    const baseline = await session.look({ ...request, energy: false })
    expect(baseline.hamiltonian).toBeNull()
    expect(baseline.field).not.toBeNull()
  })

  it('asks the model for no field where none is wanted', async () => {
    await session.create(settings, null)
    const view = await session.look({ ...request, plane: null })
    expect([view.field, view.hamiltonian]).toEqual([null, null])
  })

  it('tells how far the energy of the motion is from that of the truth, unless some was put in', async () => {
    await session.create(settings, null)
    expect((await session.look(request)).energyError).toBe(0.25)
    const pushed = { ...request, rollout: { ...request.rollout, pushes: '1@0.5' } }
    expect((await session.look(pushed)).energyError).toBeNull()
  })

  it('spends at most a tenth of the time on views while training', async () => {
    world.msPerStep = 1
    await session.create({ ...settings, steps: 3000 }, null)
    await session.look(request)
    await play()
    await breathe(1000)
    const views = reports.filter(({ view, phase }) => view && phase === 'training')
    expect(views.length).toBeGreaterThan(5)
    expect(views.length).toBeLessThanOrEqual(12)
  })
})

describe('a solver', () => {
  const under = (integrator: string): LookRequest => ({ ...request, rollout: { ...request.rollout, integrator } })

  beforeEach(async () => {
    await session.create(settings, null)
    await session.look(under('rk4'))
    await session.step(1)
    runLater()
  })

  it('is the one of the figures, which another asks for anew without training', async () => {
    expect(reports.at(-1)?.evaluation?.solver).toBe('rk4')
    await session.look(under('gauss4'))
    runLater()
    expect(reports.at(-1)?.evaluation).toMatchObject({ solver: 'gauss4', weightsHash: 'step 1' })
  })

  it('makes no new figures where only the start or the end of the motion is another', async () => {
    const moved = under('rk4')
    await session.look({ ...moved, rollout: { ...moved.rollout, from: [1, 2], until: 9, points: 7 } })
    expect(later.size).toBe(0)
  })

  it('that a model can’t have is told in one sentence, and all else goes on', async () => {
    const view = await session.look(under('refused'))
    expect(view).toMatchObject({ rollout: null, refusal: 'The solver refused needs dq/dt and dp/dt apart.' })
    expect(view.field).not.toBeNull()
    runLater()
    expect(reports.at(-1)?.evaluation?.solver).toBe('dopri5')
    await play()
    expect(world.trainer.step).toBeGreaterThan(1)
    expect(failures).toEqual([])
  })

  it('that the truth can’t have leaves the model’s motion', async () => {
    const view = await session.look({ ...request, rollout: { ...request.rollout, truth: 'refused' } })
    expect(view).toMatchObject({ truth: null, truthRefusal: 'The true law has no such solver.', refusal: null })
    expect(view.rollout).not.toBeNull()
    expect(view.energyError).toBeNull()
  })
})

describe('weights', () => {
  it('are taken over, and shown at their own step', async () => {
    await session.create(settings, null)
    await play()
    const saved = await session.save()
    await session.step(3)
    await session.load(saved)
    await breathe(10)
    expect(reports.at(-1)?.step).toBe(6)
    expect(phases().at(-1)).toBe('resting')
  })

  it('that are refused change nothing', async () => {
    await session.create(settings, null)
    await play()
    await expect(session.load(Uint8Array.of(1))).rejects.toThrow('cut short')
    await breathe(1)
    expect(world.trainer.step).toBe(11)
  })
})

describe('a checkpoint', () => {
  it('holds where training stands and every loss up to there, told or not', async () => {
    await session.create(settings, null)
    await play()
    await session.step(4)
    const { step, trainLoss } = await session.checkpoint()
    expect(step).toBe(10)
    expect([...trainLoss.steps]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('lets another session go on as if nothing had been, and the losses known are not told again', async () => {
    await session.create(settings, null)
    await play()
    const checkpoint = await session.checkpoint()
    await session.create(settings, null)
    reports = []
    await session.resume(checkpoint)
    expect(reports).toMatchObject([{ step: 6, phase: 'resting' }])
    await session.step(2)
    expect(recorded()).toEqual([7, 8])
    const later = await session.checkpoint()
    expect([...later.trainLoss.steps]).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})
