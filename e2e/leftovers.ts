/** Looks at this computer, not at the app: which of the programs that it started are alive, and what listens. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const processes = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has just ended
  }
};

/** Command lines of living programs whose environment is such; Linux keeps none of a program that has ended. */
function commandLines(isSuch: (environment: string[]) => boolean): string[] {
  return processes()
    .filter((pid) => isSuch(read(`/proc/${pid}/environ`).split('\0')))
    .map((pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim())
    .filter((line) => line !== '');
}

/**
 * Command lines of living programs that an app started: they carry the mark that sessions put into the environment, and the app's
 * data folder, so that another app on this computer is left out.
 */
export const livingPrograms = (dataFolder: string): string[] =>
  commandLines(
    (environment) =>
      environment.includes(`SWITCHBOARD_DATA=${dataFolder}`) &&
      environment.some((entry) => entry.startsWith('SWITCHBOARD_CONSOLE=')),
  );

/** Of the programs started in one console, and of those that they started. */
export const programsOf = (console: string): string[] =>
  commandLines((environment) => environment.includes(`SWITCHBOARD_CONSOLE=${console}`));

const tcpListen = '0A'; // the state's number in /proc/net/tcp
export const isListening = (port: number): boolean =>
  ['/proc/net/tcp', '/proc/net/tcp6'].some((table) =>
    read(table)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .some(
        ([, local, , state]) =>
          state === tcpListen && Number.parseInt(local?.split(':')[1] ?? '', 16) === port,
      ),
  );

/** The pty host of a running app: the child that hosts its pseudo-terminals. */
export const ptyHostOf = (parent: number): number | undefined => {
  const found = processes().find(
    (pid) => read(`/proc/${pid}/cmdline`).includes('ptys/host') && parentOf(pid) === parent,
  );
  return found === undefined ? undefined : Number(found);
};

const parentOf = (pid: string): number => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);

/** The first of ten ports in a row on which nothing listens. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = await freePort();
    const all = Array.from({ length: 10 }, (_, index) => first + index);
    if (first < 65_000 && !all.some(isListening)) return first;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
