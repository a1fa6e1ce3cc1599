/** Readers of the systems' process tables, and trees made of them; pure. */
import { z } from 'zod';
import type { RunningProcess } from './system.ts';

/** /proc/PID/stat: the name stands in parentheses and may contain some; parent is column 4, start time (in ticks since boot) column 22. */
export function parseProcStat(stat: string, boot: string): RunningProcess | undefined {
  const open = stat.indexOf('(');
  const close = stat.lastIndexOf(')');
  const rest = stat.slice(close + 2).split(' ');
  const pid = Number(stat.slice(0, open));
  const [state, parent] = rest;
  const ticks = rest[19];
  if (open < 0 || close < 0 || !Number.isInteger(pid) || ticks === undefined) return undefined;
  // A zombie has ended: it only waits for its parent to ask how.
  if (state === 'Z' || state === 'X') return undefined;
  return { pid, parent: Number(parent), name: stat.slice(open + 1, close), started: `${boot}:${ticks}` };
}

/** `ps -axo pid=,ppid=,lstart=,comm=` of macOS; lstart is five words. */
export function parsePs(output: string): RunningProcess[] {
  return output.split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d{4})\s+(.+)$/.exec(line);
    if (!found?.[3] || !found[4]) return [];
    const name = found[4].slice(found[4].lastIndexOf('/') + 1);
    return [{ pid: Number(found[1]), parent: Number(found[2]), name, started: found[3] }];
  });
}

const cimProcess = z.object({
  ProcessId: z.number(),
  ParentProcessId: z.number(),
  Name: z.string(),
  Started: z.string().nullable(),
});

/** The JSON of Windows' `Get-CimInstance Win32_Process | Select ... | ConvertTo-Json`: an array, or one object when there is one. */
export function parseCim(output: string): RunningProcess[] {
  let json: unknown;
  try {
    json = JSON.parse(output);
  } catch {
    return [];
  }
  const rows = z.array(cimProcess).safeParse(Array.isArray(json) ? json : [json]);
  return (rows.data ?? []).map((row) => ({
    pid: row.ProcessId,
    parent: row.ParentProcessId,
    name: row.Name,
    started: row.Started ?? '',
  }));
}

/** The process and its descendants, parents first; empty when it is not in the table. Loops in the table (reused ids) end. */
export function treeOf(pid: number, table: readonly RunningProcess[]): RunningProcess[] {
  const tree = table.filter((one) => one.pid === pid);
  const seen = new Set([pid]);
  for (const parent of tree) {
    for (const one of table) {
      if (one.parent !== parent.pid || seen.has(one.pid)) continue;
      seen.add(one.pid);
      tree.push(one);
    }
  }
  return tree;
}

/** Whether the same process, not a later one with its id, is in the table. */
export function isIn(table: readonly RunningProcess[], process: RunningProcess): boolean {
  return table.some((one) => one.pid === process.pid && one.started === process.started);
}
