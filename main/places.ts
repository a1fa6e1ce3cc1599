/** Where the app's own files are: the same from a checkout, from dist/ and from inside a package. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

function findAppFolder(from: string): string {
  if (existsSync(join(from, 'package.json')) || dirname(from) === from) return from;
  return findAppFolder(dirname(from));
}

/** Where package.json lies; beside it dist/ and perhaps .engine. */
export const appFolder = findAppFolder(import.meta.dirname);

/** What vite built. */
export const rendererFolder = join(appFolder, 'dist', 'renderer');

/** As in package.json. */
export function appVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}
