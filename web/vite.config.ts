import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Models trained beforehand are large, and only one task has them: they are kept when they are fetched.
const isFirst = (file: string) => !file.endsWith('.safetensors') && file !== 'index.html'

/** Writes the service worker with the list of what this build consists of. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const made = Object.keys(bundle).filter(isFirst).sort()
      const fixed = readdirSync(here('./public'))
      const source = readFileSync(here('./offline/service-worker.js'), 'utf8')
      const hash = createHash('sha256').update(source).update(made.join())
      for (const file of fixed) hash.update(readFileSync(here(`./public/${file}`)))
      const page = bundle['index.html']
      if (page?.type === 'asset') hash.update(page.source)
      const files = JSON.stringify(['./', ...fixed, ...made])
      const text = source.replace('__FILES__', files).replace('__VERSION__', `'${hash.digest('hex').slice(0, 16)}'`)
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: text })
    },
  }
}

export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: { '@wasm': here('../build/wasm') } },
  worker: { format: 'es' },
  plugins: [serviceWorker()],
  build: { outDir: here('../build/web'), emptyOutDir: true, target: 'es2022' },
  server: { host: '127.0.0.1', fs: { allow: [here('..')] } },
  preview: { host: '127.0.0.1', strictPort: true },
})
