import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { noticesPlugin } from './notices/notices.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const notices = noticesPlugin(true)

export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: { '@wasm': here('../build/wasm') } },
  worker: { format: 'es', plugins: notices.workers },
  plugins: [notices.page],
  build: { outDir: here('../build/web'), emptyOutDir: true, target: 'es2022' },
  server: { host: '127.0.0.1', fs: { allow: [here('..')] } },
  preview: { host: '127.0.0.1', strictPort: true },
})
