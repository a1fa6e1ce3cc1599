import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  // Relative addresses: the same files are served at http://127.0.0.1:PORT/ and at the Electron shell's own protocol.
  base: './',
  plugins: [react()],
  // Replaced in each answer by a fresh value (main/policy/content-security.ts).
  html: { cspNonce: '__csp_nonce__' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The content security policy has no data: fonts and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
});
