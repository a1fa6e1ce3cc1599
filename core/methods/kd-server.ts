/** kdsrv at the target's wire, the kernel debugger with the engine at the technician (3.E). */
import { inStartingOrder } from '../plan/order.ts';
import type { Reason, Step } from '../plan/schema.ts';
import { type Draft, leaveKeys, opened, run, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, serverString, Taken } from '../routes/hops.ts';
import { someoneStays, type View } from '../situation/view.ts';
import { linkWarnings, starterNotes, symbolNotes } from './advice-notes.ts';
import {
  blocksOf,
  type Condition,
  indexOf,
  noDebuggerAt,
  noKernelHost,
  noRoute,
  notKernel,
  symbolsForbidden,
} from './conditions.ts';
import { pathWords } from './engine.ts';
import { type Joined, join, repeaters, startsAfter } from './link.ts';
import { login } from './login.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { reason, sourceOf } from './rules.ts';
import { waitingText } from './target-words.ts';
import { wireHop, wireOf, wireString, wireWarnings } from './wires.ts';

export const kdServer: Method = { id: 'kd-server', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const { technician, kernelHost, target } = view;
  const other = notKernel(view, 'E1', 'Carries kernel sessions only. Your target is a process.');
  if (other) return ruledOut([other]);
  const linked = linkTo(a);
  const blocks = blocksOf(
    noKernelHost(view),
    kernelHost?.name === technician.name && {
      reason: reason(
        '1.4',
        `${technician.name} is wired to ${target.name} itself: the kernel debugger alone is enough.`,
      ),
      changes: [{ says: 'Use the kernel debugger.' }],
    },
    noDebuggerAt(view, technician),
    noKdsrv(view),
    noServerForExdi(view),
    symbolsForbidden(view, technician.name),
    kernelHost !== undefined &&
      kernelHost.name !== technician.name &&
      !linked &&
      noRoute(a, technician.name, kernelHost.name, { rule: '2.2', reverse: true }),
  );
  if (blocks.length > 0 || !linked || !kernelHost) return ruledOut(blocks);
  return {
    blocks: [],
    preference: someoneStays(kernelHost) ? preference.slower : preference.nobodyStays,
    reasons: reasonsFor(view, kernelHost.name),
    route: [...linked.hops, wireHop(view)],
  };
}

function linkTo(a: Case): Joined | undefined {
  const { technician, kernelHost } = a.view;
  if (!kernelHost) return undefined;
  return join(a, technician.name, kernelHost.name, { role: 'stub', reverse: true, taken: new Taken() });
}

function noKdsrv(view: View): Condition {
  const host = view.kernelHost;
  if (!host || host.tools === 'kit') return false;
  return {
    reason: reason('13.4', `${host.name} has no kdsrv.exe.`),
    changes: [
      {
        says: `Install the Debugging Tools for Windows on ${host.name}, the release of ${view.technician.name}.`,
        change: [{ op: 'replace', path: `/computers/${indexOf(view, host.name)}/tools`, value: 'kit' }],
      },
    ],
  };
}

const noServerForExdi = (view: View): Condition =>
  view.situation.wire?.kind === 'exdi' && {
    reason: reason('E4', 'kdsrv carries the wires of -k; EXDI is not one of them.'),
    changes: [{ says: 'Use EXDI on the kernel host, or another wire.' }],
  };

function reasonsFor(view: View, host: string): Reason[] {
  const { technician, kernelHost } = view;
  const reasons: Reason[] = [];
  if (kernelHost && !someoneStays(kernelHost)) {
    reasons.push(reason('2.4', `Nobody has to stay at ${host}: all the work happens at ${technician.name}.`));
  }
  reasons.push(
    reason(
      '2.21',
      `Engine and symbols at ${technician.name}; ${host} only passes the wire on. Slower than a debugger there.`,
    ),
  );
  return reasons;
}

function plan(a: Case): Draft {
  const { view } = a;
  const linked = linkTo(a);
  if (!linked) throw new Error('A plan was asked for without a route.');
  const relays = repeaters(view, linked, 'repeater');
  const after = startsAfter(['kernel-client', ...relays.ids, 'kd-server'], linked);
  const symbols = symbolNotes(view, view.technician.name);
  const starter = starterNotes(view.computer(linked.last.hop.to), 'kdsrv');
  const account = login(view, linked.first.hop);
  after.get('kernel-client')?.push(...account.before);
  const chain = [serverStep(view, linked), ...relays.steps, ...account.steps, clientStep(view, linked)];
  return {
    routes: [[...linked.hops, wireHop(view)]],
    steps: [
      ...starter.steps,
      ...symbols.steps,
      ...inStartingOrder(chain.map((step) => ({ ...step, after: after.get(step.id) ?? [] }))),
    ],
    cleanup: [...cleanup(view), ...relays.cleanup, ...account.cleanup],
    warnings: [
      ...starter.warnings,
      ...symbols.warnings,
      reason(
        'E2',
        `kdsrv and kd must be of the same release on ${linked.last.hop.to} and ${view.technician.name}.`,
      ),
      ...wireWarnings(view),
      ...linkWarnings(view, linked),
    ],
  };
}

function serverStep(view: View, linked: Joined): Step {
  const { hop } = linked.last;
  const calls = hop.dial === 'reverse';
  const { password } = view.situation.prefer ?? {};
  return run({
    id: 'kd-server',
    on: hop.to,
    words: ['kdsrv', '-t', quoted(serverString(view, linked.last, { password, hidden: view.wants.hidden }))],
    silent: true,
    opens: calls ? [] : opened(hop),
    why: `${calls ? `It calls ${hop.from}` : 'It listens'}, passes the wire of ${view.target.name} on, and prints nothing.`,
    source: sourceOf('E1'),
  });
}

/** kd, not WinDbg: the new WinDbg cannot connect to kdsrv (E10). */
function clientStep(view: View, linked: Joined): Step {
  const { password } = view.situation.prefer ?? {};
  const { hop } = linked.first;
  const waits = hop.dial === 'reverse';
  const server = clientString(view, linked.first, { password });
  return run({
    id: 'kernel-client',
    on: view.technician.name,
    words: [
      'kd',
      ...pathWords(view, view.technician.name),
      '-k',
      quoted(`kdsrv:server=@{${server}},trans=@{${wireString(wireOf(view))}}`),
    ],
    opens: waits ? opened(hop) : [],
    ...(waits ? {} : { expects: waitingText }),
    why: `The engine runs here. It waits until ${view.target.name} answers; that is normal.`,
    source: sourceOf('E4'),
  });
}

function cleanup(view: View): Step[] {
  const shared = { on: view.technician.name, console: 'kernel-client' } as const;
  return [
    type({
      ...shared,
      id: 'release-target',
      command: 'bc *;g',
      why: `Clears the breakpoints and lets ${view.target.name} run.`,
      source: sourceOf('18.7'),
    }),
    type({
      ...shared,
      id: 'end-kd-server',
      command: '.endpsrv',
      after: ['release-target'],
      expects: 'Server told to exit',
      why: 'Ends kdsrv, which prints nothing and is easily forgotten.',
      source: sourceOf('D15'),
      undoes: 'kd-server',
    }),
    type({
      ...shared,
      id: 'end-kernel-client',
      command: leaveKeys,
      after: ['end-kd-server'],
      why: 'Ends the kernel debugger.',
      source: sourceOf('18.7'),
      undoes: 'kernel-client',
    }),
  ];
}
