import type { ProcessInfo } from '../../core/contract/schemas.ts';

/** More rows than this are not read but searched. */
const mostShown = 200;

/** Processes that contain every word of the search, an exact PID or name first. */
export function matchingProcesses(
  processes: readonly ProcessInfo[],
  search: string,
): { shown: ProcessInfo[]; hidden: number } {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = ({ pid, name, user, commandLine }: ProcessInfo) =>
    `${pid} ${name} ${user ?? ''} ${commandLine ?? ''}`.toLowerCase();
  const exact = ({ pid, name }: ProcessInfo) =>
    words.includes(String(pid)) || words.includes(name.toLowerCase()) ? 0 : 1;
  const matching = processes
    .filter((process) => words.every((word) => textOf(process).includes(word)))
    .sort((one, other) => exact(one) - exact(other));
  return { shown: matching.slice(0, mostShown), hidden: Math.max(0, matching.length - mostShown) };
}
