/** `ntsd -d`: a user-mode debugger on the target, driven through the kernel debugger (3.G). */
import { inStartingOrder } from '../plan/order.ts';
import type { Draft } from '../plan/steps.ts';
import type { View } from '../situation/view.ts';
import { nobodyLooksOn, symbolNotes } from './advice-notes.ts';
import { blocksOf, inheritsRights } from './conditions.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { kernelDebugger, redirectedBlocks, redirectedCleanup, userDebugger } from './redirected.ts';
import { startsByItself } from './registry.ts';
import { reason } from './rules.ts';
import { targetName } from './target-words.ts';
import { wirePrerequisites } from './wire-setup.ts';
import { wireHop, wireWarnings } from './wires.ts';

export const kernelControlled: Method = { id: 'kernel-controlled', judge, plan };

function judge({ view }: Case): Judgement {
  const { target, technician, kernelHost } = view;
  const blocks = [
    ...redirectedBlocks(view, `${target.name} was not booted with kernel debugging.`),
    ...blocksOf(
      kernelHost !== undefined &&
        kernelHost.name !== technician.name && {
          reason: reason(
            '1.4',
            `You sit at ${technician.name}, but this is driven from the console of ${kernelHost.name}.`,
          ),
          changes: [
            {
              says: `Sit at ${kernelHost.name} yourself.`,
              change: [{ op: 'replace', path: '/technician', value: kernelHost.name }],
            },
          ],
        },
      view.situation.symbols.server === 'authenticated' && {
        reason: reason('2.9', 'The symbol server asks for a login, and redirection lets the login fail.'),
        changes: [
          {
            says: 'Use symbols that need no login.',
            change: [{ op: 'replace', path: '/symbols/server', value: 'open' }],
          },
        ],
      },
      inheritsRights(view),
    ),
  ];
  if (blocks.length > 0) return ruledOut(blocks);
  return { blocks: [], preference: preferenceOf(view), reasons: [reasonFor(view)], route: [wireHop(view)] };
}

/** Demanded by kernel state, WinLogon and service starts (2.8); for anything else stopping the whole computer is a high price. */
export function preferenceOf({ situation }: View): number {
  const { kind, needsKernelState } = situation.target;
  if (needsKernelState || kind === 'logon-process' || kind === 'service-start') return preference.demanded;
  return kind === 'crash' ? preference.alone : preference.cruder + 1;
}

function reasonFor(view: View) {
  const { target, situation } = view;
  if (startsByItself(situation.target)) {
    return reason(
      '2.8',
      `It reaches ${targetName(situation)} on ${target.name} before anything else runs there.`,
    );
  }
  if (situation.target.needsKernelState) {
    return reason('2.8', `User and kernel state of ${target.name} together, from one console.`);
  }
  return reason('2.8', `It works, but every stop stops all of ${target.name}.`);
}

function plan({ view }: Case): Draft {
  const host = view.technician.name;
  // Where Windows starts the debugger, nobody is left to answer it unless the kernel debugger waits already (S41).
  const waits = startsByItself(view.situation.target);
  const user = userDebugger(view, {
    words: ['-d'],
    after: waits ? ['kernel-debugger'] : [],
    opens: [],
    why: `It prints nothing here: its text goes to the kernel debugger on ${host}.`,
  });
  const symbols = symbolNotes(view, view.target.name);
  return {
    routes: [[wireHop(view)]],
    steps: [
      ...symbols.steps,
      ...inStartingOrder([...user.steps, kernelDebugger(view, host, waits ? [] : [user.started])]),
    ],
    cleanup: [...redirectedCleanup(view, host, user.ids), ...user.cleanup],
    warnings: [
      ...symbols.warnings,
      ...wireWarnings(view),
      ...nobodyLooksOn(view),
      ...wirePrerequisites(view),
      reason('2.8', `While the debugger has a prompt, all of ${view.target.name} stands still.`),
    ],
  };
}
