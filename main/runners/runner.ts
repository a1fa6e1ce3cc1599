/** How a step is executed on a computer; pure. */

import type { ThisComputer } from '../../core/contract/schemas.ts';
import type { Step } from '../../core/plan/schema.ts';
import type { Computer, Situation } from '../../core/situation/schema.ts';

/**
 * here: on a pseudo-terminal of this computer; by-hand: a card for a person. A third one, over SSH, takes its place beside these
 * two when it can be done; until then a computer with access `ssh` gets cards that say so.
 */
export type Runner = 'here' | 'by-hand';

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Whether a computer of the situation is the one that we run on: as it says itself, by its address or name, or as the technician's. */
export function isHere(computer: Computer, situation: Situation, here: ThisComputer): boolean {
  if (computer.access !== undefined) return computer.access === 'here';
  const address = computer.address ?? computer.name;
  if (loopback.test(address) || here.addresses.includes(address)) return true;
  return same(address, here.name) || same(computer.name, here.name) || computer.name === situation.technician;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Programs that open a window of their own: no console of ours shows them, so they are started by a person. */
const windowPrograms = new Set(['windbg', 'windbgx', 'ntsd']);

export interface RunnerChoice {
  runner: Runner;
  /** Why a person must do it, for the card. */
  says?: string;
}

/** `opened` are the names of consoles that run here: only into these can be typed. */
export function runnerOf(
  step: Step,
  situation: Situation,
  here: ThisComputer,
  opened: ReadonlySet<string>,
): RunnerChoice {
  const computer = situation.computers.find((one) => one.name === step.on);
  if (!computer || !isHere(computer, situation, here))
    return { runner: 'by-hand', says: elsewhere(step, computer) };
  if (step.kind === 'run') {
    if (!windowPrograms.has(step.program ?? '')) return { runner: 'here' };
    return { runner: 'by-hand', says: `${step.program} opens a window of its own: start it, then confirm.` };
  }
  if (step.kind === 'type' && opened.has(step.console ?? step.id)) return { runner: 'here' };
  return { runner: 'by-hand', says: byHandHere[step.kind] ?? 'Do this on this computer, then confirm.' };
}

const byHandHere: Partial<Record<Step['kind'], string>> = {
  registry: 'Changes the registry of this computer: run it yourself, then confirm.',
  'set-environment': 'Changes the environment of this computer: run it yourself, then confirm.',
  check: 'Check this on this computer, then confirm.',
  wait: 'Wait until this has happened, then confirm.',
  reboot: 'Restarts this computer: save the plan first.',
  note: 'Read this, then confirm.',
};

function elsewhere(step: Step, computer: Computer | undefined): string {
  if (computer?.access === 'ssh')
    return `Steps do not run over SSH yet: run this on ${step.on}, then confirm.`;
  return `Do this on ${step.on}, then confirm.`;
}
