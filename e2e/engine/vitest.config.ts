import { defineConfig } from 'vitest/config';

/** `npm run proof`: core's rules and plans against the real engine. Needs the engine kit and a build, so it is no part of the unit tests. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    environment: 'node',
    include: ['*.spec.ts'],
    // Most of the time they wait for one another's programs: files side by side, each in a Wine of its own.
    maxWorkers: 3,
    // The first program of a Wine starts its services; a plan starts up to four debuggers on a computer that others share.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 30_000, interval: 20 } },
  },
});
