import createHnn from '@wasm/hnn.mjs'
import { expect, it, vi } from 'vitest'

it('takes less than 80 MB for the whole film and its model, so that a page can train both models', async () => {
  const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow')
  const made = new (await createHnn()).Trainer({ task: 'pixel-pendulum' })
  made.train(1)
  made.rollout({ until: 1, points: 2 })
  const memory = grow.mock.contexts.at(-1) as unknown as WebAssembly.Memory
  grow.mockRestore()
  expect(memory.buffer.byteLength).toBeGreaterThan(16e6)
  expect(memory.buffer.byteLength).toBeLessThan(80e6)
  made.delete()
})

it('returns arrays that outlive the trainer and a growth of the memory', async () => {
  const fresh = await createHnn() // with its first 32 MB
  const made = new fresh.Trainer({ task: 'spring', widths: [16, 16], trajectories: 6, points: 8 })
  const states = new Float32Array([1, 0, 0, 1])
  const arrays = [made.timeDerivative(states), made.rollout({}).states, made.save(), made.dataset().train.x]
  const copies = arrays.map((array) => array.slice())
  expect(() => made.load(new Uint8Array(60_000_000))).toThrow('not safetensors')
  made.delete()
  expect(arrays).toEqual(copies)
  for (const array of arrays) expect(array.buffer.byteLength).toBe(array.byteLength) // memory of its own
})
