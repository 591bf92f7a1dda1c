import { defineConfig, devices } from '@playwright/test'
import chromium from './e2e/chromium.json' with { type: 'json' }

const port = Number(process.env.PORT ?? 4174)

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2, // a page computes on two cores, but not all of the time
  reporter: [['list'], ['json', { outputFile: 'build/test-results/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${port}`,
    // Without pictures and copies of the page at every action, which take as long as the tests themselves.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    // It fetches the whole site behind the page, in each test anew: those that are about it ask for it.
    serviceWorkers: 'block',
    launchOptions: { ...chromium, executablePath: process.env.CHROMIUM ?? chromium.executablePath },
  },
  webServer: {
    command: `node_modules/.bin/vite preview --config web/vite.config.ts --port ${port}`,
    url: `http://127.0.0.1:${port}`,
  },
})
