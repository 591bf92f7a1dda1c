// What people import: Emscripten's glue, loaded alike in a page, in a worker and in Node. Some versions of Emscripten
// find the file in Node only from CommonJS, so finding it is done here.
import instantiate from './hnn-glue.mjs'

const inNode = typeof process === 'object' && typeof process.versions?.node === 'string'

async function compile({ wasmModule, wasmBinary, locateFile }) {
  if (wasmModule) return wasmModule
  if (wasmBinary) return WebAssembly.compile(wasmBinary)
  const url = new URL('./hnn.wasm', import.meta.url)
  const located = locateFile ? locateFile('hnn.wasm', new URL('.', url).href) : url
  if (inNode) {
    // Not imported: a bundler for the page would look for it.
    const { readFile } = process.getBuiltinModule('node:fs/promises')
    return WebAssembly.compile(await readFile(String(located).startsWith('file:') ? new URL(located) : located))
  }
  const response = await fetch(located)
  if (!response.ok) throw new Error(`${response.url} cannot be loaded: the server answered ${response.status}`)
  // Compiling while it loads needs a type that not every static host sends.
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer())
}

export default async function createHnn(options = {}) {
  const module = await compile(options)
  return new Promise((resolve, reject) => {
    instantiate({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module), reject)
        return {}
      },
    }).then(resolve, reject)
  })
}
