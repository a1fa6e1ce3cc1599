/** The system port on macOS: lsof for sockets, ps for processes. */
import { commonSystem, outputOf, signal } from './common-system.ts';
import { isIn, parsePs, treeOf } from './process-tables.ts';
import { parseLsof } from './socket-tables.ts';
import type { SystemPort } from './system.ts';

export function createMacosSystem(): SystemPort {
  const socketTable = async () => parseLsof(await outputOf('lsof', '-nP', '-iTCP', '-FpnT'));
  const processTable = async () => parsePs(await outputOf('ps', '-axo', 'pid=,ppid=,lstart=,comm='));
  return {
    ...commonSystem('macos', process.getuid?.() === 0),
    sockets: async () => (await socketTable()).map(({ state, port }) => ({ state, port })),
    async listeners(port) {
      const rows = (await socketTable()).filter((row) => row.state === 'listening' && row.port === port);
      const owners = new Set(rows.map((row) => Number(row.owner)));
      return owners.size === 0 ? [] : (await processTable()).filter((one) => owners.has(one.pid));
    },
    process: async (pid) => (await processTable()).find((one) => one.pid === pid),
    tree: async (pid) => treeOf(pid, await processTable()),
    withEnvironment: async () => [],
    async end(process_, way) {
      if (isIn(await processTable(), process_)) signal(process_, way === 'politely' ? 'SIGTERM' : 'SIGKILL');
    },
    attachProblem: async () => undefined,
  };
}
