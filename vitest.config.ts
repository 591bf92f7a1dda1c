import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@wasm': fileURLToPath(new URL('build/wasm', import.meta.url)) } },
  test: {
    include: ['tests/**/*.test.ts', 'web/tests/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'build/test-results/vitest.json' }]],
  },
})
