/** What `kernel-controlled` and `combination` share: ntsd on the target, the kernel debugger on the kernel host (3.G, 3.H). */

import type { Step, StepId } from '../plan/schema.ts';
import { leaveKeys, run, step, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import type { View } from '../situation/view.ts';
import {
  beyondKernelToo,
  blocksOf,
  noDebuggerAt,
  notWindows,
  symbolsForbidden,
  tooWeak,
} from './conditions.ts';
import { pathWords } from './engine.ts';
import type { Block } from './method.ts';
import { type Installed, install, needsEnding, startsByItself } from './registry.ts';
import { reason, sourceOf } from './rules.ts';
import { targetName, targetStays, targetWords, waitingText } from './target-words.ts';
import { wireGone, wireNeedsElevation, wireSetup } from './wire-setup.ts';
import { kernelWords } from './wires.ts';

/** `lacking`: the sentence for a target that no kernel debugger is wired to. */
export function redirectedBlocks(view: View, lacking: string): Block[] {
  const { target, kernelHost, technician } = view;
  const host = kernelHost;
  return blocksOf(
    notWindows(view),
    wireGone(view),
    userModeOnly(view),
    beyondKernelToo(view),
    host === undefined && {
      reason: reason('G3', lacking),
      changes: [
        {
          says: `Wire a computer to ${target.name}, for example your own, and boot ${target.name} with kernel debugging.`,
          change: [{ op: 'add', path: '/kernelHost', value: technician.name }],
        },
      ],
    },
    host?.name === target.name && {
      reason: reason(
        'G1',
        `${target.name} cannot be its own kernel host: it stands still while it is debugged.`,
      ),
      changes: [{ says: 'Wire another computer to it.' }],
    },
    view.situation.wire?.kind === 'exdi' && {
      reason: reason('G3', 'The user-mode debugger speaks through the wires of -k; EXDI is not one of them.'),
      changes: [{ says: 'Use another wire.' }],
    },
    noDebuggerAt(view, target),
    host !== undefined && host.name !== target.name && noDebuggerAt(view, host),
    tooWeak(view, target),
    symbolsForbidden(view, target.name),
  );
}

function userModeOnly({ situation }: View): Block | false {
  const { kind } = situation.target;
  if (kind !== 'kernel' && kind !== 'dump-file' && kind !== 'app-package') return false;
  const says = {
    kernel: 'It is for a process; the target is the kernel itself.',
    'dump-file': 'A dump file is not live, so there is nothing to redirect.',
    'app-package': 'Only cdb and ntsd redirect, and they start no app packages.',
  };
  return { reason: reason('G1', says[kind]), changes: [{ says: 'Choose a process.' }] };
}

/** ntsd on the target: by hand, or by Windows for services, WinLogon and crashes. It has no window at all (G2). */
export function userDebugger(
  view: View,
  options: {
    words: readonly string[];
    after: readonly StepId[];
    opens: NonNullable<Step['opens']>;
    why: string;
  },
): Installed & { ids: StepId[] } {
  const on = view.target.name;
  const setup = wireSetup(view);
  const restart = setup.restart(setup.ready);
  const check = step({
    id: 'check-kernel-debugging',
    on,
    kind: 'check',
    command: 'kdbgctrl -c',
    elevated: true,
    after: restart.map(({ id }) => id),
    expects: 'true',
    why: 'Full kernel debugging must be on, or the redirected text goes nowhere.',
    source: sourceOf('G3'),
  });
  const words = [...options.words, ...pathWords(view, on)];
  const after = [check.id, ...options.after];
  if (startsByItself(view.situation.target)) {
    const keep = targetStays(view) ? ['-pd'] : [];
    const installed = install(view, [...words, ...keep], after, options.opens);
    return {
      ...installed,
      steps: [...setup.steps, ...restart, check, ...installed.steps],
      cleanup: [...installed.cleanup, ...setup.cleanup],
      ids: serviceIds(installed),
    };
  }
  const ntsd = run({
    id: 'user-debugger',
    on,
    words: ['ntsd', ...words, ...targetWords(view)],
    folder: view.situation.target.folder,
    elevated: true,
    silent: true,
    after,
    opens: options.opens,
    why: options.why,
    source: sourceOf('G2'),
  });
  return {
    steps: [...setup.steps, ...restart, check, ntsd],
    cleanup: setup.cleanup,
    started: ntsd.id,
    ids: [ntsd.id],
  };
}

const serviceIds = ({ steps, started }: Installed): StepId[] =>
  steps.some((step) => step.id === started && needsEnding(step)) ? [started] : [];

/** Never broken into at the start: the user-mode prompt comes by itself (G4, H2). */
export function kernelDebugger(view: View, on: string, after: readonly StepId[]): Step {
  return run({
    id: 'kernel-debugger',
    on,
    words: [view.wants.graphical ? 'windbg' : 'kd', ...kernelSymbolWords(view), ...kernelWords(view)],
    after: [...wireSetup(view).ready, ...after],
    elevated: wireNeedsElevation(view),
    expects: waitingText,
    why: `Do not break in. When ${view.target.name} answers, the prompt 0:000> of the user-mode debugger appears here.`,
    source: sourceOf('H2'),
  });
}

/** The user-mode path is for the target's computer; on the kernel host it is used only where it means a server (11.1). */
function kernelSymbolWords({ situation }: View): string[] {
  const { path } = situation.symbols;
  return path !== undefined && /srv\*|https?:/i.test(path) ? ['-y', quoted(path)] : [];
}

/** Ends the user-mode debugger from its redirected prompt, then lets the computer go (18.7). */
export function redirectedCleanup(view: View, host: string, undoes: readonly StepId[]): Step[] {
  const keep = targetStays(view);
  const shared = { on: host, console: 'kernel-debugger' } as const;
  return [
    type({
      ...shared,
      id: 'end-user-debugger',
      command: keep ? 'qd' : 'q',
      expects: 'quit:',
      why: `At the prompt 0:000>: the debugger on ${view.target.name} ends, ${targetName(view.situation)} ${keep ? 'runs on' : 'ends with it'}.`,
      source: sourceOf('engine 9'),
      ...(undoes.length > 0 ? { undoes: [...undoes] } : {}),
    }),
    type({
      ...shared,
      id: 'release-target',
      command: 'bc *;g',
      after: ['end-user-debugger'],
      why: `At kd>, after Ctrl+C: clears the breakpoints and lets ${view.target.name} run.`,
      source: sourceOf('18.7'),
    }),
    type({
      ...shared,
      id: 'end-kernel-debugger',
      command: leaveKeys,
      after: ['release-target'],
      why: `Ends the kernel debugger; ${view.target.name} runs on.`,
      source: sourceOf('18.7'),
      undoes: 'kernel-debugger',
    }),
  ];
}
