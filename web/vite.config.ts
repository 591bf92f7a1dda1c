import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { literalUrls } from './literal-urls.ts'
import { noticesPlugin } from './notices/notices.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const table: { settings: readonly { name: string }[] } = JSON.parse(
  readFileSync(here('../build/wasm/table.json'), 'utf8'),
)

export default defineConfig({
  define: { __SETTING_NAMES__: JSON.stringify(table.settings.map(({ name }) => name)) },
  root: here('.'),
  base: './',
  resolve: { alias: { '@wasm': here('../build/wasm') } },
  plugins: [literalUrls(), noticesPlugin(true)],
  build: {
    outDir: here('../build/web'),
    emptyOutDir: true,
    target: 'es2022',
    // These know light-dark(), which follows the page around an element; what older ones are given instead does not.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      // The element has a name that stays: other pages of the site load it by that.
      input: {
        index: here('./index.html'),
        embed: here('./embed.html'),
        'hnn-playground': here('./src/element/auto.ts'),
      },
      output: { entryFileNames: ({ name }) => (name === 'hnn-playground' ? '[name].js' : 'assets/[name]-[hash].js') },
      preserveEntrySignatures: 'exports-only',
    },
  },
  server: { host: '127.0.0.1', fs: { allow: [here('..')] } },
  preview: { host: '127.0.0.1', strictPort: true },
})
