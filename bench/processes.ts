/** Memory of processes, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

const bytesPerMB = 1e6;

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has just ended
  }
};

/** Proportional: what several processes share counts once in all. */
function megabytesOf(pid: number): number {
  const kilobytes = Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  return (kilobytes * 1024) / bytesPerMB;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** Of a program and of what it started that runs our node: the debuggers of the consoles are left out. */
export function nodeMegabytes(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .filter((child) => read(`/proc/${child}/cmdline`).startsWith(process.execPath));
  return sum([pid, ...children.map(Number)].map(megabytesOf));
}

const parentOf = (pid: string): number => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);

/** Of all pages of a browser. */
export async function pagesMegabytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return sum(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => megabytesOf(id)));
}
