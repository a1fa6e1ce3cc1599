/** A Wine of one's own: its processes, ports of names and services meet no other session of this computer. */
import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import globalSetup from '../global-setup.ts';
import { kitFolder, linuxTicker } from '../targets/places.ts';

export interface OwnWine {
  /** For `ENGINE_PREFIX` (engine-kit/README.md). */
  readonly prefix: string;
  stop(): Promise<void>;
}

const services = '/usr/lib/wine/wineserver64';

/** The kit's prefix once more: its registry is copied, its disk is shared (0.03 s). The app and the kit find it by ENGINE_PREFIX. */
export async function ownWine(): Promise<OwnWine> {
  const original = join(kitFolder, 'prefix');
  const prefix = await mkdtemp(join(tmpdir(), 'switchboard-wine-'));
  for (const file of await readdir(original))
    if (/\.reg$|^\.update/.test(file)) await copyFile(join(original, file), join(prefix, file));
  await symlink(join(original, 'drive_c'), join(prefix, 'drive_c'));
  await mkdir(join(prefix, 'dosdevices'));
  await symlink('../drive_c', join(prefix, 'dosdevices', 'c:'));
  await symlink('/', join(prefix, 'dosdevices', 'z:'));
  process.env.ENGINE_PREFIX = prefix;
  return {
    prefix,
    async stop() {
      // 2: there were none any more.
      await promisify(execFile)(services, ['-k'], { env: { ...process.env, WINEPREFIX: prefix } }).catch(
        () => undefined,
      );
      await rm(prefix, { recursive: true, force: true });
      delete process.env.ENGINE_PREFIX;
    },
  };
}

export interface Ticker {
  /** Of the system; undefined for a program of Wine, which counts by itself. */
  readonly pid?: number | undefined;
  /** The newest number that it printed: it grows as long as the program is not stopped. */
  ticks(): number;
  stop(): void;
}

/** A program that nobody debugs yet, started as a person would; it keeps the services of its Wine alive. */
export const startTicker = (): Promise<Ticker> => start(join(kitFolder, 'bin', 'ticker'), ['3600']);

/** The same for Linux. */
export async function startLinuxTicker(): Promise<Ticker> {
  globalSetup(); // compiles it
  return start(linuxTicker, []);
}

async function start(program: string, words: string[]): Promise<Ticker> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  let ticks = 0;
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      ticks = Number(/^tick (\d+)/.exec(line)?.[1] ?? ticks);
      if (ticks > 0) resolve();
    });
    child.once('exit', () => reject(new Error(`${program} ended before its first tick`)));
  });
  return {
    ...(program === linuxTicker ? { pid: child.pid } : {}),
    ticks: () => ticks,
    stop: () => void child.kill('SIGKILL'),
  };
}

/** A dump of a ticker at its first stop; the answer is the file as Windows programs name it. */
export async function dumpOfTicker(folder: string): Promise<string> {
  const file = `Z:${join(folder, 'ticker.dmp').replaceAll('/', '\\')}`;
  await promisify(execFile)(join(kitFolder, 'bin', 'cdb'), ['-c', `.dump ${file}; q`, 'ticker.exe']);
  return file;
}
