/** The one fake of the system port: a computer whose sockets, processes and files a test decides. */
import type { EndWay, FileKind, RunningProcess, SystemPort } from '../system.ts';

export interface FakeSystem extends SystemPort {
  /** Ports that listen now, and how many are connected to each. */
  readonly listening: Map<number, number>;
  /** What runs, with the environment variables it was started with ("NAME=value"). */
  readonly running: Map<number, { process: RunningProcess; variables: string[] }>;
  /** Everything that is not named here is missing. */
  readonly files: Map<string, FileKind>;
  readonly unwritable: Set<string>;
  readonly unresolvable: Set<string>;
  readonly attachProblems: Map<number, string>;
  /** Every end that was asked for, in order. */
  readonly ended: { pid: number; way: EndWay }[];
  /** Processes that do not go politely. */
  readonly stubborn: Set<number>;
  /** Called before a process goes: for the fake pty host to tell its exit. */
  onEnd(called: (pid: number) => void): void;
  run(pid: number, name: string, options?: { parent?: number; variables?: string[] }): void;
}

export function createFakeSystem(computerName = 'TECH'): FakeSystem {
  const listening = new Map<number, number>();
  const running: FakeSystem['running'] = new Map();
  const files = new Map<string, FileKind>([['/home/tech', 'folder']]);
  const unwritable = new Set<string>();
  const unresolvable = new Set<string>();
  const attachProblems = new Map<number, string>();
  const ended: FakeSystem['ended'] = [];
  const stubborn = new Set<number>();
  const onEnd: ((pid: number) => void)[] = [];
  const childrenOf = (pid: number): RunningProcess[] =>
    [...running.values()].map((one) => one.process).filter((one) => one.parent === pid);

  return {
    listening,
    running,
    files,
    unwritable,
    unresolvable,
    attachProblems,
    ended,
    stubborn,
    onEnd: (called) => void onEnd.push(called),
    run(pid, name, { parent = 1, variables = [] } = {}) {
      running.set(pid, { process: { pid, parent, name, started: `start of ${pid}` }, variables });
    },
    computer: () => ({
      name: computerName,
      os: 'linux',
      addresses: ['192.0.2.7'],
      elevated: false,
      architecture: 'x64',
    }),
    homeFolder: () => '/home/tech',
    sockets: async () =>
      [...listening].flatMap(([port, connections]) => [
        { state: 'listening' as const, port },
        ...Array.from({ length: connections }, () => ({ state: 'connected' as const, port })),
      ]),
    listeners: async () => [],
    process: async (pid) => running.get(pid)?.process,
    tree: async (pid) => {
      const root = running.get(pid)?.process;
      return root ? [root, ...childrenOf(pid)] : [];
    },
    withEnvironment: async (name, value) =>
      [...running.values()]
        .filter((one) => one.variables.includes(`${name}=${value}`))
        .map((one) => one.process),
    async end({ pid }, way) {
      ended.push({ pid, way });
      if (way === 'politely' && stubborn.has(pid)) return;
      running.delete(pid);
      for (const called of onEnd) called(pid);
    },
    attachProblem: async (pid) => attachProblems.get(pid),
    resolves: async (address) => !unresolvable.has(address),
    file: async (path) => files.get(path) ?? 'missing',
    writable: async (folder) => !unwritable.has(folder),
  };
}
