import packed from '@wasm/hnn.wasm?packed'
import type { Program } from '../src/engine/protocol'
import ModelWorker from '../src/engine/worker?worker&inline'

// What `beside.ts` gives, in a file that can have no other: a page opened as a file may fetch none.

export function startWorker(): Worker {
  return new ModelWorker()
}

/** To the page of a file its workers are strangers, to whom it can give no compiled program. */
export async function fetchProgram(): Promise<Program> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return { wasmBinary: await new Response(unpacked).arrayBuffer() }
}
