/**
 * The practice programs as JavaScript: tests that need real processes cannot start a TypeScript file. Built into node_modules/.cache,
 * and removed with the test process.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'node_modules/.cache', `practice-${process.pid}`);
let building: Promise<string> | undefined;

/** The folder with cdb.js, dbgsrv.js and processes.js. */
export function builtPractice(): Promise<string> {
  building ??= buildPractice();
  return building;
}

async function buildPractice(): Promise<string> {
  mkdirSync(dirname(folder), { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        input: ['cdb', 'dbgsrv', 'processes'].map((name) => join(root, 'practice', `${name}.ts`)),
      },
    },
  });
  return folder;
}
