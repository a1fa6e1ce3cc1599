/** The system port on Windows: netstat for sockets, CIM for processes, taskkill for ending trees. */
import { commonSystem, outputOf } from './common-system.ts';
import { isIn, parseCim, treeOf } from './process-tables.ts';
import { parseNetstat } from './socket-tables.ts';
import type { RunningProcess, SystemPort } from './system.ts';

const processQuery =
  'Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,Name,' +
  "@{n='Started';e={if ($_.CreationDate) {$_.CreationDate.ToString('o')}}} | ConvertTo-Json -Compress";

export function createWindowsSystem(elevated: boolean): SystemPort {
  const socketTable = async () => parseNetstat(await outputOf('netstat', '-ano', '-p', 'tcp'));
  const socketTable6 = async () => parseNetstat(await outputOf('netstat', '-ano', '-p', 'tcpv6'));
  const allSockets = async () => (await Promise.all([socketTable(), socketTable6()])).flat();
  const processTable = async (): Promise<RunningProcess[]> =>
    parseCim(await outputOf('powershell', '-NoProfile', '-NonInteractive', '-Command', processQuery));
  return {
    ...commonSystem('windows', elevated),
    sockets: async () => (await allSockets()).map(({ state, port }) => ({ state, port })),
    async listeners(port) {
      const rows = (await allSockets()).filter((row) => row.state === 'listening' && row.port === port);
      const owners = new Set(rows.map((row) => Number(row.owner)));
      return owners.size === 0 ? [] : (await processTable()).filter((one) => owners.has(one.pid));
    },
    process: async (pid) => (await processTable()).find((one) => one.pid === pid),
    tree: async (pid) => treeOf(pid, await processTable()),
    withEnvironment: async () => [],
    async end(process_, way) {
      if (!isIn(await processTable(), process_)) return;
      const force = way === 'surely' ? ['/F'] : [];
      await outputOf('taskkill', '/PID', String(process_.pid), '/T', ...force);
    },
    attachProblem: async () => undefined,
  };
}

/** The high integrity level (S-1-16-12288) is what "Run as administrator" gives. */
export async function isElevatedOnWindows(): Promise<boolean> {
  return (await outputOf('whoami', '/groups')).includes('S-1-16-12288');
}
