import { defineConfig } from 'vite'
import { codeSplitting, define, here, resolve, sideEffects, targets } from './built-from.ts'
import { literalUrls } from './literal-urls.ts'
import { noticesPlugin } from './notices/notices.ts'

export default defineConfig({
  define,
  root: here('.'),
  base: './',
  resolve,
  plugins: [sideEffects(), literalUrls(), noticesPlugin(true)],
  build: {
    outDir: here('../build/web'),
    emptyOutDir: true,
    ...targets,
    rolldownOptions: {
      // The element has a name that stays: other pages of the site load it by that.
      input: {
        index: here('./index.html'),
        embed: here('./embed.html'),
        'hnn-playground': here('./src/element/auto.ts'),
      },
      output: {
        codeSplitting,
        entryFileNames: ({ name }) => (name === 'hnn-playground' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
      preserveEntrySignatures: 'exports-only',
    },
  },
  server: { host: '127.0.0.1', fs: { allow: [here('..')] } },
  preview: { host: '127.0.0.1', strictPort: true },
})
