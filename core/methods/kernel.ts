/** A kernel debugger on the kernel host, with the technician in front of it (1.4): no remote debugging at all. */

import { inStartingOrder } from '../plan/order.ts';
import type { Hop, Step, StepId } from '../plan/schema.ts';
import { type Draft, leaveKeys, run, type } from '../plan/steps.ts';
import { Taken } from '../routes/hops.ts';
import type { View } from '../situation/view.ts';
import { symbolNotes } from './advice-notes.ts';
import { blocksOf, noDebuggerAt, noKernelHost, symbolsForbidden } from './conditions.ts';
import { pathWords } from './engine.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { reason, sourceOf } from './rules.ts';
import { waitingText } from './target-words.ts';
import { undoneWith, type Watching, watchers } from './watchers.ts';
import { wireGone, wireNeedsElevation, wirePrerequisites, wireSetup } from './wire-setup.ts';
import { kernelWords, wireHop, wireWarnings } from './wires.ts';

export const kernel: Method = { id: 'kernel', judge, plan: kernelPlan };

/** CSRSS is a process that only the kernel debugger may look into (2.10). */
const isForKernel = ({ situation }: View): boolean =>
  situation.target.kind === 'kernel' || situation.target.kind === 'csrss';

function judge(a: Case): Judgement {
  const { view } = a;
  const { technician, kernelHost, target } = view;
  if (!isForKernel(view)) {
    const wire = view.kernelHost === undefined ? 'No kernel wire, and the' : 'The';
    return ruledOut([
      {
        reason: reason('1.4', `${wire} target is a single process.`),
        changes: [{ says: `Debug the kernel of ${target.name}, with a computer wired to it.` }],
      },
    ]);
  }
  const blocks = blocksOf(
    noKernelHost(view),
    wireGone(view),
    view.situation.wire?.kind === 'exdi' && {
      reason: reason('2.16', 'The wire is EXDI, which has a method of its own.'),
      changes: [{ says: 'Name another wire.' }],
    },
    kernelHost !== undefined &&
      kernelHost.name !== technician.name && {
        reason: reason(
          '1.4',
          `You sit at ${technician.name}; the wire of ${target.name} ends at ${kernelHost.name}.`,
        ),
        changes: [
          {
            says: `Sit at ${kernelHost.name} yourself.`,
            change: [{ op: 'replace' as const, path: '/technician', value: kernelHost.name }],
          },
        ],
      },
    noDebuggerAt(view, technician),
    symbolsForbidden(view, technician.name),
  );
  if (blocks.length > 0) return ruledOut(blocks);
  return {
    blocks: [],
    // With somebody who looks on it is remote debugging, if the watcher gets in at all (1.5).
    preference: sharedAtKernelHost(a) ? preference.alone : preference.demanded,
    reasons: [reason('1.4', `${technician.name} is wired to ${target.name}: one debugger there is enough.`)],
    route: [wireHop(view)],
  };
}

/** Kernel host and technician are one, and somebody gets in to look on: the way of the first, else undefined (S04). */
export function sharedAtKernelHost(a: Case): Hop[] | undefined {
  const { technician, kernelHost, situation } = a.view;
  if (situation.target.kind !== 'kernel' || kernelHost?.name !== technician.name) return undefined;
  return watching(a).routes[0];
}

/** They come in by `.server`, because a session that runs already is shared in the same way (S04). */
const watching = (a: Case): Watching =>
  watchers(a, {
    engine: a.view.technician,
    server: debuggerId,
    speaker: { on: a.view.technician.name, console: debuggerId, after: [debuggerId] },
    taken: new Taken(),
  });

const debuggerId = 'kernel-debugger';

export function kernelPlan(a: Case): Draft {
  const { view } = a;
  const on = view.technician.name;
  const symbols = symbolNotes(view, on);
  const csrss = view.situation.target.kind === 'csrss';
  const others = watching(a);
  const setup = wireSetup(view);
  const kd = run({
    id: debuggerId,
    on,
    words: [view.wants.graphical ? 'windbg' : 'kd', ...pathWords(view, on), ...kernelWords(view)],
    after: setup.ready,
    elevated: wireNeedsElevation(view),
    expects: waitingText,
    why: `It waits until ${view.target.name} answers; that is normal. Start ${view.target.name} again if it was not waiting yet.`,
    source: sourceOf('1.4'),
  });
  return {
    routes: [[wireHop(view)], ...others.routes],
    steps: [
      ...symbols.steps,
      ...inStartingOrder([
        ...setup.steps,
        kd,
        ...setup.restart([kd.id]),
        ...(csrss ? csrssSteps(on) : []),
        ...others.openers.map((step) => ({ ...step, why: `Break in first (Ctrl+C). ${step.why}` })),
        ...others.steps,
      ]),
    ],
    cleanup: [...others.cleanup, ...cleanup(view, undoneWith(others)), ...setup.cleanup],
    warnings: [...symbols.warnings, ...wireWarnings(view), ...wirePrerequisites(view), ...others.warnings],
  };
}

/** S42: find the process, then look at it from the kernel's side. */
function csrssSteps(on: string): Step[] {
  const shared = { on, console: 'kernel-debugger', source: sourceOf('2.10') } as const;
  return [
    type({
      ...shared,
      id: 'find-csrss',
      command: '!process 0 0 csrss.exe',
      after: ['kernel-debugger'],
      why: 'Lists the CSRSS processes with their addresses.',
    }),
    type({
      ...shared,
      id: 'enter-csrss',
      command: '.process /r /p <ADDRESS>',
      after: ['find-csrss'],
      why: 'Puts the address of one of them in the debugger, with its user-mode symbols.',
    }),
  ];
}

function cleanup(view: View, opened: readonly StepId[]): Step[] {
  const shared = { on: view.technician.name, console: 'kernel-debugger', source: sourceOf('18.7') } as const;
  return [
    type({
      ...shared,
      id: 'release-target',
      command: 'bc *;g',
      why: `Clears the breakpoints and lets ${view.target.name} run.`,
    }),
    type({
      ...shared,
      id: 'end-kernel-debugger',
      command: leaveKeys,
      after: ['release-target'],
      why: `Ends the kernel debugger; ${view.target.name} runs on.`,
      undoes: opened.length > 0 ? [debuggerId, ...opened] : debuggerId,
    }),
  ];
}
