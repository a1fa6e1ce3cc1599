import { defineConfig } from '@playwright/test';

/** The same specs against both shells; `electron` only where its program is installed (scripts/e2e.mjs says so when it is not). */
const electronIsHere = process.env.E2E_ELECTRON === '1';

export default defineConfig({
  testDir: './specs',
  globalSetup: './global-setup.ts',
  outputDir: '../test-results',
  // Real debuggers on two cores: side by side they would only slow each other down.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  // A first start of Wine's services takes seconds; a spec holds several starts.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: process.env.E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]]
    : [['list']],
  use: { trace: 'retain-on-failure', actionTimeout: 15_000 },
  projects: [{ name: 'browser' }, ...(electronIsHere ? [{ name: 'electron' }] : [])],
});
