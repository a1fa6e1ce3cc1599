import { defineConfig } from 'vitest/config';

/** Unit tests lie beside the files they test; e2e/ has its own runner. */
export default defineConfig({
  test: {
    environment: 'node',
    // Tests wait for conditions, never for a time: these only say when to give up on a busy computer.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000, interval: 10 } },
    // Only with --coverage, as `npm test` asks for it.
    coverage: {
      include: ['core/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**'],
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
    include: ['*.test.ts', '{core,main,preload,renderer,practice,scripts}/**/*.test.{ts,tsx}'],
  },
});
