import { defineConfig } from '@playwright/test';

/** Not a test: measures and prints one table (`npm run bench`). Nothing here fails because it is slow. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  globalSetup: '../e2e/global-setup.ts',
  outputDir: '../test-results/bench',
  // One measurement at a time: two would measure each other.
  workers: 1,
  fullyParallel: false,
  // Only against hanging: the longest measurement opens 16 consoles a dozen times.
  timeout: 900_000,
  reporter: [['./table-reporter.ts']],
});
