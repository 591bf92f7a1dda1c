import { readFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import type { Plugin } from 'vite'

const written = /new URL\(\s*(['"])((?:\.\/)?[\w-]+\.(?:ts|wasm))\1\s*,\s*import\.meta\.url\s*,?\s*\)/g
const kept = /__literalUrl\(["'`]([^"'`]+)["'`]\)/g

/**
 * `new URL('./worker.ts', import.meta.url)` comes out as it was written, but for the name: bundlers, browsers and Node all
 * understand it. The module, or the .wasm file, is built beside the others and shares what they have in common.
 */
export function literalUrls(): Plugin {
  return {
    name: 'literal-urls',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.wasm?url')) return null
      const name = basename(id, '?url')
      return `export default new URL('./${name}', import.meta.url).href`
    },
    transform(code, id) {
      if (!code.includes('import.meta.url')) return null
      return code.replace(written, (_all, _quote, path: string) => {
        const file = resolve(dirname(id), path)
        const name = basename(path, '.ts')
        const reference = path.endsWith('.ts')
          ? this.emitFile({ type: 'chunk', id: file, name })
          : this.emitFile({ type: 'asset', name, source: readFileSync(file) })
        return `__literalUrl('${reference}')`
      })
    },
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue
        const here = dirname(part.fileName)
        part.code = part.code.replace(kept, (_, reference: string) => {
          const path = relative(here, this.getFileName(reference))
          return `new URL(${JSON.stringify(path.startsWith('.') ? path : `./${path}`)},import.meta.url)`
        })
      }
    },
  }
}
