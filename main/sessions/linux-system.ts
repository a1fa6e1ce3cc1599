/** The system port on Linux: everything is read from /proc. */
import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { commonSystem, signal } from './common-system.ts';
import { isIn, parseProcStat, treeOf } from './process-tables.ts';
import { parseProcNetTcp, type TableRow } from './socket-tables.ts';
import type { RunningProcess, SystemPort } from './system.ts';

export function createLinuxSystem(): SystemPort {
  const elevated = process.getuid?.() === 0;
  return {
    ...commonSystem('linux', elevated),
    sockets: async () => (await socketTable()).map(({ state, port }) => ({ state, port })),
    async listeners(port) {
      const inodes = (await socketTable()).filter((row) => row.state === 'listening' && row.port === port);
      return inodes.length === 0 ? [] : holdersOf(new Set(inodes.map((row) => `socket:[${row.owner}]`)));
    },
    process: processOf,
    tree: async (pid) => treeOf(pid, await processTable()),
    withEnvironment: (name, value) => filterProcesses(async (pid) => hasVariable(pid, `${name}=${value}`)),
    async end(process_, way) {
      const now = await processOf(process_.pid);
      if (now && isIn([now], process_)) signal(process_, way === 'politely' ? 'SIGTERM' : 'SIGKILL');
    },
    attachProblem: (pid) => attachProblem(pid, elevated),
  };
}

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

async function socketTable(): Promise<TableRow[]> {
  const tables = await Promise.all([read('/proc/net/tcp'), read('/proc/net/tcp6')]);
  return tables.flatMap(parseProcNetTcp);
}

async function pids(): Promise<number[]> {
  return (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
}

/** Ticks since boot come again after a restart of the computer: the boot's id tells them apart in the ledger. */
const bootId = read('/proc/sys/kernel/random/boot_id').then((id) => id.trim());

async function processOf(pid: number): Promise<RunningProcess | undefined> {
  return parseProcStat(await read(`/proc/${pid}/stat`), await bootId);
}

async function processTable(): Promise<RunningProcess[]> {
  const all = await Promise.all((await pids()).map(processOf));
  return all.filter((one) => one !== undefined);
}

async function filterProcesses(wanted: (pid: number) => Promise<boolean>): Promise<RunningProcess[]> {
  const all = await Promise.all(
    (await pids()).map(async (pid) => ((await wanted(pid)) ? processOf(pid) : undefined)),
  );
  return all.filter((one) => one !== undefined);
}

async function hasVariable(pid: number, variable: string): Promise<boolean> {
  return (await read(`/proc/${pid}/environ`)).split('\0').includes(variable);
}

function holdersOf(sockets: ReadonlySet<string>): Promise<RunningProcess[]> {
  return filterProcesses(async (pid) => {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const links = descriptors.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => ''));
    return (await Promise.all(links)).some((link) => sockets.has(link));
  });
}

async function attachProblem(pid: number, elevated: boolean): Promise<string | undefined> {
  if (elevated) return undefined;
  const owner = await stat(`/proc/${pid}`).then(
    (found) => found.uid,
    () => undefined,
  );
  if (owner !== undefined && owner !== process.getuid?.())
    return `Process ${pid} belongs to another user: a debugger may attach only as that user or as root.`;
  // Yama: 0 any process of the user, 1 own children only, 2 and 3 administrators or nobody.
  const scope = (await read('/proc/sys/kernel/yama/ptrace_scope')).trim();
  if (scope === '' || scope === '0') return undefined;
  return `This computer lets a debugger attach only to its own children (kernel.yama.ptrace_scope is ${scope}): set it to 0, or run as root.`;
}
