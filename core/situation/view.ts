/** Looking things up in a situation: computers by name, addresses, wishes with their defaults. */
import type { Computer, ComputerName, Situation, Wants } from './schema.ts';

export interface View {
  readonly situation: Situation;
  readonly technician: Computer;
  /** The computer of the target. */
  readonly target: Computer;
  /** The computer wired to the target, when the situation names one. */
  readonly kernelHost: Computer | undefined;
  readonly wants: Wants;
  /** Technician and target on one computer. */
  readonly oneComputer: boolean;
  computer(name: ComputerName): Computer;
  /** What `server=` and `clicon=` contain, seen from `from`: the computer itself is `localhost`. */
  address(of: ComputerName, from: ComputerName): string;
}

/** Total for every situation of the right shape: a name that no computer has stands for an unknown computer. */
export function viewOf(situation: Situation): View {
  const byName = new Map(situation.computers.map((computer) => [computer.name, computer]));
  const computer = (name: ComputerName): Computer =>
    byName.get(name) ?? { name, os: 'windows', tools: 'none', person: 'nobody' };
  return {
    situation,
    technician: computer(situation.technician),
    target: computer(situation.target.on),
    kernelHost: situation.kernelHost === undefined ? undefined : computer(situation.kernelHost),
    wants: situation.wants ?? {},
    oneComputer: situation.technician === situation.target.on,
    computer,
    address: (of, from) => computer(of).address ?? (of === from ? 'localhost' : of),
  };
}

/** Somebody stays there to talk to and to type: the technician or a helper (2.1). A starter leaves again (2.4). */
export function someoneStays({ person }: Computer): boolean {
  return person === 'technician' || person === 'helper';
}

/** Windows debuggers run there: Windows, or a kit under Wine on another system. */
export function runsWindowsTools({ tools }: Computer): boolean {
  return tools === 'kit' || tools === 'store';
}

/**
 * The target is a Linux program (2.15): on a Linux computer, unless that computer has the Windows kit, whose targets are Windows
 * programs under Wine.
 */
export function isLinuxTarget(view: View): boolean {
  return view.target.os === 'linux' && !runsWindowsTools(view.target);
}

/** People at debuggers, watchers included; at least the technician. */
export function peopleAtDebuggers({ technicians, watchers }: Wants): number {
  return Math.max(technicians ?? 1, 1 + (watchers?.length ?? 0));
}
