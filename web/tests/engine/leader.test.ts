import createHnn, { type Hnn, type Settings } from '@wasm/hnn.mjs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { follow } from '../../src/engine/follow'
import { Leader } from '../../src/engine/leader'

// A batch of 8 shares, one of 2 that is drawn anew in each step, and one of frames.
const experiments: readonly Settings[] = [
  { task: 'spring', model: 'hnn', widths: [16, 16] },
  { task: 'two-body', model: 'hnn', widths: [16, 16], trajectories: 20 },
  { task: 'pixel-pendulum', model: 'hnn', widths: [16, 16], trajectories: 4 },
]

let hnn: Hnn
let ports: MessagePort[]
beforeAll(async () => {
  hnn = await createHnn()
})
beforeEach(() => {
  ports = []
})
afterEach(() => {
  for (const port of ports) port.close()
})

/** Ports to so many followers, each with an instance of the module to itself, as in a worker. */
function followers(count: number): MessagePort[] {
  return Array.from({ length: count }, () => {
    const { port1, port2 } = new MessageChannel()
    follow(port2, () => createHnn())
    ports.push(port1, port2)
    return port1
  })
}

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

describe.each(experiments)('a leader of $task', (settings) => {
  it.each([1, 2, 3])('has with %i followers the bits it has alone', async (count) => {
    const trainer = new hnn.Trainer(settings)
    const leader = new Leader(trainer, settings)
    leader.follow(followers(count))
    await ready(leader)
    for (let step = 1; step <= 6; step++) expect(await leader.train(1)).toMatchObject({ step })
    expect(trainer.evaluate().weightsHash).toBe(alone(settings, 6))
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
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    port2.onmessage = ({ data }) => {
      if (!('lent' in data)) port2.postMessage(null)
    }
    leader.follow([port1])
    await ready(leader)
    await leader.train(1)
    expect(leader.isFollowed).toBe(false)
    await leader.train(1)
    expect(trainer.evaluate().weightsHash).toBe(alone(settings, 2))
    trainer.delete()
  })

  it('has no followers where the batch is one share', async () => {
    const small = { ...settings, trajectories: 2 }
    const trainer = new hnn.Trainer(small)
    const leader = new Leader(trainer, small)
    expect(trainer.stepShares()).toBe(1)
    leader.follow(followers(1))
    expect(leader.isFollowed).toBe(false)
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
