import { expose } from 'comlink'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ModelClient, type WorkerLike } from '../../src/engine/model-client'
import type { LookRequest, Report, View } from '../../src/engine/protocol'
import { ModelSession } from '../../src/engine/session'
import { FakeWorld } from './fake-hnn'

const settings = { task: 'spring', model: 'hnn', seed: 0, steps: 20 }
const never = new AbortController().signal
const request = (until: number): LookRequest => ({
  plane: { qMin: 0, qMax: 1, pMin: 0, pMax: 2 },
  energy: true,
  rollout: { until },
})

let world: FakeWorld
let ports: MessagePort[]
let reports: Report[]
let views: View[]
let failures: string[]
let client: ModelClient

/** A session at the other end of a channel, as a worker has it. */
function spawn(): WorkerLike {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  const session = new ModelSession({
    load: async () => world.hnn(),
    now: () => world.time,
    inTurn: async (work) => work(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    later: (task) => {
      const timer = setImmediate(task)
      return () => clearImmediate(timer)
    },
  })
  expose(session, port2)
  return Object.assign(port1, { terminate: () => port1.close() }) as unknown as WorkerLike
}

beforeEach(() => {
  world = new FakeWorld()
  ports = []
  reports = []
  views = []
  failures = []
  const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
  client = new ModelClient(
    spawn,
    { module, place: '', cores: [] },
    {
      report: (report) => reports.push(report),
      viewed: (view) => views.push(view),
      failed: (sentence) => failures.push(sentence),
    },
  )
})

afterEach(() => {
  client.dispose()
  for (const port of ports) port.close()
})

describe('ModelClient', () => {
  it('trains a model to its end and hands on every report', async () => {
    await client.create(settings, null, never)
    expect([...(await client.dataset()).start]).toEqual([0.5, -0.25])
    await client.play()
    await vi.waitFor(() => expect(reports.at(-1)?.evaluation?.weightsHash).toBe('step 20'))
    expect(reports.flatMap(({ trainLoss }) => [...trainLoss.steps])).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
  })

  it('makes only the last of the views that were asked for meanwhile', async () => {
    await client.create(settings, null, never)
    for (const until of [1, 2, 3, 4]) client.look(request(until))
    await vi.waitFor(() => expect(views).toHaveLength(2))
    expect(world.trainer.requests.map(({ until }) => until)).toEqual([1, 4])
  })

  it('passes a refusal on as its sentence and keeps the worker', async () => {
    await client.create(settings, null, never)
    await expect(client.create({ ...settings, seed: 13 }, null, never)).rejects.toThrow('The seed 13 is refused')
    await client.step(1)
    expect(world.trainer.step).toBe(1)
    expect(ports).toHaveLength(2)
    expect(failures).toEqual([])
  })

  it('drops what was aborted', async () => {
    const aborted = new AbortController()
    const first = client.create(settings, null, aborted.signal)
    aborted.abort()
    await expect(first).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    await client.create({ ...settings, seed: 1 }, null, never)
    expect(world.trainer.settings.seed).toBe(1)
    expect(failures).toEqual([])
  })

  it('drops a trainer that was aborted while it was made', async () => {
    const aborted = new AbortController()
    vi.spyOn(world.trainers, 'push').mockImplementationOnce(() => {
      aborted.abort()
      return 0
    })
    await expect(client.create(settings, null, aborted.signal)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
  })

  it('ends a worker whose module has trapped, says so, and starts another when it is needed', async () => {
    await client.create(settings, null, never)
    vi.spyOn(world.trainer, 'save').mockImplementation(() => {
      throw new WebAssembly.RuntimeError('unreachable')
    })
    await expect(client.save()).rejects.toThrow('unreachable')
    expect(failures).toEqual(['The model stopped (unreachable); Reset starts it anew.'])
    await client.create(settings, null, never)
    await client.step(3)
    expect(world.trainer.step).toBe(3)
    expect(ports).toHaveLength(4)
  })

  it('does the same when training fails', async () => {
    world.trapAt = 5
    await client.create(settings, null, never)
    await client.play()
    await vi.waitFor(() => expect(failures).toEqual(['The model stopped (unreachable); Reset starts it anew.']))
    world.trapAt = Number.POSITIVE_INFINITY
    await client.create(settings, null, never)
    await client.step(1)
    expect(world.trainer.step).toBe(1)
    expect(ports).toHaveLength(4)
  })
})
