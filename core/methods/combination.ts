/** `-server` with `-ddefer`: a client drives while the target runs, the kernel debugger while it stands still (3.H). */

import { inStartingOrder } from '../plan/order.ts';
import type { Step } from '../plan/schema.ts';
import { type Draft, leaveKeys, opened, run, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, serverString, Taken } from '../routes/hops.ts';
import { peopleAtDebuggers, type View } from '../situation/view.ts';
import { linkWarnings, symbolNotes } from './advice-notes.ts';
import { blocksOf, inheritsRights, noDebuggerAt, noRoute } from './conditions.ts';
import { preferenceOf } from './kernel-controlled.ts';
import { type Joined, join, repeaters, startsAfter } from './link.ts';
import { login } from './login.ts';
import { type Case, type Judgement, type Method, ruledOut } from './method.ts';
import { kernelDebugger, redirectedBlocks, redirectedCleanup, userDebugger } from './redirected.ts';
import { startsByItself } from './registry.ts';
import { reason, sourceOf } from './rules.ts';
import { undoneWith, watchers } from './watchers.ts';
import { wirePrerequisites } from './wire-setup.ts';
import { wireHop, wireWarnings } from './wires.ts';

export const combination: Method = { id: 'combination', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const { target, technician, kernelHost } = view;
  const linked = linkTo(a);
  const blocks = [
    ...redirectedBlocks(view, `Needs the same kernel connection to ${target.name}.`),
    ...blocksOf(
      view.situation.target.kind === 'logon-process' && {
        reason: reason(
          '2.8',
          `While WinLogon stands still ${target.name} serves nobody, so no client gets in.`,
        ),
        changes: [{ says: 'Drive it from the kernel debugger alone.' }],
      },
      inheritsRights(view),
      technician.name === target.name && {
        reason: reason('H5', `You sit at ${target.name}, which stands still with its target.`),
        changes: [{ says: 'Sit at another computer.' }],
      },
      technician.name !== target.name &&
        technician.name !== kernelHost?.name &&
        noDebuggerAt(view, technician),
      technician.name !== target.name &&
        !linked &&
        noRoute(a, technician.name, target.name, { rule: '2.2', reverse: mayReverse(a) }),
    ),
  ];
  if (blocks.length > 0 || !linked) return ruledOut(blocks);
  const login = view.situation.symbols.server === 'authenticated';
  return {
    blocks: [],
    // Next to the plain redirection, which needs one program less and is ruled out where the login matters (2.9).
    preference: preferenceOf(view) + 1,
    reasons: [
      login
        ? reason(
            '2.9',
            'The symbol server asks for a login: symbols are loaded through the client, while the target runs.',
          )
        : reason('2.8', `User and kernel state of ${target.name} together; a client drives while it runs.`),
    ],
    route: linked.hops,
  };
}

const mayReverse = ({ view }: Case): boolean => peopleAtDebuggers(view.wants) === 1;

/** A serial line is the kernel's, and a service must not be needed for the link (H7): tcp and pipes only. */
function linkTo(a: Case, taken = new Taken()): Joined | undefined {
  const { technician, target } = a.view;
  if (technician.name === target.name) return undefined;
  const linked = join(a, technician.name, target.name, {
    role: 'session',
    reverse: mayReverse(a),
    taken,
  });
  return linked?.hops.some(({ transport }) => transport === 'com') ? undefined : linked;
}

function plan(a: Case): Draft {
  const { view } = a;
  const taken = new Taken();
  const linked = linkTo(a, taken);
  const host = view.kernelHost;
  if (!linked || !host) throw new Error('A plan was asked for without a route.');
  const relays = repeaters(view, linked, 'repeater');
  const after = startsAfter(['client', ...relays.ids, 'user-debugger'], linked);
  const { password } = view.situation.prefer ?? {};
  const server = serverString(view, linked.last, { password, hidden: view.wants.hidden });
  // Where Windows starts the debugger, the kernel debugger waits for it already; else the order of the page (3.H).
  const waits = startsByItself(view.situation.target);
  const listens = linked.last.hop.dial === 'forward';
  const user = userDebugger(view, {
    words: ['-server', quoted(server), '-ddefer'],
    after: [...(waits ? ['kernel-debugger'] : []), ...(after.get('user-debugger') ?? [])],
    opens: listens ? opened(linked.last.hop) : [],
    why: `-server comes first, and -ddefer instead of -d. ${view.target.name} stands still until ${host.name} answers the first prompt.`,
  });
  const renamed = (ids: readonly string[]) => ids.map((id) => (id === 'user-debugger' ? user.started : id));
  const account = login(view, linked.first.hop);
  const client = clientStep(view, linked, [...account.before, ...renamed(after.get('client') ?? [])]);
  const kd = kernelDebugger(view, host.name, waits ? [] : [user.started]);
  const others = watchers(a, {
    engine: view.target,
    last: linked.last,
    server: user.started,
    // Only the client has the prompt while the target runs (H5).
    speaker: { on: client.on, console: client.id, after: ['sleep'], client: true },
    taken,
  });
  const middle = relays.steps.map((step) => ({ ...step, after: renamed(after.get(step.id) ?? []) }));
  const symbols = symbolNotes(view, view.target.name);
  return {
    routes: [linked.hops, [wireHop(view)], ...others.routes],
    steps: [
      ...symbols.steps,
      ...inStartingOrder([
        ...user.steps,
        kd,
        ...middle,
        ...account.steps,
        client,
        sleep(host.name, [kd.id, client.id, user.started]),
        ...others.openers,
        ...others.steps,
      ]),
    ],
    cleanup: [
      ...others.cleanup,
      leave(view),
      ...redirectedCleanup(view, host.name, [...user.ids, ...undoneWith(others)]).map((step, index) =>
        index === 0 ? { ...step, after: ['leave-client'] } : step,
      ),
      ...relays.cleanup,
      ...account.cleanup,
      ...user.cleanup,
    ],
    warnings: [
      ...symbols.warnings,
      ...(view.situation.symbols.server === 'authenticated'
        ? [
            reason(
              '2.9',
              `Load symbols from ${view.technician.name} only. Through ${host.name} the login fails.`,
            ),
          ]
        : []),
      reason('H5', `While ${view.target.name} is stopped the client stands still. It is not lost.`),
      ...wireWarnings(view),
      ...wirePrerequisites(view),
      ...linkWarnings(view, linked),
      ...others.warnings,
    ],
  };
}

function clientStep(view: View, linked: Joined, after: string[]): Step {
  const { hop } = linked.first;
  const { password } = view.situation.prefer ?? {};
  return run({
    id: 'client',
    on: view.technician.name,
    words: [
      view.wants.graphical ? 'windbg' : 'cdb',
      '-remote',
      quoted(clientString(view, linked.first, { password })),
    ],
    after,
    opens: hop.dial === 'reverse' ? opened(hop) : [],
    why: `Nothing appears until ${view.target.name} runs for a while: a computer that stands still answers nobody.`,
    source: sourceOf('H5'),
  });
}

/** Long enough for the handshake; 0n, because numbers are hexadecimal otherwise (S43). */
const sleepMs = 5000;

const sleep = (on: string, after: string[]): Step =>
  type({
    id: 'sleep',
    on,
    console: 'kernel-debugger',
    command: `.sleep 0n${sleepMs}`,
    after,
    why: 'At the first prompt 0:000>: the target runs for 5 seconds, the client gets in and has the prompt then.',
    source: sourceOf('H4'),
  });

const leave = (view: View): Step =>
  type({
    id: 'leave-client',
    on: view.technician.name,
    console: 'client',
    command: leaveKeys,
    why: 'Ends the client only.',
    source: sourceOf('A20'),
    undoes: 'client',
  });
