/** Compiles the program that is debugged with gdb; the Windows one comes with the engine kit. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { kitFolder, linuxTicker, targetsFolder } from './targets/places.ts';

export default function globalSetup(): void {
  if (!existsSync(join(kitFolder, 'bin', 'cdb')))
    throw new Error('the engine kit is not set up: run `bash engine-kit/setup.sh .engine` (or npm test)');
  mkdirSync(targetsFolder, { recursive: true });
  execFileSync('gcc', ['-g', '-O0', join(import.meta.dirname, 'targets', 'ticker.c'), '-o', linuxTicker]);
}
