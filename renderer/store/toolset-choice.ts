/** Which debuggers a computer's steps use when they run on this computer. */
import type { ThisComputer, Toolset } from '../../core/contract/schemas.ts';
import type { Computer, Situation } from '../../core/situation/schema.ts';

/** Real debuggers before simulated ones. */
const order: Toolset['kind'][] = ['kit', 'store', 'engine-kit', 'gnu', 'practice'];

/** An address by which every computer calls itself. */
export const isLoopback = (address: string): boolean => loopback.test(address);
const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/** A computer whose access is `here`, or whose address or name is this computer's own, runs its steps here. */
export function runsHere(computer: Computer, here: ThisComputer | undefined): boolean {
  if (computer.access === 'here') return true;
  const address = (computer.address ?? computer.name).toLowerCase();
  if (loopback.test(address)) return true;
  return here ? [here.name, ...here.addresses].some((own) => own.toLowerCase() === address) : false;
}

/** GNU toolsets debug Linux programs, all others Windows programs (on Linux: under Wine, or simulated). Best first. */
export function usableToolsets(computer: Computer, toolsets: Toolset[]): Toolset[] {
  const gnu = computer.tools === 'gdb';
  return toolsets
    .filter((toolset) => toolset.programs.length > 0 && (toolset.kind === 'gnu') === gnu)
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** The chosen one if it is still there, else the best. */
export function toolsetOf(
  computer: Computer,
  chosen: Record<string, string>,
  toolsets: Toolset[],
): Toolset | undefined {
  const usable = usableToolsets(computer, toolsets);
  return usable.find(({ id }) => id === chosen[computer.name]) ?? usable[0];
}

/** Toolset id by computer name, for every computer that runs its steps here. */
export function toolsetsFor(
  situation: Situation,
  chosen: Record<string, string>,
  toolsets: Toolset[],
  here: ThisComputer | undefined,
): Record<string, string> {
  const pairs = situation.computers
    .filter((computer) => runsHere(computer, here))
    .map((computer) => [computer.name, toolsetOf(computer, chosen, toolsets)?.id] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
}
