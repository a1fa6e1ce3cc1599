/** Where plans, settings, transcripts and the ledger are kept. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** `SWITCHBOARD_DATA` wins; else the place that each system has for an app's data. */
export function dataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (environment.SWITCHBOARD_DATA) return resolve(environment.SWITCHBOARD_DATA);
  const name = 'debug-switchboard';
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), name);
}
