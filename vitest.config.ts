import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@wasm': fileURLToPath(new URL('build/wasm', import.meta.url)) } },
  test: {
    testTimeout: 120_000, // some train, on machines of any speed
    include: ['tests/**/*.test.ts', 'web/tests/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'build/test-results/vitest.json' }]],
  },
})
