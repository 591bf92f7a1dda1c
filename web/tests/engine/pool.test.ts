import { wrap } from 'comlink'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Guest, type Patience, Pool, type Seat } from '../../src/engine/pool'
import type { ModelApi } from '../../src/engine/protocol'
import { FakeWorld } from './fake-hnn'
import { FakeWorker } from './fake-worker'

let workers: FakeWorker[]
let pool: Pool
let heard: string[]
/** whose sessions may not have begun yet */
let seats: Seat[]

const resting: Patience = { milliseconds: 20_000, waits: false }
const training: Patience = { milliseconds: 4000, waits: true }
const makingData: Patience = { milliseconds: Number.POSITIVE_INFINITY, waits: false }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  workers = []
  heard = []
  seats = []
  pool = new Pool(
    () => {
      const worker = new FakeWorker(new FakeWorld())
      workers.push(worker)
      return worker.worker
    },
    () => 2,
  )
})

afterEach(() => {
  for (const { worker } of workers) worker.terminate()
  vi.useRealTimers()
})

function join(model: string): Seat {
  const guest: Guest = {
    silent: () => heard.push(`${model}: silent`),
    failed: ({ message }) => heard.push(`${model}: ${message}`),
  }
  return pool.join(guest)
}

/** How many sessions each worker has begun, once their messages have arrived. */
async function begun(): Promise<number[]> {
  await Promise.all(seats.splice(0).map((seat) => seat.beat()))
  return workers.map((worker) => worker.begun)
}

function joined(...models: string[]): Seat[] {
  const found = models.map(join)
  seats.push(...found)
  return found
}

it('has no more workers than it may, and as many models in each', async () => {
  joined('a', 'b', 'c', 'd', 'e', 'f')
  expect(await begun()).toEqual([3, 3])
})

it('seats the next model where the fewest are left, and ends a worker that has none', async () => {
  const [a, b, c] = joined('a', 'b', 'c') as [Seat, Seat, Seat]
  expect(await begun()).toEqual([2, 1])
  a.leave()
  c.leave()
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
  b.leave()
  b.leave()
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true])
  joined('d')
  expect(await begun()).toEqual([2, 1, 1])
  expect(heard).toEqual([])
})

it('gives each model a session of its own', async () => {
  const sessions = joined('a', 'b', 'c').map(({ port }) => wrap<ModelApi>(port))
  for (const session of sessions) await expect(session.save()).rejects.toThrow('no trainer')
})

it('tells every model of a worker that it is silent, and none of another', async () => {
  const [a, b, c] = joined('a', 'b', 'c') as [Seat, Seat, Seat]
  await begun()
  a.expect(resting)
  b.expect(training)
  c.expect({ ...training, milliseconds: 3000 })
  workers[0]?.fallSilent()
  await vi.advanceTimersByTimeAsync(25_000)
  expect(heard).toEqual(['a: silent', 'c: silent'])
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
})

it('bears with a worker in which one model is busy, and no longer than that', async () => {
  const [a, , c] = joined('a', 'b', 'c') as [Seat, Seat, Seat]
  await begun()
  a.expect(training)
  c.expect(makingData)
  workers[0]?.fallSilent()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([])
  c.expect({ milliseconds: 100, waits: false })
  await vi.advanceTimersByTimeAsync(3500)
  expect(heard).toEqual([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(heard).toEqual(['a: silent', 'c: silent'])
})

it('waits for no answer of a worker whose models rest', async () => {
  const [a] = joined('a') as [Seat]
  await begun()
  a.expect(resting)
  workers[0]?.fallSilent()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([])
})

it('tells every model of a worker that has failed, and begins another', async () => {
  joined('a', 'b', 'c')
  await begun()
  workers[0]?.fail()
  expect(heard).toEqual(['a: it could not be loaded', 'c: it could not be loaded'])
  joined('d')
  expect(await begun()).toEqual([2, 1, 1])
})
