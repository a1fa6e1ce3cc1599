// Builds dist/: the Node side by tsc (one file for one file), the window by vite, the preload script as one CommonJS file.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ensureDependencies, requireNode, root, run, say } from './setup.mjs';

requireNode();
ensureDependencies();
const vite = bin('vite/bin/vite.js');
const steps = [
  ['the Node side', [bin('typescript/bin/tsc'), '-p', 'tsconfig.node.json']],
  ['the window', [vite, 'build', '--logLevel', 'warn']],
  ['the preload script', [vite, 'build', '-c', 'vite.preload.config.ts', '--logLevel', 'warn']],
];
for (const [what, args] of steps) {
  say(`building ${what}`);
  if (!run(process.execPath, args)) process.exit(1);
}
chmodSync(join(root, 'dist/main/cli/index.js'), 0o755);
