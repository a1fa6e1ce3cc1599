/** The services that Wine starts with the first program of an engine kit and keeps after the last one. */
import path from 'node:path';
import { endProcesses, isWineService } from './end-processes.ts';
import type { SystemPort } from './system.ts';

/** Where the Wine of the kit in this folder lives; ENGINE_PREFIX names another one (engine-kit/README.md). */
export const winePrefix = (kitFolder: string): string =>
  process.env.ENGINE_PREFIX || path.join(kitFolder, 'prefix');

/**
 * Ends the services of the kit in this folder, unless one of its programs still runs: it would die with them. Undefined when there
 * were none.
 */
export async function endWineServices(
  system: SystemPort,
  kitFolder: string,
): Promise<{ says: string; fine: boolean } | undefined> {
  const find = () => system.withEnvironment('WINEPREFIX', winePrefix(kitFolder));
  const all = await find();
  const programs = all.filter((one) => !isWineService(one));
  if (all.length === 0) return undefined;
  if (programs.length > 0) {
    const names = [...new Set(programs.map(({ name }) => name))].join(', ');
    return { says: `Wine's services stay: ${names} still runs with them.`, fine: true };
  }
  const left = await endProcesses(system, find);
  return left.length === 0
    ? { says: "Wine's services are ended.", fine: true }
    : {
        says: `Wine's services could not be ended: ${left.map(({ name }) => name).join(', ')}.`,
        fine: false,
      };
}
