// What the builds have in common: the site's, the package's and the single file's.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

export const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

interface Setting {
  name: string
  help: string
  right: string
  type: string
}

export const table: { settings: readonly Setting[] } = JSON.parse(
  readFileSync(here('../build/wasm/table.json'), 'utf8'),
)

export const define = { __SETTING_NAMES__: JSON.stringify(table.settings.map(({ name }) => name)) }
export const resolve = { alias: { '@wasm': here('../build/wasm') } }
export const targets = {
  target: 'es2022',
  // These know light-dark(), which follows the page around an element; what older ones are given instead does not.
  cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
}
/** What package.json says of side effects is about what is built. Of the sources, plots do nothing by being loaded. */
export function sideEffects(): Plugin {
  return {
    name: 'side-effects',
    transform: {
      filter: { id: /\/web\/[^?]*\.ts$/ },
      handler: (_code, id) => ({ moduleSideEffects: !id.includes('/web/src/plots/') }),
    },
  }
}

/** What is loaded together in any case is one file, which compresses better; but for what workers share with pages. */
export const codeSplitting = {
  groups: [
    { name: 'buffers', test: /\/src\/engine\/buffers\.ts$/, priority: 3 },
    {
      name: 'of-workers-too',
      test: /node_modules\/comlink|\/src\/(engine\/(transfer|refusal|peers)|plots\/(view|state-grid))\.ts$/,
      priority: 2,
    },
    { name: 'element', test: /\/src\/element\/(index|hnn-playground)\.ts$/, priority: 1 },
  ],
}
