import { beforeEach, describe, expect, it } from 'vitest'
import type { LookRequest, Report } from '../../src/engine/protocol'
import { ModelSession } from '../../src/engine/session'
import { FakeWorld } from './fake-hnn'

let world: FakeWorld
let session: ModelSession
let reports: Report[]

const request: LookRequest = {
  plane: { qMin: 0, qMax: 1, pMin: 0, pMax: 2 },
  energy: true,
  rollout: { from: [0.25, 0], until: 1, points: 2 },
}

beforeEach(async () => {
  world = new FakeWorld()
  reports = []
  session = new ModelSession({
    load: async () => world.hnn(),
    now: () => world.time,
    breathe: () => Promise.resolve(),
    listen: () => Promise.resolve(),
    later: () => () => {},
  })
  await session.open({}, { report: (report) => void reports.push(report), failed: () => {} })
})

const create = () => session.create({ task: 'pixel-pendulum', model: 'hnn', seed: 0, steps: 100 }, null)

describe('a model that finds its states in frames', () => {
  beforeEach(async () => {
    world.seesFrames = true
    await create()
  })

  it('is seen in the plane that it has chosen, not in the plane of the request', async () => {
    const { plane, field, hamiltonian, frames } = await session.look(request)
    expect(plane).toEqual(frames?.view)
    expect(frames?.view.qMin).toBeLessThan(0)
    expect(frames?.view.qMax).toBeGreaterThan(1)
    expect(field).toHaveLength(20 * 20 * 2)
    expect(hamiltonian).toHaveLength(36 * 36)
  })

  it('tells the learned H of the test states beside their energy', async () => {
    const { frames } = await session.look(request)
    expect(frames?.learned).toHaveLength((frames?.cloud.length ?? 0) / 2)
    expect(frames?.energies).toHaveLength((frames?.cloud.length ?? 0) / 2)
    await session.create({ task: 'pixel-pendulum', model: 'baseline', seed: 0, steps: 100 }, null)
    expect((await session.look({ ...request, energy: false })).frames?.learned).toBeNull()
  })

  it('shows the motion, the truth and the start state as frames', async () => {
    const { frames } = await session.look(request)
    expect(frames?.film).toHaveLength(2 * 784)
    expect(frames?.truth).toHaveLength(2 * 784)
    expect(frames?.truthLatent).toHaveLength(4)
    expect(frames?.posed[5]).toBe(64)
    expect(frames?.reconstruction).toEqual(frames?.posed)
    expect(frames?.reconstructionError).toBe(0)
  })

  it('sends the frames of the truth with each new truth, and not with each view of training', async () => {
    expect((await session.look(request)).frames?.truth).not.toBeNull()
    await session.step(1)
    expect(reports.at(-1)?.view?.frames?.film).toHaveLength(2 * 784)
    expect(reports.at(-1)?.view?.frames?.truth).toBeNull()
    expect((await session.look(request)).frames?.truth).not.toBeNull()
  })

  it('is checked against the states that the frames were drawn from', async () => {
    const { frames } = await session.look(request)
    expect(frames?.checks).toMatchObject({ reconstruction: 0, probeR2: 1, poissonBracket: 1 })
    // Between the test states (1, 0) and (0, 1): 0 should be what q changes by, which is -1.
    expect(frames?.checks.canonical).toBe(1)
  })

  it('is not looked at anew as a whole while only the start state moves', async () => {
    await session.look(request)
    const before = world.decoded
    await session.look({ ...request, rollout: { ...request.rollout, from: [0.5, 0] } })
    expect(world.decoded - before).toBe(2)
    await session.load(Uint8Array.of(1, 2, 3, 4))
    const loaded = world.decoded
    await session.look(request)
    expect(world.decoded - loaded).toBeGreaterThanOrEqual(2)
  })

  it('records test losses over a part of the data, since all of it takes long', async () => {
    await session.step(1)
    expect(reports.at(-1)?.testLoss.values[0]).toBe(2)
    expect(world.trainer.lossPoints).toBeLessThan(1000)
  })

  it('has no film where its motion is refused, and is seen all the same', async () => {
    const { frames, rollout } = await session.look({
      ...request,
      rollout: { ...request.rollout, integrator: 'refused' },
    })
    expect(rollout).toBeNull()
    expect(frames?.film).toBeNull()
    expect(frames?.reconstruction).toHaveLength(784)
  })
})

describe('energy that is added', () => {
  const pushed = { ...request, rollout: { ...request.rollout, pushes: '1@0.5' } }

  it('goes into the rollout, and not into the truth', async () => {
    await create()
    const { truth, refusal } = await session.look(pushed)
    expect(world.trainer.requests.at(-1)?.pushes).toBe('1@0.5')
    expect(truth).not.toBeNull()
    expect(refusal).toBeNull()
  })

  it('is told when it can’t be added, and the motion stays as it was', async () => {
    world.refusesEnergy = true
    await create()
    const { rollout, refusal } = await session.look(pushed)
    expect(refusal).toBe('The amount cannot be added.')
    expect(rollout?.times).toHaveLength(2)
    expect(world.trainer.requests.at(-1)?.pushes).toBeUndefined()
  })
})
