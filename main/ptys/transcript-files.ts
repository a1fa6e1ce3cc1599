/** How a transcript lies on disk: a folder for each console with numbered files, and console.json saying what they are. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { endOf, keptFrom, type TranscriptCaps } from '../../core/consoles/transcript-index.ts';

export const transcriptCaps: TranscriptCaps = {
  // One file holds any session people read, and a flood of 200 MB stays in one piece for whoever searches or copies it.
  bytesPerFile: 256 * 1024 * 1024,
  // 1 GiB for each console at most: a runaway debuggee does not fill the disk, and what came before the flood is still there.
  filesKept: 4,
};

/** What console.json says. */
export interface TranscriptTitle {
  version: 1;
  console: string;
  title: string;
  practice: boolean;
  /** Milliseconds since 1970. */
  started: number;
}

/** Ids may hold anything; folder names on Windows may not. */
export function consoleFolder(folder: string, console: string): string {
  const name = encodeURIComponent(console).replace(
    /[*.]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return join(folder, name);
}

const digits = 6;
export const textFile = (folder: string, console: string, file: number): string =>
  join(consoleFolder(folder, console), `${String(file).padStart(digits, '0')}.txt`);

export const titleFile = (folder: string, console: string): string =>
  join(consoleFolder(folder, console), 'console.json');

/** Where the transcript ends that is on disk, 0 when there is none. Throws what the file system throws. */
export function endOnDisk(folder: string, console: string, caps: TranscriptCaps): number {
  const file = filesOnDisk(folder, console).at(-1);
  return endOf(
    file === undefined ? undefined : { file, size: statSync(textFile(folder, console, file)).size },
    caps,
  );
}

export const boundsAt = (end: number, caps: TranscriptCaps): { start: number; end: number } => ({
  start: keptFrom(end, caps),
  end,
});

/** Numbers of the files that are there, oldest first. */
export function filesOnDisk(folder: string, console: string): number[] {
  let names: string[];
  try {
    names = readdirSync(consoleFolder(folder, console));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => /^\d+\.txt$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}
