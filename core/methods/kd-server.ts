/** kdsrv at the target's wire, the kernel debugger with the engine at the technician (3.E). */
import { inStartingOrder } from '../plan/order.ts';
import type { Reason, Step, StepId } from '../plan/schema.ts';
import { type Draft, leaveKeys, opened, run, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, serverString } from '../routes/hops.ts';
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
  sourcesForbidden,
  symbolsForbidden,
} from './conditions.ts';
import { pathWords } from './engine.ts';
import { type Joined, repeaters, startsAfter } from './link.ts';
import { login } from './login.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { joinStub, type Placed, placeEngine } from './place.ts';
import { reason, sourceOf } from './rules.ts';
import { isUntouched, serverWords, servesOn, sessionPart, speakerOf } from './smart-session.ts';
import { waitingText } from './target-words.ts';
import type { Watched } from './watchers.ts';
import { wireGone, wireNeedsElevation, wirePrerequisites, wireSetup } from './wire-setup.ts';
import { wireHop, wireOf, wireString, wireWarnings } from './wires.ts';

export const kdServer: Method = { id: 'kd-server', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const { technician, kernelHost, target } = view;
  const other = notKernel(view, 'E1', 'Carries kernel sessions only. Your target is a process.');
  if (other) return ruledOut([other]);
  const placed = placedFor(a);
  const engine = placed?.engine ?? technician;
  const blocks = blocksOf(
    noKernelHost(view),
    wireGone(view),
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
    symbolsForbidden(view, engine.name),
    sourcesForbidden(view, engine.name),
    kernelHost !== undefined &&
      kernelHost.name !== technician.name &&
      !placed &&
      !joinStub(a, technician.name, kernelHost.name) &&
      noRoute(a, technician.name, kernelHost.name, { rule: '2.2', reverse: true }),
  );
  if (blocks.length > 0 || !placed || !kernelHost) return ruledOut(blocks);
  return {
    blocks: [],
    preference: someoneStays(kernelHost) ? preference.slower : preference.nobodyStays,
    reasons: reasonsFor(view, placed, kernelHost.name),
    route: [...(middle(view, placed)?.hops ?? []), ...placed.stub.hops, wireHop(view)],
  };
}

const placedFor = (a: Case): Placed | undefined =>
  a.view.kernelHost && placeEngine(a, a.view.kernelHost.name);

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

/** From the technician to an engine that is neither here nor at the wire. */
const middle = (view: View, { engine, session }: Placed): Joined | undefined =>
  engine.name === view.technician.name ? undefined : session;

function reasonsFor(view: View, { engine }: Placed, host: string): Reason[] {
  const { technician, kernelHost } = view;
  const reasons: Reason[] = [];
  if (engine.name !== technician.name) {
    reasons.push(
      reason(
        '2.11',
        `Engine and symbols on ${engine.name}, in the middle; you drive it from ${technician.name}.`,
      ),
    );
  }
  if (kernelHost && !someoneStays(kernelHost)) {
    reasons.push(reason('2.4', `Nobody has to stay at ${host}: all the work happens at ${engine.name}.`));
  }
  reasons.push(
    reason(
      '2.21',
      `Engine and symbols at ${engine.name}; ${host} only passes the wire on. Slower than a debugger there.`,
    ),
  );
  return reasons;
}

const ends = { smartClient: 'kernel-client', client: 'kd' } as const;

function plan(a: Case): Draft {
  const { view } = a;
  const placed = placedFor(a);
  if (!placed) throw new Error('A plan was asked for without a route.');
  const { engine, stub } = placed;
  const relays = repeaters(view, stub, 'repeater');
  const after = startsAfter(['kernel-client', ...relays.ids, 'kd-server'], stub);
  const symbols = symbolNotes(view, engine.name);
  const starter = starterNotes(view.computer(stub.last.hop.to), 'kdsrv');
  const account = login(view, stub.first.hop);
  const session = sessionPart(a, placed, ends);
  const setup = wireSetup(view);
  after.get('kernel-client')?.push(...setup.ready, ...account.before, ...session.before);
  const chain = [serverStep(view, stub), ...relays.steps, ...account.steps, clientStep(view, placed)];
  return {
    routes: [...session.routes, [...stub.hops, wireHop(view)]],
    steps: [
      ...starter.steps,
      ...symbols.steps,
      ...inStartingOrder([
        ...setup.steps,
        ...chain.map((step) => ({ ...step, after: after.get(step.id) ?? [] })),
        ...setup.restart(['kernel-client']),
        ...session.steps,
      ]),
    ],
    cleanup: [
      ...session.cleanup,
      ...cleanup(view, speakerOf(view, placed, ends), session.opened),
      ...relays.cleanup,
      ...account.cleanup,
      ...setup.cleanup,
    ],
    warnings: [
      ...starter.warnings,
      ...symbols.warnings,
      reason('E2', `kdsrv and kd must be of the same release on ${stub.last.hop.to} and ${engine.name}.`),
      ...wireWarnings(view),
      ...wirePrerequisites(view),
      ...linkWarnings(view, stub),
      ...session.warnings,
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
    elevated: wireNeedsElevation(view),
    opens: calls ? [] : opened(hop),
    why: `${calls ? `It calls ${hop.from}` : 'It listens'}, passes the wire of ${view.target.name} on, and prints nothing.`,
    source: sourceOf('E1'),
  });
}

/** kd, not WinDbg: the new WinDbg cannot connect to kdsrv (E10). */
function clientStep(view: View, placed: Placed): Step {
  const { engine, stub } = placed;
  const { password } = view.situation.prefer ?? {};
  const { hop } = stub.first;
  const waits = hop.dial === 'reverse';
  const server = clientString(view, stub.first, { password });
  return run({
    id: 'kernel-client',
    on: engine.name,
    words: [
      'kd',
      ...serverWords(view, placed),
      ...pathWords(view, engine.name),
      '-k',
      quoted(`kdsrv:server=@{${server}},trans=@{${wireString(wireOf(view))}}`),
    ],
    opens: [...(waits ? opened(hop) : []), ...servesOn(placed)],
    ...(waits || isUntouched(view, placed) ? {} : { expects: waitingText }),
    why: `The engine runs here. It waits until ${view.target.name} answers; that is normal.`,
    source: sourceOf('E4'),
  });
}

/** From a client in the middle q would end kd before its last words, and qq ends both (A20). */
function cleanup(view: View, speaker: Watched['speaker'], opened: readonly StepId[]): Step[] {
  const shared = { on: speaker.on, console: speaker.console } as const;
  const afar = speaker.client === true;
  const undone = ['kernel-client', ...(afar ? ['client'] : []), ...opened];
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
      command: afar ? 'qq' : leaveKeys,
      after: ['end-kd-server'],
      why: afar ? 'Ends the kernel debugger, and this client with it.' : 'Ends the kernel debugger.',
      source: sourceOf('18.7'),
      undoes: undone.length > 1 ? undone : 'kernel-client',
    }),
  ];
}
