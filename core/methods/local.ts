/** Technician and target on one computer, without a server: a debugger beside its target, or the low-privilege pair (2.13). */

import type { Hop, Reason, Step } from '../plan/schema.ts';
import { type Draft, run, step, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, type Leg, serverString, Taken } from '../routes/hops.ts';
import type { View } from '../situation/view.ts';
import { nobodyLooksOn } from './advice-notes.ts';
import {
  beyondUserMode,
  blocksOf,
  noDebuggerAt,
  notWindows,
  symbolsForbidden,
  tooWeak,
} from './conditions.ts';
import { pathWords } from './engine.ts';
import { join } from './link.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { endOfProcessServer } from './process-server-end.ts';
import { reason, sourceOf } from './rules.ts';
import { stopText, targetName, targetStays, targetWords } from './target-words.ts';

export const local: Method = { id: 'local', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const { kind } = view.situation.target;
  const { name } = view.technician;
  const kernel = kind === 'kernel';
  if (!view.oneComputer) {
    const says = `You sit at ${name}; ${targetName(view.situation)} is on ${view.target.name}.`;
    return ruledOut([
      { reason: reason('1.5', says), changes: [{ says: `Sit at ${view.target.name} yourself.` }] },
    ]);
  }
  const blocks = blocksOf(
    kernel &&
      view.kernelHost !== undefined &&
      view.kernelHost.name !== view.target.name && {
        reason: reason(
          'L15',
          `${view.target.name} is wired to ${view.kernelHost.name}: from there the kernel can be stopped, here it cannot.`,
        ),
        changes: [{ says: 'Use the kernel debugger.' }],
      },
    ...(kernel ? [] : [notWindows(view), beyondUserMode(view)]),
    (kind === 'service-start' || kind === 'crash') && {
      reason: reason('2.14', 'A service has no desktop, so a debugger started with it could not be seen.'),
      changes: [{ says: 'Attach to the service when it runs.' }],
    },
    noDebuggerAt(view, view.target),
    tooWeak(view, view.target),
    symbolsForbidden(view, view.target.name),
  );
  if (blocks.length > 0) return ruledOut(blocks);
  const demanded = kernel || lowPrivilege(view);
  return {
    blocks: [],
    preference: demanded ? preference.demanded : preference.alone,
    reasons: [reasonFor(view)],
    route: routeOf(a),
  };
}

const lowPrivilege = ({ wants, situation }: View): boolean =>
  wants.lowPrivilegeTarget === true &&
  situation.target.kind !== 'kernel' &&
  situation.target.kind !== 'dump-file';

function reasonFor(view: View): Reason {
  if (view.situation.target.kind === 'kernel') {
    return reason('L15', `You sit at ${view.target.name}: its own kernel can be looked at, but not stopped.`);
  }
  if (lowPrivilege(view)) {
    return reason(
      '2.13',
      'A process server with low rights starts the target, a debugger with high rights uses it.',
    );
  }
  return reason(
    '1.5',
    `You and ${targetName(view.situation)} are on ${view.target.name}: one debugger is enough.`,
  );
}

function legOf(a: Case): Leg | undefined {
  const { technician, target } = a.view;
  return join(a, technician.name, target.name, { role: 'stub', reverse: false, taken: new Taken() })?.first;
}

function routeOf(a: Case): Hop[] {
  const leg = lowPrivilege(a.view) ? legOf(a) : undefined;
  return leg ? [leg.hop] : [];
}

function plan(a: Case): Draft {
  const { view } = a;
  const leg = legOf(a);
  const draft =
    lowPrivilege(view) && leg
      ? pair(view, leg)
      : view.situation.target.kind === 'kernel'
        ? ownKernel(view)
        : alone(view);
  return { ...draft, warnings: [...draft.warnings, ...nobodyLooksOn(view)] };
}

function alone(view: View): Draft {
  const stays = targetStays(view);
  const stop = stopText(view.situation.target);
  const on = view.target.name;
  const name = targetName(view.situation);
  return {
    routes: [],
    steps: [
      run({
        id: 'debugger',
        on,
        words: [view.wants.graphical ? 'windbg' : 'cdb', ...pathWords(view, on), ...targetWords(view)],
        folder: view.situation.target.folder,
        ...(stop === undefined ? {} : { expects: stop }),
        why: `The engine runs beside ${name}; nothing listens, nobody else can join.`,
        source: sourceOf('1.5'),
      }),
    ],
    cleanup: [
      type({
        id: 'end-debugger',
        on,
        console: 'debugger',
        command: stays ? 'qd' : 'q',
        expects: 'quit:',
        why: stays ? `Detaches: ${name} runs on.` : `Ends the debugger; ${name} ends with it.`,
        source: sourceOf('engine 9'),
        undoes: 'debugger',
      }),
    ],
    warnings: [],
  };
}

/** S25: the target gets the rights of dbgsrv, not those of the elevated debugger. */
function pair(view: View, leg: Leg): Draft {
  const on = view.target.name;
  const { password } = view.situation.prefer ?? {};
  const { port, pipe, transport } = leg.hop;
  const protocol = pipe === undefined ? 'tcp' : 'npipe';
  const server: Step = run({
    id: 'process-server',
    on,
    words: ['dbgsrv', '-t', quoted(serverString(view, leg, { password }))],
    folder: view.situation.target.folder,
    silent: true,
    opens: [{ protocol, at: pipe ?? String(port) }],
    why: 'Started from an ordinary console, so the target has ordinary rights. It prints nothing.',
    source: sourceOf('2.13'),
  });
  const client: Step = run({
    id: 'smart-client',
    on,
    words: [
      view.wants.graphical ? 'windbg' : 'cdb',
      '-premote',
      quoted(clientString(view, leg, { password })),
      ...pathWords(view, on),
      ...targetWords(view),
    ],
    after: ['process-server'],
    elevated: true,
    ...(stopText(view.situation.target) === undefined ? {} : { expects: stopText(view.situation.target) }),
    why: 'Started from an elevated console: the debugger has high rights, its target does not.',
    source: sourceOf('2.13'),
  });
  return {
    routes: [[leg.hop]],
    steps: [server, client],
    cleanup: endOfProcessServer(view, { on, console: 'smart-client' }),
    warnings:
      password === undefined
        ? [reason('12.1', `No password: anybody who reaches ${on} by ${transport} may join.`)]
        : [],
  };
}

function ownKernel(view: View): Draft {
  const on = view.target.name;
  return {
    routes: [],
    steps: [
      step({
        id: 'enable-debugging',
        on,
        kind: 'check',
        command: 'bcdedit /debug on',
        elevated: true,
        expects: 'The operation completed successfully.',
        why: 'Local kernel debugging must be switched on once, and counts after a restart.',
        source: sourceOf('L15'),
      }),
      step({
        id: 'restart',
        on,
        kind: 'reboot',
        command: 'shutdown -r -t 0',
        after: ['enable-debugging'],
        why: `${on} reads the setting when it starts.`,
        source: sourceOf('L15'),
      }),
      run({
        id: 'kernel-debugger',
        on,
        words: ['kd', ...pathWords(view, on), '-kl'],
        after: ['restart'],
        elevated: true,
        expects: 'lkd>',
        why: 'Shows memory and objects of the running kernel. No breakpoints, no g.',
        source: sourceOf('L15'),
      }),
    ],
    cleanup: [
      type({
        id: 'end-kernel-debugger',
        on,
        console: 'kernel-debugger',
        command: 'q',
        why: 'Ends the debugger; the kernel was never stopped.',
        source: sourceOf('L15'),
        undoes: 'kernel-debugger',
      }),
      step({
        id: 'disable-debugging',
        on,
        kind: 'check',
        command: 'bcdedit /debug off',
        elevated: true,
        why: 'The setting stays until it is taken back.',
        source: sourceOf('L15'),
        undoes: 'enable-debugging',
      }),
    ],
    warnings: [],
  };
}
