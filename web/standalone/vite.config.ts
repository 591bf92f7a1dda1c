import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { define, here, resolve, sideEffects, targets } from '../built-from.ts'

/** All in one file, which is a module as well as a script: pages opened as files load no modules. */
function within(): Plugin {
  return {
    name: 'within',
    enforce: 'pre',
    resolveId: (id, from) => (id === './beside' && from ? here('./standalone/within.ts') : null),
    load(id) {
      if (!id.endsWith('.wasm?packed')) return null
      return `export default '${gzipSync(readFileSync(id.replace('?packed', '')), { level: 9 }).toString('base64')}'`
    },
    transform(code, id) {
      // Nothing is fetched: the program is always at hand.
      if (/\/hnn(-glue)?\.mjs$/.test(id)) return code.replaceAll('import.meta.url', "'file:///'")
      // Models trained beforehand would make the file ten times as long: here they are trained.
      if (id.endsWith('/state/trained.ts')) return code.replace('/models/*', '/models/none-*')
      return null
    },
  }
}

export default defineConfig({
  define,
  root: here('.'),
  publicDir: false,
  resolve,
  plugins: [sideEffects(), within()],
  worker: { format: 'iife', plugins: () => [sideEffects(), within()] },
  build: {
    outDir: here('../build/package'),
    emptyOutDir: false,
    ...targets,
    lib: {
      entry: here('./src/element/auto.ts'),
      name: 'hnnPlayground',
      formats: ['iife'],
      fileName: () => 'hnn-playground.standalone.js',
    },
  },
})
