import wasmUrl from '@wasm/hnn.wasm?url'
import { ModelClient, type ModelEvents } from './model-client'
import { Pool } from './pool'
import type { Core } from './protocol'

/** The models of one playground, each in a session of its own, which begins when it is first asked for. */
export interface Engine {
  model(id: string): ModelClient
  /** Gives back all other models. */
  keep(ids: readonly string[]): void
  /** While they are held no model trains, though it may be said to: it goes on when it is released. All else is answered. */
  hold(held: boolean): void
  dispose(): void
}

export interface Opened {
  program: WebAssembly.Module
  /** what the page itself asks of the program */
  core: Core
}

let opened: Promise<Opened> | null = null

const pool = new Pool(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
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

export function startEngine(program: WebAssembly.Module, eventsOf: (id: string) => ModelEvents): Engine {
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
  const [program, { default: createHnn }] = await Promise.all([compile(), import('@wasm/hnn.mjs')])
  return { program, core: await createHnn({ wasmModule: program }) }
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl)
  if (!response.ok)
    // As fetch itself throws where nothing comes at all.
    throw new TypeError(`The program could not be loaded (status ${response.status}).`)
  const isWasm = response.headers.get('Content-Type') === 'application/wasm'
  // Static hosts that don't know the type of .wasm files are common enough.
  return isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}
