/** The flood of flood.sh: its size, how it is asked for, and what it says about itself. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** 78 characters and what a terminal makes of a line end. */
const lineBytes = 80;

export const bytesOf = (lines: number): number => lines * lineBytes;
export const linesOf = (bytes: number): number => Math.ceil(bytes / lineBytes);

export interface Flood {
  argv: string[];
  /** The line after the last line of the flood. */
  lastLine: string;
  /** When it began and when its program was done, milliseconds since 1970; waits for the program to say so. */
  times(): Promise<{ began: number; done: number }>;
  /** Removes the file with the times. */
  forget(): void;
}

let last = 0;

export function newFlood(lines: number): Flood {
  const name = String(++last);
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-flood-'));
  const file = join(folder, 'times');
  return {
    argv: [join(import.meta.dirname, 'flood.sh'), String(lines), name, file],
    lastLine: `flood ${name} is over`,
    async times() {
      // They are written behind the last line, which may be seen before.
      while (!existsSync(file) || !readFileSync(file, 'utf8').endsWith('\n')) await setTimeout(1);
      const [began = 0, done = 0] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
      return { began: began * 1000, done: done * 1000 };
    },
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}
