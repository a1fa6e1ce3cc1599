/** The real machine: the only file of this folder that touches the system. */
import { execFile } from 'node:child_process';
import { access, constants, open, readdir, readFile, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fail, ok } from '../../core/contract/result.ts';
import type { Machine } from './machine.ts';

const programTimeoutMs = 20_000; // the first program of a Wine prefix, or PowerShell's first start, takes seconds on a busy computer
const programOutputBytes = 32 * 1024 * 1024; // command lines of every process of a terminal server

const systems: Partial<Record<NodeJS.Platform, Machine['os']>> = {
  win32: 'windows',
  darwin: 'macos',
  linux: 'linux',
};
const architectures: Partial<Record<NodeJS.Architecture, Machine['architecture']>> = {
  x64: 'x64',
  ia32: 'x86',
  arm64: 'arm64',
};

export function thisMachine(): Machine {
  const os = systems[process.platform] ?? 'linux';
  const machine: Machine = {
    os,
    architecture: architectures[process.arch],
    path: os === 'windows' ? path.win32 : path.posix,
    variable: (name) => process.env[name],
    list: (folder) => readdir(folder).catch(() => []),
    isProgram: (file) => isProgram(file),
    readText: (file) => readFile(file, 'utf8').catch(() => undefined),
    readBytes,
    readLink: (link) => readlink(link).catch(() => undefined),
    run,
    // Inside Electron, process.execPath is the app itself: it would open a second window instead of running the script.
    nodeProgram: async () => ('electron' in process.versions ? findNode(machine) : process.execPath),
  };
  return machine;
}

async function isProgram(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return false;
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function readBytes(file: string, offset: number, length: number): Promise<Uint8Array | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}

function run(argv: readonly string[]): ReturnType<Machine['run']> {
  const [program = '', ...options] = argv;
  const limits = { timeout: programTimeoutMs, maxBuffer: programOutputBytes, windowsHide: true };
  return new Promise((resolve) => {
    const child = execFile(program, options, limits, (error, output, errors) => {
      const reason = errors.trim().split('\n')[0] || error?.message.split('\n')[0] || '';
      resolve(error ? fail(`${path.basename(program)} failed: ${reason}`) : ok(output));
    });
    child.stdin?.end();
  });
}

async function findNode(machine: Machine): Promise<string | undefined> {
  const name = machine.os === 'windows' ? 'node.exe' : 'node';
  for (const folder of (machine.variable('PATH') ?? '').split(machine.path.delimiter)) {
    const file = machine.path.join(folder, name);
    if (folder !== '' && (await machine.isProgram(file))) return file;
  }
  return undefined;
}
