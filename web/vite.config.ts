import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { literalUrls } from './literal-urls'
import { noticesPlugin } from './notices/notices.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: { '@wasm': here('../build/wasm') } },
  plugins: [literalUrls(), noticesPlugin(true)],
  build: { outDir: here('../build/web'), emptyOutDir: true, target: 'es2022' },
  server: { host: '127.0.0.1', fs: { allow: [here('..')] } },
  preview: { host: '127.0.0.1', strictPort: true },
})
