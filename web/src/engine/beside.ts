import wasmUrl from '@wasm/hnn.wasm?url'
import type { Program } from './protocol'

/** What stands in files beside the code: the worker, and the program. */
export function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
}

export async function fetchProgram(): Promise<Program> {
  const response = await fetch(wasmUrl)
  if (!response.ok)
    // As fetch itself throws where nothing comes at all.
    throw new TypeError(`The program could not be loaded (status ${response.status}).`)
  const isWasm = response.headers.get('Content-Type') === 'application/wasm'
  // Static hosts that don't know the type of .wasm files are common enough.
  return {
    wasmModule: await (isWasm
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer())),
  }
}
