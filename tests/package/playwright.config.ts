import { defineConfig, devices } from '@playwright/test'
import chromium from '../../e2e/chromium.json' with { type: 'json' }

/** The package as somebody has it who has installed it. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/package',
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000, // bundlers take their time
  workers: 1, // the pages under test compute on two cores by themselves
  reporter: [['list'], ['json', { outputFile: '../../build/test-results/package.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: { ...chromium, executablePath: process.env.CHROMIUM ?? chromium.executablePath },
  },
})
