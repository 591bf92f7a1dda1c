// A training that goes on from a file.
import createHnn, { type Hnn, type Settings, type Trainer } from '@wasm/hnn.mjs'
import { afterAll, beforeAll, expect, it } from 'vitest'

// Batches are drawn at random.
const settings: Settings = { task: 'two-body', widths: [8], trajectories: 10, batch: 20 }

let hnn: Hnn
const trainers: Trainer[] = []
beforeAll(async () => {
  hnn = await createHnn()
})
afterAll(() => {
  for (const trainer of trainers) trainer.delete()
})

function begun(steps: number, changes: Settings = {}): Trainer {
  const made = new hnn.Trainer({ ...settings, ...changes })
  trainers.push(made)
  if (steps > 0) made.train(steps)
  return made
}

const named = (file: Uint8Array) => new TextDecoder('latin1').decode(file).match(/optimiser\.[\w.]+/g)

it('goes on from a file with moments to the same bits', () => {
  const [whole, first, resumed] = [begun(12), begun(5), begun(2)]
  resumed.resume(first.save({ moments: true }))
  expect(resumed.step).toBe(5)
  resumed.train(7)
  expect(resumed.evaluate()).toEqual(whole.evaluate())
  expect(resumed.save({ moments: true })).toEqual(whole.save({ moments: true }))
})

it('writes weights alone where no moments are asked for, and loads the weights of either file', () => {
  const first = begun(5)
  expect(named(first.save({ moments: true }))).toEqual(['optimiser.adam.m', 'optimiser.adam.v'])
  expect(named(first.save())).toBeNull()
  expect(first.save({ moments: false })).toEqual(first.save())
  const [one, other] = [begun(0), begun(3)]
  one.load(first.save())
  other.load(first.save({ moments: true }))
  expect(other.save({ moments: true })).toEqual(one.save({ moments: true }))
})

it('says in one sentence what it can’t go on from', () => {
  const first = begun(5)
  expect(() => first.resume(first.save())).toThrow('weights alone')
  expect(() => begun(0, { seed: 3 }).resume(first.save({ moments: true }))).toThrow('trained with the seed "0"')
  expect(() => first.save({ moment: true } as never)).toThrow('only moments')
})
