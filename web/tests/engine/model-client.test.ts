import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ModelClient } from '../../src/engine/model-client'
import { Pool } from '../../src/engine/pool'
import type { LookRequest, Report, View } from '../../src/engine/protocol'
import { FakeWorld } from './fake-hnn'
import { FakeWorker } from './fake-worker'

const settings = { task: 'spring', model: 'hnn', seed: 0, steps: 20 }
const never = new AbortController().signal
const request = (until: number): LookRequest => ({
  plane: { qMin: 0, qMax: 1, pMin: 0, pMax: 2 },
  energy: true,
  rollout: { until },
})

let world: FakeWorld
let workers: FakeWorker[]
let reports: Report[]
let views: View[]
let failures: string[]
let client: ModelClient
let silences: number
let blocks: number

const program = { wasmModule: new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) }

/** A model in a pool of its own, so in a worker of its own. */
function connect(pool = poolOf(1)): ModelClient {
  return new ModelClient(pool, program, {
    report: (report) => reports.push(report),
    viewed: (view) => views.push(view),
    failed: (sentence) => failures.push(sentence),
    silent: () => silences++,
    blocked: () => blocks++,
  })
}

function poolOf(size: number): Pool {
  return new Pool(
    () => {
      const worker = new FakeWorker(world)
      workers.push(worker)
      return worker.worker
    },
    () => size,
  )
}

/** With a client of its own, whose timers are the test's. */
async function underFakeTimers(run: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  client.dispose()
  workers = []
  client = connect()
  try {
    await run()
  } finally {
    // Or a session that nobody listens to would train for ever.
    world.failAt = 0
    vi.useRealTimers()
  }
}

beforeEach(() => {
  world = new FakeWorld()
  workers = []
  reports = []
  views = []
  failures = []
  silences = 0
  blocks = 0
  client = connect()
})

afterEach(() => {
  client.dispose()
  for (const { worker } of workers) worker.terminate()
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
    expect(workers).toHaveLength(1)
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
    expect(workers).toHaveLength(2)
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
    expect(workers).toHaveLength(2)
  })

  it('notices within five seconds that a worker is silent while it trains, and ends it', async () => {
    await underFakeTimers(async () => {
      await client.create({ ...settings, steps: 1e9 }, null, never)
      await client.play()
      await vi.waitFor(() => expect(reports.some(({ phase }) => phase === 'training')).toBe(true))
      await vi.advanceTimersByTimeAsync(3000)
      expect(silences).toBe(0)
      workers[0]?.fallSilent()
      await vi.advanceTimersByTimeAsync(5000)
      expect(silences).toBe(1)
      expect(failures).toEqual([])
      await client.create(settings, null, never)
      await client.step(1)
      expect(world.trainer.step).toBe(1)
    })
  })

  it('does not blame the worker for time in which the page itself was held up', async () => {
    await underFakeTimers(async () => {
      await client.create({ ...settings, steps: 1e9 }, null, never)
      await client.play()
      await vi.waitFor(() => expect(reports.some(({ phase }) => phase === 'training')).toBe(true))
      const now = vi.spyOn(performance, 'now')
      let time = 1e6
      now.mockImplementation(() => {
        time += 30_000
        return time
      })
      workers[0]?.fallSilent()
      await vi.advanceTimersByTimeAsync(20_000)
      expect(silences).toBe(0)
      now.mockRestore()
    })
  })

  it('ends a resting worker that gives no answer when it is to make another trainer', async () => {
    await underFakeTimers(async () => {
      await client.create(settings, null, never)
      workers[0]?.fallSilent()
      const made = client.create({ ...settings, seed: 3 }, null, never)
      await vi.advanceTimersByTimeAsync(30_000)
      await made
      expect(world.trainer.settings.seed).toBe(3)
      expect(silences).toBe(0)
    })
  })

  it('goes on elsewhere when its worker falls silent while another of its models trains', async () => {
    await underFakeTimers(async () => {
      const pool = poolOf(1)
      workers = []
      const [resting, training] = [connect(pool), connect(pool)]
      await resting.create(settings, null, never)
      await resting.step(1)
      await training.create({ ...settings, steps: 1e9 }, null, never)
      await training.play()
      await vi.waitFor(() => expect(reports.some(({ phase }) => phase === 'training')).toBe(true))
      expect(workers.map(({ begun }) => begun)).toEqual([2])
      workers[0]?.fallSilent()
      await vi.advanceTimersByTimeAsync(25_000)
      expect(silences).toBe(2)
      for (const each of [resting, training]) {
        await each.create(settings, null, never)
        await each.step(2)
        expect(world.trainer.step).toBe(2)
      }
      expect(workers.map(({ begun }) => begun)).toEqual([2, 2])
      for (const each of [resting, training]) each.dispose()
    })
  })

  it('leaves the others of its worker alone when it fails, and when it goes', async () => {
    const pool = poolOf(1)
    const [failing, other] = [connect(pool), connect(pool)]
    await failing.create(settings, null, never)
    vi.spyOn(world.trainer, 'save').mockImplementation(() => {
      throw new WebAssembly.RuntimeError('unreachable')
    })
    await other.create({ ...settings, seed: 1 }, null, never)
    await expect(failing.save()).rejects.toThrow('unreachable')
    await other.step(1)
    expect(failures).toHaveLength(1)
    await failing.create(settings, null, never)
    failing.dispose()
    await other.step(1)
    await vi.waitFor(() => expect(world.alive).toBe(1))
    other.dispose()
    expect(workers.at(-1)?.isEnded).toBe(true)
  })

  it('stays held when its worker is another, and is not taken for silent', async () => {
    await underFakeTimers(async () => {
      client.hold(true)
      await client.create({ ...settings, steps: 1e9 }, null, never)
      await client.play()
      await vi.advanceTimersByTimeAsync(60_000)
      expect([world.trainer.step, silences]).toEqual([0, 0])
      workers[0]?.fallSilent()
      await vi.advanceTimersByTimeAsync(25_000)
      expect(silences).toBe(1)
      await client.create(settings, null, never)
      await client.play()
      await client.dataset()
      expect(world.trainer.step).toBe(0)
      client.hold(false)
      await vi.waitFor(() => expect(reports.at(-1)?.phase).toBe('finished'))
    })
  })

  it('says of a worker that can’t be started that it is blocked', async () => {
    expect(blocks).toBe(0)
    const events = { report: () => {}, viewed: () => {}, failed: () => {}, silent: () => {}, blocked: () => blocks++ }
    const refuse = () => {
      throw new DOMException('The policy forbids it.', 'SecurityError')
    }
    const pool = new Pool(refuse, () => 2)
    expect(() => new ModelClient(pool, program, events)).toThrow('forbids')
    expect(blocks).toBe(1)
  })
})
