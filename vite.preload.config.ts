import { defineConfig } from 'vite';

/** A sandboxed window's preload must be one CommonJS file, and may require Electron only. */
export default defineConfig({
  build: {
    lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    outDir: 'dist/preload',
    emptyOutDir: true,
    target: 'es2023',
    rollupOptions: { external: ['electron'] },
  },
});
