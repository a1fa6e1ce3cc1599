import { defineConfig } from '@playwright/test';

/** Not a test: writes the pictures of docs/ (`npm run screenshots`). */
export default defineConfig({
  testDir: '.',
  testMatch: 'pictures.ts',
  globalSetup: '../global-setup.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 180_000,
  reporter: [['list']],
});
