import { defineConfig } from 'vitest/config';

/** Unit tests lie beside the files they test; e2e/ has its own runner. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['*.test.ts', '{core,main,preload,renderer,practice,scripts}/**/*.test.{ts,tsx}'],
  },
});
