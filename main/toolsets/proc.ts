/** Linux processes, read from /proc, as gdb counts them. */
import type { ProcessInfo } from '../../core/contract/schemas.ts';
import type { Architecture } from '../../core/situation/schema.ts';
import type { Machine } from './machine.ts';

const elfBytes = 20;
const elfMachineAt = 18;
const elfMachines: Record<number, Architecture> = { 3: 'x86', 62: 'x64', 183: 'arm64' };

/** Without kernel threads, zombies, and the process `own`: a debugger that stops us would stop its own console. */
export async function listLinuxProcesses(machine: Machine, own: number): Promise<ProcessInfo[]> {
  const users = parseUsers((await machine.readText('/etc/passwd')) ?? '');
  const pids = (await machine.list('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.filter((pid) => pid !== own).map((pid) => readProcess(machine, pid, users)),
  );
  return found.filter((one) => one !== undefined).sort((a, b) => a.pid - b.pid);
}

async function readProcess(machine: Machine, pid: number, users: ReadonlyMap<string, string>) {
  const folder = `/proc/${pid}`;
  const [status = '', commandLine = '', program] = await Promise.all([
    machine.readText(`${folder}/status`),
    machine.readText(`${folder}/cmdline`),
    machine.readLink(`${folder}/exe`),
  ]);
  // Kernel threads and zombies have no command line; a process that has just ended has nothing.
  if (commandLine === '') return undefined;
  const user = /^Uid:\s+(\d+)/m.exec(status)?.[1];
  const architecture = elfArchitecture(await machine.readBytes(`${folder}/exe`, 0, elfBytes));
  return {
    pid,
    name: program ? machine.path.basename(program) : (/^Name:\s+(.*)$/m.exec(status)?.[1] ?? ''),
    ...(user !== undefined && { user: users.get(user) ?? user }),
    ...(architecture && { architecture }),
    commandLine: commandLine.replace(/\0+$/, '').replaceAll('\0', ' '),
  } satisfies ProcessInfo;
}

/** User names by number, from /etc/passwd. */
function parseUsers(passwd: string): Map<string, string> {
  return new Map(
    passwd.split('\n').flatMap((line) => {
      const [name, , number] = line.split(':');
      return name && number ? [[number, name] as const] : [];
    }),
  );
}

/** From the first bytes of a program: the word `e_machine` of the ELF header. */
function elfArchitecture(header: Uint8Array | undefined): Architecture | undefined {
  if (!header || header.length < elfBytes || header[0] !== 0x7f || header[1] !== 0x45) return undefined;
  return elfMachines[(header[elfMachineAt] ?? 0) | ((header[elfMachineAt + 1] ?? 0) << 8)];
}
