import createHnn, { type Hnn, type Settings } from '@wasm/hnn.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { Leader } from '../../src/engine/leader'
import { followers, silent } from './followers'

// A batch of 8 shares, one of 2 that is drawn anew in each step, one of frames, and Gauss-Newton's rows of K: 4 and 2.
const experiments: readonly Settings[] = [
  { task: 'spring', model: 'hnn', widths: [16, 16] },
  { task: 'two-body', model: 'hnn', widths: [16, 16], trajectories: 20 },
  { task: 'pixel-pendulum', model: 'hnn', widths: [16, 16], trajectories: 4 },
  { task: 'two-body', model: 'hnn', widths: [16, 16], trajectories: 20, recipe: 'fast' },
  { task: 'pendulum', model: 'baseline', widths: [16, 16], recipe: 'fast' },
]

let hnn: Hnn
beforeAll(async () => {
  hnn = await createHnn()
})

async function ready(leader: Leader): Promise<void> {
  while (!leader.isFollowed) await new Promise((resolve) => setImmediate(resolve))
}

function alone(settings: Settings, steps: number): string {
  const trainer = new hnn.Trainer(settings)
  trainer.train(steps)
  const { weightsHash } = trainer.evaluate()
  trainer.delete()
  return weightsHash
}

describe.each(experiments)('a leader of $task by $recipe recipe', (settings) => {
  it.each([1, 2, 3])('has with %i followers the bits it has alone', async (count) => {
    const trainer = new hnn.Trainer(settings)
    const leader = new Leader(trainer, settings)
    leader.follow(followers(count))
    await ready(leader)
    for (let step = 1; step <= 6; step++) expect(await leader.train(1)).toMatchObject({ step })
    expect(trainer.evaluate().weightsHash).toBe(alone(settings, 6))
    trainer.delete()
  })

  it('has the same evaluation with two followers', async () => {
    const trainer = new hnn.Trainer(settings)
    const expected = trainer.evaluate()
    const leader = new Leader(trainer, settings)
    leader.follow(followers(2))
    await ready(leader)
    // Followers here share the thread: they have their turn when the leader breathes.
    await leader.sumLosses(() => new Promise((resolve) => setTimeout(resolve, 5)))
    expect(trainer.evaluate()).toEqual(expected)
    trainer.delete()
  })

  it.each([undefined, 30])('has the same test losses of %s points with two followers', async (mostPoints) => {
    const trainer = new hnn.Trainer(settings)
    trainer.train(1)
    const expected = trainer.testLosses(mostPoints)
    const leader = new Leader(trainer, settings)
    leader.follow(followers(2))
    await ready(leader)
    expect(await leader.testLosses(mostPoints, () => new Promise((resolve) => setImmediate(resolve)))).toEqual(expected)
    trainer.delete()
  })

  it('has test losses of what another has summed up, and of no other step or number of points', async () => {
    const trainer = new hnn.Trainer(settings)
    const follower = new (await createHnn()).Follower(settings, trainer.dimension, trainer.stepRows())
    const expected = trainer.testLosses(30)
    const summedUp = () => {
      trainer.beginTestLosses(30)
      trainer.takeChunk(0, follower.terms(trainer.lendChunk(0)).fill(1))
    }
    summedUp()
    expect(trainer.testLosses(30)).not.toEqual(expected)
    expect(trainer.testLosses(30)).toEqual(expected)
    summedUp()
    expect(trainer.testLosses(29)).not.toEqual(trainer.testLosses(30))
    summedUp()
    expect(trainer.evaluate().testLoss).toBe(trainer.testLosses(undefined)[0])
    summedUp()
    trainer.train(1)
    expect(trainer.testLosses(30)).toEqual(trainer.testLosses(30))
    follower.delete()
    trainer.delete()
  })

  it('has the same evaluation where another sums up all of its losses', async () => {
    const trainer = new hnn.Trainer(settings)
    const expected = trainer.evaluate()
    const follower = new (await createHnn()).Follower(settings, trainer.dimension, trainer.stepRows())
    for (let chunk = trainer.beginEvaluation() - 1; chunk >= 0; chunk--)
      trainer.takeChunk(chunk, follower.terms(trainer.lendChunk(chunk)))
    expect(trainer.evaluate()).toEqual(expected)
    trainer.beginEvaluation()
    trainer.takeChunk(0, follower.terms(trainer.lendChunk(0)).fill(1))
    expect(trainer.evaluate().testLoss).not.toBe(expected.testLoss)
    follower.delete()
    trainer.delete()
  })
})

describe('a leader', () => {
  const settings = experiments[0] ?? {}

  it('goes on to the same bits when followers come and go', async () => {
    const trainer = new hnn.Trainer(settings)
    const leader = new Leader(trainer, settings)
    for (const count of [2, 0, 3, 1]) {
      leader.follow(followers(count))
      if (count > 0) await ready(leader)
      await leader.train(1)
      await leader.train(1)
    }
    expect(trainer.evaluate().weightsHash).toBe(alone(settings, 8))
    trainer.delete()
  })

  it('does what a follower that gives no answer was to do', async () => {
    const trainer = new hnn.Trainer(settings)
    const leader = new Leader(trainer, settings)
    leader.follow([silent()])
    await ready(leader)
    await leader.train(1)
    expect(leader.isFollowed).toBe(false)
    await leader.train(1)
    expect(trainer.evaluate().weightsHash).toBe(alone(settings, 2))
    trainer.delete()
  })

  it('steps alone where the batch is one share', async () => {
    const small = { ...settings, trajectories: 2 }
    const trainer = new hnn.Trainer(small)
    const leader = new Leader(trainer, small)
    expect(trainer.stepShares()).toBe(1)
    leader.follow(followers(1))
    await ready(leader)
    await leader.train(1)
    expect(trainer.evaluate().weightsHash).toBe(alone(small, 1))
    trainer.delete()
  })

  it('evaluates what a follower that gives no answer was to sum up', async () => {
    const trainer = new hnn.Trainer(settings)
    const { testLoss, trainLoss } = trainer.evaluate()
    const leader = new Leader(trainer, settings)
    leader.follow([silent()])
    await ready(leader)
    await leader.sumLosses(async () => {})
    expect(trainer.evaluate()).toMatchObject({ testLoss, trainLoss })
    trainer.delete()
  })
})

it('refuses shares that are no node of the tree', () => {
  const trainer = new hnn.Trainer(experiments[0] ?? {})
  trainer.beginStep()
  for (const [first, count] of [
    [0, 3],
    [1, 2],
    [7, 2],
    [-1, 1],
  ] as const)
    expect(() => trainer.computeShares(first, count)).toThrow(/share/i)
  expect(() => trainer.takeShares(0, 1, new Float32Array(3))).toThrow(/Float32Array of at least/)
  expect(() => trainer.endStep()).toThrow(/missing/)
  trainer.delete()
})

it('refuses chunks of an evaluation that has not begun, or that it does not have', () => {
  const trainer = new hnn.Trainer(experiments[0] ?? {})
  expect(() => trainer.computeChunk(0)).toThrow(/no chunk 0/)
  const chunks = trainer.beginEvaluation()
  expect(() => trainer.lendChunk(chunks)).toThrow(/no chunk/)
  expect(() => trainer.takeChunk(0, new Float32Array(0))).toThrow(/Float32Array of at least/)
  trainer.delete()
})
