/** Which debuggers a computer's steps use when they run on this computer. */
import type { PlanDocument, ThisComputer, Toolset } from '../../core/contract/schemas.ts';
import type { NoPlan, Plan } from '../../core/plan/schema.ts';
import type { Computer } from '../../core/situation/schema.ts';
import { planOf } from './advice.ts';

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

/** The programs that a plan starts on a computer; without a plan, those that any plan would need there. */
export function programsOn(plan: Plan | NoPlan, computer: Computer): string[] {
  const steps =
    plan.method === null ? [] : plan.steps.filter(({ on, kind }) => on === computer.name && kind === 'run');
  const programs = steps.flatMap(({ program }) => (program === undefined ? [] : [program]));
  if (programs.length > 0) return [...new Set(programs)];
  return [computer.tools === 'gdb' ? 'gdb' : 'cdb'];
}

/** The toolsets that have all these programs, best first. */
function usableToolsets(toolsets: readonly Toolset[], programs: readonly string[]): Toolset[] {
  const has = ({ programs: own }: Toolset) =>
    programs.every((name) => own.some((program) => program.name === name));
  return toolsets.filter(has).sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** What is chosen and found for one computer. */
interface ToolsetChoice {
  usable: Toolset[];
  /** The chosen one if it is still there, else the best. */
  toolset: Toolset | undefined;
}

export function toolsetChoice(
  { situation, method, toolsets: chosen = {} }: Pick<PlanDocument, 'situation' | 'method' | 'toolsets'>,
  computer: Computer,
  toolsets: readonly Toolset[],
): ToolsetChoice {
  const usable = usableToolsets(toolsets, programsOn(planOf(situation, method), computer));
  return { usable, toolset: usable.find(({ id }) => id === chosen[computer.name]) ?? usable[0] };
}

/** Toolset id by computer name, for every computer that runs its steps here. */
export function toolsetsFor(
  document: PlanDocument,
  toolsets: readonly Toolset[],
  here: ThisComputer | undefined,
): Record<string, string> {
  const pairs = document.situation.computers
    .filter((computer) => runsHere(computer, here))
    .map((computer) => [computer.name, toolsetChoice(document, computer, toolsets).toolset?.id] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
}
