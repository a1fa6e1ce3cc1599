/** What the three systems do in the same way, through Node. */
import { execFile } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import os from 'node:os';
import type { ThisComputer } from '../../core/contract/schemas.ts';
import type { FileKind, RunningProcess, SystemPort } from './system.ts';

const programTimeoutMs = 20_000; // PowerShell's first start takes seconds on a busy computer
const programOutputBytes = 32 * 1024 * 1024; // a process table of a terminal server; Node's default of 1 MiB is less

type CommonSystem = Pick<SystemPort, 'computer' | 'homeFolder' | 'resolves' | 'file' | 'writable'>;

export function commonSystem(system: ThisComputer['os'], elevated: boolean): CommonSystem {
  return {
    computer: () => ({
      name: os.hostname(),
      os: system,
      addresses: Object.values(os.networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .map((one) => one.address),
      elevated,
      architecture: os.arch(),
    }),
    homeFolder: () => os.homedir(),
    resolves: (address) =>
      isIP(address) > 0
        ? Promise.resolve(true)
        : lookup(address).then(
            () => true,
            () => false,
          ),
    file: fileKind,
    async writable(folder) {
      try {
        await mkdir(folder, { recursive: true });
        await access(folder, constants.W_OK | constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
  };
}

async function fileKind(path: string): Promise<FileKind> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return 'missing';
  if (found.isDirectory()) return 'folder';
  const executable = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  return executable ? 'executable' : 'file';
}

/** What a program prints; empty when it fails: a table that cannot be read shows nothing. */
export function outputOf(program: string, ...arguments_: string[]): Promise<string> {
  return new Promise((resolve) => {
    const limits = { timeout: programTimeoutMs, maxBuffer: programOutputBytes, windowsHide: true };
    execFile(program, arguments_, limits, (error, output) => resolve(error && output === '' ? '' : output));
  });
}

/** Sends a signal to a process that is known to be the right one; one that has just ended needs none. */
export function signal(process_: RunningProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(process_.pid, name);
  } catch {
    // Gone between the look and the signal.
  }
}
