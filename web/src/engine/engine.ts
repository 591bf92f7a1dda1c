import { fetchProgram, startWorker } from './beside'
import { ModelClient, type ModelEvents } from './model-client'
import { circleOf, type Peers } from './peers'
import { Pool } from './pool'
import type { Core, Program } from './protocol'

/** The models of one playground, each in a session of its own, which begins when it is first asked for. */
export interface Engine {
  model(id: string): ModelClient
  /** For so many models that are made from the same data at the same time. */
  peers(count: number): Peers[]
  /** Gives back all other models. */
  keep(ids: readonly string[]): void
  /** While they are held no model trains, though it may be said to: it goes on when it is released. All else is answered. */
  hold(held: boolean): void
  dispose(): void
}

export interface Opened {
  program: Program
  /** what the page itself asks of the program */
  core: Core
}

let opened: Promise<Opened> | null = null

const pool = new Pool(
  startWorker,
  // The page needs a core, too; two models side by side are what it is about.
  () => Math.max(2, (navigator.hardwareConcurrency || 1) - 1),
)

/** The program, fetched and compiled once for the page and all workers, when it is first needed. */
export function openCore(): Promise<Opened> {
  opened ??= open().catch((error: unknown) => {
    // Another time the connection may be there.
    opened = null
    throw error
  })
  return opened
}

export function startEngine(program: Program, eventsOf: (id: string) => ModelEvents): Engine {
  const models = new Map<string, ModelClient>()
  let isHeld = false
  const keep = (ids: readonly string[]) => {
    for (const [id, client] of models) {
      if (ids.includes(id)) continue
      client.dispose()
      models.delete(id)
    }
  }
  return {
    model: (id) => {
      const known = models.get(id)
      if (known) return known
      const client = new ModelClient(pool, program, eventsOf(id))
      client.hold(isHeld)
      models.set(id, client)
      return client
    },
    peers: circleOf,
    keep,
    hold: (held) => {
      isHeld = held
      for (const client of models.values()) client.hold(held)
    },
    dispose: () => keep([]),
  }
}

async function open(): Promise<Opened> {
  // Beside the module, not before it.
  const [program, { default: createHnn }] = await Promise.all([fetchProgram(), import('@wasm/hnn.mjs')])
  return { program, core: await createHnn(program) }
}
