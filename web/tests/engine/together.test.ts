import createHnn, { type Dataset, type Hnn, type Making, type Settings } from '@wasm/hnn.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { circleOf, nobody, type Peers } from '../../src/engine/peers'
import { Together } from '../../src/engine/together'
import { closing, followers, silent } from './followers'

// Of a law, of a film, and with derivatives that are taken from the states once all are there.
const experiments: readonly Settings[] = [
  { task: 'two-body', model: 'hnn', widths: [8], trajectories: 170, points: 5 },
  { task: 'pixel-pendulum', model: 'hnn', widths: [8], trajectories: 24, points: 5 },
  { task: 'pendulum', model: 'hnn', widths: [8], trajectories: 150, points: 5, derivatives: 'central' },
]

let hnn: Hnn
beforeAll(async () => {
  hnn = await createHnn()
})

// All share a thread here: messages pass, and followers have their turn, while one listens.
const listen = () => new Promise<void>((resolve) => setTimeout(resolve, 5))
const always = () => true

/** A making that counts the parts that it makes itself. */
function counted(settings: Settings): { making: Making; made: number[] } {
  const making = new hnn.Making(settings)
  const made: number[] = []
  const { makePart } = making
  making.makePart = (part) => {
    made.push(part)
    return makePart.call(making, part)
  }
  return { making, made }
}

function datasetOf(settings: Settings): Dataset {
  const trainer = new hnn.Trainer(settings)
  const dataset = trainer.dataset()
  trainer.delete()
  return dataset
}

async function made(settings: Settings, peers: Peers, lent: MessagePort[] = []) {
  const { making, made } = counted(settings)
  const { parts } = making
  const together = new Together(making, settings, peers)
  together.follow(lent)
  const trainer = await together.trainer(listen, always)
  const dataset = trainer?.dataset()
  trainer?.delete()
  return { dataset, made: made.length, parts }
}

describe.each(experiments)('the data of $task', (settings) => {
  it.each([2, 3])('are the same for each of %i that make them, which share the work', async (count) => {
    const circle = circleOf(count)
    closing(circle.flatMap((peers) => peers.ports))
    const all = await Promise.all(circle.map((peers) => made(settings, peers)))
    const expected = datasetOf(settings)
    for (const { dataset } of all) expect(dataset).toEqual(expected)
    const [{ parts }] = all as [(typeof all)[number]]
    const work = all.reduce((sum, one) => sum + one.made, 0)
    expect(parts).toBeGreaterThan(8)
    // In each round each makes one; what two make at once is made twice.
    expect(work).toBeLessThan(parts + parts / 2)
  })

  it('are the same where followers make most of them', async () => {
    const { making, made } = counted(settings)
    const { parts } = making
    const together = new Together(making, settings, nobody)
    together.follow(followers(2))
    const trainer = await together.trainer(listen, always)
    expect(trainer?.dataset()).toEqual(datasetOf(settings))
    expect(made.length).toBeLessThan(parts)
    trainer?.delete()
  })
})

describe('one that makes data', () => {
  const [settings] = experiments as [Settings]

  it('waits for nobody: neither for a peer that is gone, nor for a follower that gives no answer', async () => {
    const [peers] = circleOf(2) as [Peers]
    closing(peers.ports)
    const { dataset, made: own, parts } = await made(settings, peers, [silent()])
    expect(dataset).toEqual(datasetOf(settings))
    expect(own).toBe(parts)
  })

  it('stops where its data are no longer wanted', async () => {
    const { making, made } = counted(settings)
    const together = new Together(making, settings, nobody)
    expect(await together.trainer(listen, () => made.length < 3)).toBeNull()
    expect(made).toHaveLength(3)
  })

  it('goes on with other followers when those it had are taken away', async () => {
    const { making } = counted(settings)
    const together = new Together(making, settings, nobody)
    together.follow(followers(1))
    let turns = 0
    const trainer = await together.trainer(async () => {
      await listen()
      if (++turns === 3) together.follow(followers(2))
    }, always)
    expect(trainer?.dataset()).toEqual(datasetOf(settings))
    trainer?.delete()
  })
})
