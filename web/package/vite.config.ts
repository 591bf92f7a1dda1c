import { defineConfig } from 'vite'
import { codeSplitting, define, here, resolve, sideEffects, targets } from '../built-from.ts'
import { literalUrls } from '../literal-urls.ts'
import { noticesPlugin } from '../notices/notices.ts'

/** The package: what is imported and what is started as a worker stands at its top, all else in a folder. */
/** What is imported and what is started as a worker stands at the top of the package, all else in a folder. */
export default defineConfig({
  define,
  root: here('.'),
  base: './',
  publicDir: false,
  resolve,
  plugins: [sideEffects(), literalUrls(), noticesPlugin(true)],
  build: {
    outDir: here('../build/package'),
    emptyOutDir: true,
    ...targets,
    lib: {
      entry: {
        index: here('./src/element/auto.ts'),
        element: here('./src/element/index.ts'),
        engine: here('./src/engine/index.ts'),
        server: here('./src/element/server.ts'),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      output: {
        codeSplitting,
        entryFileNames: '[name].js',
        chunkFileNames: ({ name }) => (name.endsWith('worker') ? '[name].js' : 'parts/[name].js'),
        assetFileNames: ({ names: [name = ''] }) => (name.endsWith('.wasm') ? name : 'parts/[name][extname]'),
        minify: true,
      },
    },
  },
})
