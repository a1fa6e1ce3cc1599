/**
 * The pty host as JavaScript: tests that need the real process cannot start a TypeScript file. Built into node_modules/.cache, so that
 * its imports are found, and removed behind the tests of the file that imports this.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll } from 'vitest';
import { type LaunchHost, nodeHost } from '../host-process.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'node_modules/.cache', `pty-host-${process.pid}`);
let building: Promise<string> | undefined;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A launcher of the real host process, for `createPtyHost({ launch })`. */
export async function builtHost(): Promise<LaunchHost> {
  building ??= buildHost();
  return nodeHost(await building);
}

async function buildHost(): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: 'main/ptys/host.ts', outDir: folder, emptyOutDir: true, target: 'node20' },
  });
  return join(folder, 'host.js');
}
