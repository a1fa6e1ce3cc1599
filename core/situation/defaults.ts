/** A new situation: one computer, the technician's own, found by itself; the target is a running process on it. */
import type { Computer, Situation } from './schema.ts';

/** What is known without asking; `os` as the system names itself. */
export interface OwnComputer {
  name: string;
  os: 'windows' | 'linux' | 'macos';
}

/**
 * Usable as it is: its advice is a debugger server and its client, side by side on this computer. Windows tools are assumed on every
 * system, because without Microsoft's the kit under Wine or the practice debuggers stand in for them.
 */
export function newSituation(computer: OwnComputer): Situation {
  return {
    version: 1,
    target: { kind: 'running-process', on: computer.name },
    computers: [ownComputer(computer)],
    technician: computer.name,
    reach: [],
    symbols: { on: [] },
  };
}

function ownComputer({ name, os }: OwnComputer): Computer {
  // Situation files know no macOS: for the rules it is a system without Windows tools of its own, like Linux.
  return {
    name,
    os: os === 'windows' ? 'windows' : 'linux',
    tools: 'kit',
    person: 'technician',
    access: 'here',
  };
}

/** Another computer, as it is assumed until somebody says more: Windows with the kit, with somebody there who helps. */
export function newComputer(name: string): Computer {
  return { name, os: 'windows', tools: 'kit', person: 'helper', access: 'by-hand' };
}
