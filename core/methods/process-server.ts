/** dbgsrv beside the target, the engine in the smart client at the technician (3.D). */
import { inStartingOrder } from '../plan/order.ts';
import type { Reason, Step } from '../plan/schema.ts';
import { type Draft, opened, run, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, serverString, Taken } from '../routes/hops.ts';
import { someoneStays, type View } from '../situation/view.ts';
import { linkWarnings, starterNotes, symbolNotes } from './advice-notes.ts';
import {
  beyondUserMode,
  blocksOf,
  type Condition,
  decisive,
  indexOf,
  listed,
  noDebuggerAt,
  noRoute,
  notWindows,
  sourcesForbidden,
  symbolsForbidden,
} from './conditions.ts';
import { pathWords } from './engine.ts';
import { isReverse, type Joined, join, repeaters, startsAfter } from './link.ts';
import { login } from './login.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { reason, sourceOf } from './rules.ts';
import { stopText, targetName, targetStays, targetWords } from './target-words.ts';

export const processServer: Method = { id: 'process-server', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const { technician, target } = view;
  const unfit = decisive(notWindows(view), userModeOnly(view), beyondUserMode(view));
  if (unfit.length > 0) return ruledOut(unfit);
  const linked = linkTo(a);
  const blocks = blocksOf(
    noDebuggerAt(view, technician),
    noDbgsrv(view),
    otherRelease(view),
    symbolsForbidden(view, technician.name),
    sourcesForbidden(view, technician.name),
    oneEngine(view),
    !linked && noRoute(a, technician.name, target.name, { rule: '2.2', reverse: true }),
  );
  if (blocks.length > 0 || !linked) return ruledOut(blocks);
  return {
    blocks: [],
    preference: preferenceOf(view),
    reasons: reasonsFor(view, linked),
    route: linked.hops,
  };
}

/** Each smart client has a session of its own and no reverse server takes two, but that is the route's business: one link here. */
const linkTo = (a: Case): Joined | undefined =>
  join(a, a.view.technician.name, a.view.target.name, { role: 'stub', reverse: true, taken: new Taken() });

function userModeOnly(view: View): Condition {
  const { kind } = view.situation.target;
  const says: Partial<Record<typeof kind, [Reason, string]>> = {
    kernel: [
      reason('D1', 'dbgsrv carries user-mode sessions only; the target is a kernel.'),
      'Use a KD server.',
    ],
    'dump-file': [
      reason('D4', 'A process server opens no dump files.'),
      'Use a debugger server, or copy the dump.',
    ],
    crash: [
      reason('D1', 'dbgsrv waits for nothing: a crash must start the debugger by itself.'),
      'Use a debugger server.',
    ],
    'service-start': [
      reason(
        '2.14',
        'dbgsrv attaches to what runs already; the code at the start of a service is over by then.',
      ),
      'Choose the running service, or use a debugger server.',
    ],
  };
  const found = says[kind];
  return found !== undefined && { reason: found[0], changes: [{ says: found[1] }] };
}

/** dbgsrv.exe is in the kit; the Store package does not name it (13.4). */
function noDbgsrv(view: View): Condition {
  const { name, tools } = view.target;
  if (tools === 'kit') return false;
  const says =
    tools === 'store'
      ? `${name} has WinDbg from the Store, which comes without dbgsrv.exe.`
      : `${name} has no dbgsrv.exe.`;
  return {
    reason: reason('13.4', says),
    changes: [
      {
        says: `Install the Debugging Tools for Windows on ${name}, the release of ${view.technician.name}.`,
        change: [{ op: 'replace', path: `/computers/${indexOf(view, name)}/tools`, value: 'kit' }],
      },
    ],
  };
}

/** Both ends must be of one release; a difference that is known rules the method out (D2). */
function otherRelease({ situation, technician, target, oneComputer }: View): Condition {
  const [one, other] = [technician.release, target.release];
  if (oneComputer || one === undefined || other === undefined || one === other) return false;
  const index = situation.computers.indexOf(target);
  return {
    reason: reason(
      'D2',
      `${technician.name} has release ${one}, ${target.name} has ${other}; dbgsrv must be the same as the debugger.`,
    ),
    changes: [
      {
        says: `Put release ${one} on ${target.name}.`,
        change: [{ op: 'replace', path: `/computers/${index}/release`, value: one }],
      },
    ],
  };
}

/** The engine is at the technician's console, so whoever looks on would have to sit there. */
function oneEngine({ wants }: View): Condition {
  const { watchers } = wants;
  return (
    watchers !== undefined &&
    watchers.length > 0 && {
      reason: reason('D5', `The engine is the technician's own: ${listed(watchers)} cannot look on.`),
      changes: [{ says: 'Do without watchers.', change: [{ op: 'remove', path: '/wants/watchers' }] }],
    }
  );
}

/** With nobody at the target, or with secrets or weakness there, this is what the page recommends (2.4, 2.5). */
function preferenceOf(view: View): number {
  if (someoneStays(view.target)) return preference.slower;
  return preference.nobodyStays;
}

function reasonsFor(view: View, linked: Joined): Reason[] {
  const { technician, target, situation } = view;
  const reasons: Reason[] = [];
  if (!someoneStays(target)) {
    reasons.push(
      reason('2.4', `Nobody has to stay at ${target.name}: all the work happens at ${technician.name}.`),
    );
  }
  if (situation.symbols.confidential && situation.symbols.on.includes(technician.name)) {
    reasons.push(reason('2.5', `The engine runs at ${technician.name}, so the symbols never leave it.`));
  }
  if (target.weak) reasons.push(reason('2.5', `${target.name} runs only dbgsrv, which needs little memory.`));
  reasons.push(
    reason('1.3', `Engine and symbols at ${technician.name}. Slower: every memory read crosses the link.`),
  );
  if (isReverse(linked)) {
    reasons.push(reason('2.2', `${target.name} can call ${technician.name}, so dbgsrv dials back.`));
  }
  return reasons;
}

function plan(a: Case): Draft {
  const { view } = a;
  const linked = linkTo(a);
  if (!linked) throw new Error('A plan was asked for without a route.');
  const relays = repeaters(view, linked, 'repeater');
  const after = startsAfter(['smart-client', ...relays.ids, 'process-server'], linked);
  const symbols = symbolNotes(view, view.technician.name);
  const starter = starterNotes(view.target, 'dbgsrv');
  const account = login(view, linked.first.hop);
  after.get('smart-client')?.push(...account.before);
  const chain = [serverStep(view, linked), ...relays.steps, ...account.steps, clientStep(view, linked)];
  return {
    routes: [linked.hops],
    steps: [
      ...starter.steps,
      ...symbols.steps,
      ...inStartingOrder(chain.map((step) => ({ ...step, after: after.get(step.id) ?? [] }))),
    ],
    cleanup: [...cleanup(view), ...relays.cleanup, ...account.cleanup],
    warnings: [
      ...starter.warnings,
      ...symbols.warnings,
      ...warningsFor(view, linked),
      ...linkWarnings(view, linked),
    ],
  };
}

function serverStep(view: View, linked: Joined): Step {
  const { hop } = linked.last;
  const calls = hop.dial === 'reverse';
  const { prefer, target } = view.situation;
  const transport = serverString(view, linked.last, {
    password: prefer?.password,
    hidden: view.wants.hidden,
  });
  return run({
    id: 'process-server',
    on: view.target.name,
    words: ['dbgsrv', '-t', quoted(transport)],
    // A new program gets the working folder of dbgsrv, not of the debugger (engine 8.2).
    folder: target.folder,
    silent: true,
    opens: calls ? [] : opened(hop),
    why: calls
      ? `It calls ${hop.from}, reads memory on request, and prints nothing.`
      : `It listens, reads memory on request, and prints nothing.`,
    source: sourceOf('D15'),
  });
}

function clientStep(view: View, linked: Joined): Step {
  const { hop } = linked.first;
  const waits = hop.dial === 'reverse';
  const transport = clientString(view, linked.first, { password: view.situation.prefer?.password });
  const stop = stopText(view.situation.target);
  return run({
    id: 'smart-client',
    on: view.technician.name,
    words: [
      view.wants.graphical ? 'windbg' : 'cdb',
      '-premote',
      quoted(transport),
      ...pathWords(view, view.technician.name),
      ...targetWords(view),
    ],
    opens: waits ? opened(hop) : [],
    ...(stop === undefined || waits ? {} : { expects: stop }),
    why: waits
      ? `It listens first and prints nothing until ${hop.to} calls; then ${targetName(view.situation)} stops here.`
      : `The engine runs here. ${targetName(view.situation)} runs on ${view.target.name} and stops at this prompt.`,
    source: sourceOf('D1'),
  });
}

function warningsFor(view: View, linked: Joined): Reason[] {
  const { technician, target, situation } = view;
  const warnings: Reason[] = [];
  if (!view.oneComputer && (technician.release === undefined || target.release === undefined)) {
    warnings.push(
      reason(
        'D2',
        `dbgsrv on ${target.name} and the debugger on ${technician.name} must be of the same release: not checked yet.`,
      ),
    );
  }
  if (technician.tools === 'store' && !view.oneComputer) {
    warnings.push(
      reason(
        '13.6',
        `WinDbg on ${technician.name} updates itself, and may then no longer fit dbgsrv on ${target.name}.`,
      ),
    );
  }
  if (linked.slow) {
    warnings.push(
      reason(
        'engine 14.4',
        'The link is slow: the first prompt takes about 150 round trips, at 100 ms each 16 s.',
      ),
    );
  }
  const narrow = situation.target.architecture ?? target.architecture;
  if (narrow === 'x86' && !view.oneComputer) {
    warnings.push(
      reason(
        '13.8',
        `A 32-bit process on another computer needs the 32-bit tools, on ${target.name} and on ${technician.name}.`,
      ),
    );
  }
  return warnings;
}

/** dbgsrv first, because only a smart client can end it from afar; with -pd the target survives both (engine 14.6). */
function cleanup(view: View): Step[] {
  const stays = targetStays(view);
  const name = targetName(view.situation);
  const shared = { on: view.technician.name, console: 'smart-client' } as const;
  return [
    type({
      ...shared,
      id: 'end-process-server',
      command: '.endpsrv',
      expects: 'Server told to exit',
      why: `Ends dbgsrv on ${view.target.name}. ${stays ? `${name} runs on because of -pd.` : `${name} ends with it.`}`,
      source: sourceOf('D15'),
      undoes: 'process-server',
    }),
    type({
      ...shared,
      id: 'end-smart-client',
      command: 'q',
      after: ['end-process-server'],
      expects: 'quit:',
      why: 'Ends the debugger here; its target is gone or let go already.',
      source: sourceOf('engine 14.6'),
      undoes: 'smart-client',
    }),
  ];
}
