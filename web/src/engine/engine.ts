import wasmUrl from '@wasm/hnn.wasm?url'
import { Cores } from './cores'
import { ModelClient, type ModelEvents } from './model-client'
import type { Core, Program } from './protocol'

/** The models, each in a worker of its own, which begins when it is first asked for. */
export interface Engine {
  model(id: string): ModelClient
  /** Ends the workers of all other models. */
  keep(ids: readonly string[]): void
  dispose(): void
}

/** The program, fetched and compiled once for the page and all workers, and what the page itself asks of it. */
export async function openCore(): Promise<{ program: Omit<Program, 'cores'>; core: Core }> {
  const [module, { default: createHnn, place }] = await Promise.all([compile(), import('./program')])
  return { program: { module, place }, core: await createHnn({ wasmModule: module }) }
}

export function startEngine(program: Omit<Program, 'cores'>, eventsOf: (id: string) => ModelEvents): Engine {
  const spawn = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const models = new Map<string, ModelClient>()
  const cores = new Cores(navigator.hardwareConcurrency || 1)
  const keep = (ids: readonly string[]) => {
    for (const [id, client] of models) {
      if (ids.includes(id)) continue
      client.dispose()
      cores.leave(id)
      models.delete(id)
    }
  }
  return {
    model: (id) => {
      const known = models.get(id)
      if (known) return known
      const client = new ModelClient(spawn, { ...program, cores: cores.join(id) }, eventsOf(id))
      models.set(id, client)
      return client
    },
    keep,
    dispose: () => keep([]),
  }
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
