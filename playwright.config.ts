import { defineConfig } from '@playwright/test'

/** End-to-end tests drive the built application in a real Electron; `npm test` and `npm run e2e` prepare both. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // Recording every step costs time on every step: `E2E_TRACE=1` where a failure is looked into.
  use: { trace: process.env.E2E_TRACE === '1' ? 'retain-on-failure' : 'off' },
})
