/** The steps of a process server, its smart client, and of whoever drives or watches that from elsewhere (3.D, 3.I). */
import { inStartingOrder } from '../plan/order.ts';
import type { Reason, Step } from '../plan/schema.ts';
import { type Draft, opened, run } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, serverString } from '../routes/hops.ts';
import type { Computer } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { linkWarnings, starterNotes, symbolNotes } from './advice-notes.ts';
import { discovery } from './discovery.ts';
import { pathWords } from './engine.ts';
import { type Joined, repeaters, startsAfter } from './link.ts';
import { login } from './login.ts';
import type { Case } from './method.ts';
import { type Placed, placeEngine } from './place.ts';
import { endOfProcessServer } from './process-server-end.ts';
import { reason, sourceOf } from './rules.ts';
import { isUntouched, serverWords, servesOn, sessionPart, speakerOf } from './smart-session.ts';
import {
  needsElevation,
  startsSuspended,
  stopText,
  suspendedWords,
  targetName,
  targetWords,
  windowsProgram,
} from './target-words.ts';

const ends = { smartClient: 'smart-client', client: 'cdb' } as const;

export function plan(a: Case): Draft {
  const { view } = a;
  const placed = placeEngine(a, view.target.name);
  if (!placed) throw new Error('A plan was asked for without a route.');
  const { engine, stub } = placed;
  const relays = repeaters(view, stub, 'repeater');
  const after = startsAfter(['smart-client', ...relays.ids, 'process-server'], stub);
  const symbols = symbolNotes(view, engine.name);
  const starter = starterNotes(view.target, 'dbgsrv');
  const account = login(view, stub.first.hop);
  const session = sessionPart(a, placed, ends);
  const speaker = speakerOf(view, placed, ends);
  const found = discovery(view, stub, 'process-server');
  after.get('smart-client')?.push(...account.before, ...found.before, ...session.before);
  const chain = [serverStep(view, stub), ...relays.steps, ...account.steps, clientStep(view, placed)];
  return {
    routes: [...session.routes, stub.hops],
    steps: [
      ...starter.steps,
      ...symbols.steps,
      ...inStartingOrder([
        ...chain.map((step) => ({ ...step, after: after.get(step.id) ?? [] })),
        ...found.steps,
        ...session.steps,
      ]),
    ],
    cleanup: [
      ...session.cleanup,
      ...endOfProcessServer(view, {
        on: speaker.on,
        console: speaker.client ? 'client' : 'smart-client',
        ends: session.opened,
      }),
      ...relays.cleanup,
      ...account.cleanup,
    ],
    warnings: [
      ...starter.warnings,
      ...symbols.warnings,
      ...warningsFor(view, engine, stub),
      ...linkWarnings(view, stub),
      ...session.warnings,
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
    // -cs takes the rest of the line (D11).
    words: [
      'dbgsrv',
      '-t',
      quoted(transport),
      ...(startsSuspended(view) ? ['-cs', ...windowsProgram(view)] : []),
    ],
    // A new program gets the working folder of dbgsrv, not of the debugger (engine 8.2).
    folder: target.folder,
    silent: true,
    elevated: needsElevation(view),
    opens: calls ? [] : opened(hop),
    why: calls
      ? `It calls ${hop.from}, reads memory on request, and prints nothing.`
      : `It listens, reads memory on request, and prints nothing.`,
    source: sourceOf(startsSuspended(view) ? 'D11' : 'D15'),
  });
}

function clientStep(view: View, placed: Placed): Step {
  const { engine, stub, session } = placed;
  const { hop } = stub.first;
  const waits = hop.dial === 'reverse';
  const { password } = view.situation.prefer ?? {};
  return run({
    id: 'smart-client',
    on: engine.name,
    words: [
      view.wants.graphical && engine.name === view.technician.name ? 'windbg' : 'cdb',
      ...serverWords(view, placed),
      '-premote',
      quoted(clientString(view, stub.first, { password })),
      ...pathWords(view, engine.name),
      ...(startsSuspended(view) ? suspendedWords(view) : targetWords(view)),
    ],
    opens: [...(waits ? opened(hop) : []), ...servesOn(placed)],
    expects: waits || isUntouched(view, placed) ? undefined : stopText(view.situation.target),
    why: waits
      ? `It listens first and prints nothing until ${hop.to} calls; then ${targetName(view.situation)} stops here.`
      : `The engine runs here. ${targetName(view.situation)} runs on ${view.target.name} and stops at this prompt.`,
    source: sourceOf(session ? '2.11' : 'D1'),
  });
}

function warningsFor(view: View, engine: Computer, linked: Joined): Reason[] {
  const { target, situation } = view;
  const apart = engine.name !== target.name;
  const warnings: Reason[] = [];
  if (apart && (engine.release === undefined || target.release === undefined)) {
    warnings.push(
      reason(
        'D2',
        `dbgsrv on ${target.name} and the debugger on ${engine.name} must be of the same release: not checked yet.`,
      ),
    );
  }
  if (engine.tools === 'store' && apart) {
    warnings.push(
      reason(
        '13.6',
        `WinDbg on ${engine.name} updates itself, and may then no longer fit dbgsrv on ${target.name}.`,
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
  if (narrow === 'x86' && apart) {
    warnings.push(
      reason(
        '13.8',
        `A 32-bit process on another computer needs the 32-bit tools, on ${target.name} and on ${engine.name}.`,
      ),
    );
  }
  return warnings;
}
