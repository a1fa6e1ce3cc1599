/** The practice computer: the scripted processes that run on it, and those that debuggers start. */
import { createTarget, type Target } from './process.ts';
import { atExit, atLoader, type TargetState } from './state.ts';

export interface ListedProcess {
  pid: number;
  path: string;
  user: string;
  commandLine: string;
}

export interface Computer {
  list(): ListedProcess[];
  /** Stopped in the loader. */
  create(commandLine: string): Target;
  find(pid: number): Target | undefined;
}

const user = 'PRACTICE\\Student';

/** What runs on every practice computer. The same process ids everywhere, so that a plan made from a list still fits. */
export const runningProcesses: readonly ListedProcess[] = [
  { pid: 4312, path: 'C:\\Shop\\orders.exe', user, commandLine: 'orders.exe' },
  { pid: 5120, path: 'C:\\Shop\\invoices.exe', user, commandLine: 'invoices.exe /daily' },
  { pid: 6044, path: 'C:\\Shop\\PrintHost.exe', user, commandLine: 'PrintHost.exe /queue LAB' },
];

const firstNewPid = 7012;
const pidStep = 4;

export function createComputer(now: () => number = Date.now): Computer {
  const targets = new Map<number, { listed: ListedProcess; target: Target }>();
  for (const listed of runningProcesses) {
    const target = createTarget({ ...stateOf(listed), order: ordersSinceMidnight(now()), at: 0 });
    target.listen(undefined);
    targets.set(listed.pid, { listed, target });
  }
  let nextPid = firstNewPid;
  return {
    list: () => [...targets.values()].filter(lives).map(({ listed }) => listed),
    create(commandLine) {
      const { path, options } = readCommandLine(commandLine);
      const listed = { pid: nextPid, path, user, commandLine };
      nextPid += pidStep;
      const target = createTarget(stateOf(listed), options);
      targets.set(listed.pid, { listed, target });
      return target;
    },
    find(pid) {
      const found = targets.get(pid);
      return found && lives(found) ? found.target : undefined;
    },
  };
}

const lives = ({ target }: { target: Target }): boolean => target.state().at !== atExit;

const stateOf = (listed: ListedProcess): TargetState => ({
  pid: listed.pid,
  image: listed.path.slice(listed.path.lastIndexOf('\\') + 1),
  commandLine: listed.commandLine,
  at: atLoader,
  order: 1,
  breakThread: -1,
});

/** A process that has been running takes one order a second: whoever attaches later finds it further on. */
const ordersSinceMidnight = (now: number): number => (Math.floor(now / 1000) % 86_400) + 1;

/** `orders.exe 5`: ends after five orders; `orders.exe crash`: faults at the first. Any program name is played by the same script. */
function readCommandLine(commandLine: string) {
  const [, quoted, bare = '', rest = ''] = /^(?:"([^"]*)"|(\S+))\s*(.*)$/s.exec(commandLine.trim()) ?? [];
  const named = (quoted ?? bare).replaceAll('/', '\\');
  const path = /\.[A-Za-z]+$/.test(named) ? named : `${named}.exe`;
  const [argument = ''] = rest.trim().split(/\s+/);
  const orders = /^\d{1,6}$/.test(argument) ? { orders: Number(argument) } : {};
  return { path, options: { ...orders, crash: argument === 'crash' } };
}
