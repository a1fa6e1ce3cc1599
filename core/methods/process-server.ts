/** dbgsrv beside the target, the engine in the smart client at the technician or in the middle (3.D, 3.I). */
import type { Reason } from '../plan/schema.ts';
import type { Computer } from '../situation/schema.ts';
import { someoneStays, type View } from '../situation/view.ts';
import {
  beyondUserMode,
  blocksOf,
  type Condition,
  decisive,
  indexOf,
  noDebuggerAt,
  noRoute,
  notWindows,
  sourcesForbidden,
  symbolsForbidden,
} from './conditions.ts';
import { isReverse } from './link.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { joinStub, type Placed, placeEngine } from './place.ts';
import { plan } from './process-server-plan.ts';
import { reason } from './rules.ts';

export const processServer: Method = { id: 'process-server', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const { technician, target } = view;
  const unfit = decisive(notWindows(view), userModeOnly(view), beyondUserMode(view));
  if (unfit.length > 0) return ruledOut(unfit);
  const placed = placeEngine(a, target.name);
  const engine = placed?.engine ?? technician;
  const blocks = blocksOf(
    noDebuggerAt(view, technician),
    noDbgsrv(view),
    otherRelease(view, engine),
    symbolsForbidden(view, engine.name),
    sourcesForbidden(view, engine.name),
    !placed &&
      !joinStub(a, technician.name, target.name) &&
      noRoute(a, technician.name, target.name, { rule: '2.2', reverse: true }),
  );
  if (blocks.length > 0 || !placed) return ruledOut(blocks);
  return {
    blocks: [],
    preference: preferenceOf(view),
    reasons: reasonsFor(view, placed),
    route: [...(placed.session?.hops ?? []), ...placed.stub.hops],
  };
}

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
function otherRelease({ situation, target }: View, engine: Computer): Condition {
  const [one, other] = [engine.release, target.release];
  if (engine.name === target.name || one === undefined || other === undefined || one === other) return false;
  const index = situation.computers.indexOf(target);
  return {
    reason: reason(
      'D2',
      `${engine.name} has release ${one}, ${target.name} has ${other}; dbgsrv must be the same as the debugger.`,
    ),
    changes: [
      {
        says: `Put release ${one} on ${target.name}.`,
        change: [{ op: 'replace', path: `/computers/${index}/release`, value: one }],
      },
    ],
  };
}

/** With nobody at the target, or with secrets or weakness there, this is what the page recommends (2.4, 2.5). */
function preferenceOf(view: View): number {
  if (someoneStays(view.target)) return preference.slower;
  return preference.nobodyStays;
}

function reasonsFor(view: View, { engine, stub }: Placed): Reason[] {
  const { technician, target, situation } = view;
  const reasons: Reason[] = [];
  const here = engine.name;
  if (here !== technician.name) {
    reasons.push(
      reason('2.11', `Engine and symbols on ${here}, in the middle; you drive it from ${technician.name}.`),
    );
  }
  if (!someoneStays(target)) {
    reasons.push(reason('2.4', `Nobody has to stay at ${target.name}: all the work happens at ${here}.`));
  }
  if (situation.symbols.confidential && situation.symbols.on.includes(here)) {
    reasons.push(reason('2.5', `The engine runs at ${here}, so the symbols never leave it.`));
  }
  if (target.weak) reasons.push(reason('2.5', `${target.name} runs only dbgsrv, which needs little memory.`));
  reasons.push(reason('1.3', `Engine and symbols at ${here}. Slower: every memory read crosses the link.`));
  if (isReverse(stub)) reasons.push(reason('2.2', `${target.name} can call ${here}, so dbgsrv dials back.`));
  return reasons;
}
