/** The settings file. */
import { join } from 'node:path';
import type { Result } from '../../core/contract/result.ts';
import { type Failure, Settings } from '../../core/contract/schemas.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export const defaultSettings: Settings = {
  version: 1,
  theme: 'system',
  consoleFontPx: 13,
  // A long `!analyze` or a flood of module loads still can be read back; xterm.js keeps about 12 bytes for each cell.
  scrollbackLines: 50_000,
  symbolPath: '',
  toolFolders: [],
  welcomed: false,
};

export interface SettingsStore {
  /** The defaults where there is no file yet. */
  read(): Promise<Result<Settings, Failure>>;
  write(settings: Settings): Promise<Result<null, Failure>>;
}

export function createSettingsStore(folder: string): SettingsStore {
  const path = join(folder, 'settings.json');
  const what = 'The settings file';
  return {
    async read() {
      const read = await readJsonFile(path, Settings, what);
      return !read.ok && read.error.kind === 'not-found' ? { ok: true, value: defaultSettings } : read;
    },
    write: (settings) => writeJsonFile(path, settings, what),
  };
}
