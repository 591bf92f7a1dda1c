import wasmUrl from '@wasm/hnn.wasm?url'
import { ModelClient, type ModelEvents } from './model-client'
import type { ModelName } from './protocol'

/** Both models, each in a worker of its own; the module is fetched and compiled once. */
export interface Engine extends Readonly<Record<ModelName, ModelClient>> {
  /** resolves when the workers have what they need to begin, or it cannot be had */
  readonly begun: Promise<void>
  dispose(): void
}

export function startEngine(events: Readonly<Record<ModelName, ModelEvents>>): Engine {
  const spawn = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const module = compile()
  const baseline = new ModelClient(spawn, module, events.baseline)
  const hnn = new ModelClient(spawn, module, events.hnn)
  return {
    baseline,
    hnn,
    begun: module.then(
      () => {},
      () => {},
    ),
    dispose: () => {
      baseline.dispose()
      hnn.dispose()
    },
  }
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl)
  if (!response.ok)
    throw new Error(`The model's program could not be loaded (status ${response.status}); reload the page.`)
  const isWasm = response.headers.get('Content-Type') === 'application/wasm'
  // Static hosts that don't know the type of .wasm files are common enough.
  return isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}
