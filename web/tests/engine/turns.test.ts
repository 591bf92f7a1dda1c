import { beforeEach, expect, it } from 'vitest'
import { Turns } from '../../src/engine/turns'

let turns: Turns
let took: string
/** what waits to be handled, in the order of its arrival */
let tasks: (() => void)[]

beforeEach(() => {
  took = ''
  tasks = []
  turns = new Turns(() => tasks.push(() => turns.next()))
})

async function train(model: string, slices: number): Promise<void> {
  for (let slice = 0; slice < slices; slice++) {
    await turns.take()
    took += model
  }
}

/** The first of the tasks, and what it resolves: that goes on before the next one, as in a browser. */
async function handle(): Promise<void> {
  tasks.shift()?.()
  await new Promise((resolve) => setImmediate(resolve))
}

async function handleAll(): Promise<void> {
  while (tasks.length > 0) await handle()
}

it('gives all that train as many turns, one after the other', async () => {
  const all = ['a', 'b', 'c'].map((model) => train(model, 4))
  await handleAll()
  await Promise.all(all)
  expect(took).toBe('abcabcabcabc')
})

it('answers a message after one slice at most, however many models train', async () => {
  for (const model of ['a', 'b', 'c', 'd']) void train(model, 4)
  await handle()
  tasks.push(() => {
    took += '!'
  })
  await handleAll()
  expect(took.slice(0, 3)).toBe('ab!')
  expect(took).toHaveLength(17)
})
