/** `-server` / `-remote`: the engine runs beside the target, clients carry commands and text (3.A, reverse: 3.B). */
import { inStartingOrder } from '../plan/order.ts';
import type { Reason, Step } from '../plan/schema.ts';
import { type Draft, opened, run } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, serverString, Taken } from '../routes/hops.ts';
import type { Computer } from '../situation/schema.ts';
import { peopleAtDebuggers, someoneStays, type View } from '../situation/view.ts';
import { linkWarnings, starterNotes, symbolNotes } from './advice-notes.ts';
import {
  beyondUserMode,
  blocksOf,
  decisive,
  inheritsRights,
  noDebuggerAt,
  noKernelHost,
  noRoute,
  notWindows,
  symbolsForbidden,
  tooWeak,
} from './conditions.ts';
import { endOfServer, speakerOf } from './debugger-end.ts';
import { discovery } from './discovery.ts';
import { clientProgram, engineComputer, engineProgram, engineWords, pathWords } from './engine.ts';
import { kernelPlan, sharedAtKernelHost } from './kernel.ts';
import { isReverse, type Joined, join, repeaters, startsAfter } from './link.ts';
import { login } from './login.ts';
import { type Case, type Judgement, type Method, preference, ruledOut } from './method.ts';
import { type Installed, install, startsByItself } from './registry.ts';
import { reason, sourceOf } from './rules.ts';
import { needsElevation, stopText, targetStays } from './target-words.ts';
import { undoneWith, watchers } from './watchers.ts';
import { wireGone, wireNeedsElevation, wirePrerequisites, wireSetup } from './wire-setup.ts';
import { wireHop, wireWarnings } from './wires.ts';

export const debuggerMethod: Method = { id: 'debugger', judge, plan };

function judge(a: Case): Judgement {
  const { view } = a;
  const engine = engineComputer(view);
  const kernel = view.situation.target.kind === 'kernel';
  const unfit = kernel
    ? decisive(noKernelHost(view), wireGone(view))
    : decisive(notWindows(view), beyondUserMode(view));
  if (unfit.length > 0) return ruledOut(unfit);
  const linked = linkTo(a, engine);
  const blocks = blocksOf(
    noDebuggerAt(view, view.technician),
    engine.name !== view.technician.name && noDebuggerAt(view, engine),
    tooWeak(view, engine),
    symbolsForbidden(view, engine.name),
    inheritsRights(view),
    !linked && noRoute(a, view.technician.name, engine.name, { rule: '2.2', reverse: mayReverse(a) }),
  );
  if (blocks.length > 0 || !linked) return ruledOut(blocks);
  return {
    blocks: [],
    preference: someoneStays(engine) ? preference.usual : preference.alone,
    reasons: reasonsFor(a, engine, linked),
    route: sharedAtKernelHost(a) ?? linked.hops,
  };
}

/** A server that calls serves exactly one client (B3). */
const mayReverse = ({ view }: Case): boolean => peopleAtDebuggers(view.wants) === 1;

const linkTo = (a: Case, engine: Computer, taken = new Taken()): Joined | undefined =>
  join(a, a.view.technician.name, engine.name, { role: 'session', reverse: mayReverse(a), taken });

function reasonsFor({ view }: Case, engine: Computer, linked: Joined): Judgement['reasons'] {
  const tech = view.technician.name;
  const [relay] = linked.legs.slice(1).map(({ hop }) => hop.from);
  const way = relay
    ? reason('2.7', `${tech} and ${engine.name} reach each other through ${relay}, where a repeater runs.`)
    : isReverse(linked)
      ? reason('2.2', `${engine.name} can call ${tech}, so the server dials back. One client only.`)
      : tech === engine.name
        ? reason('2.1', `Server and client side by side on ${tech}; the engine runs beside the target.`)
        : reason('2.1', `The usual choice: the engine runs beside the target, you drive it from ${tech}.`);
  const person = someoneStays(engine)
    ? []
    : [reason('2.4', `It works best with somebody at ${engine.name} who can help; nobody stays there.`)];
  const slow = linked.slow ? [reason('2.23', 'Only text crosses the slow link.')] : [];
  return [way, ...person, ...slow];
}

function plan(a: Case): Draft {
  const { view } = a;
  const engine = engineComputer(view);
  if (sharedAtKernelHost(a)) return kernelPlan(a);
  const taken = new Taken();
  const linked = linkTo(a, engine, taken);
  if (!linked) throw new Error('A plan was asked for without a route.');
  const relays = repeaters(view, linked, 'repeater');
  const after = startsAfter(['client', ...relays.ids, 'server'], linked);
  const kernel = view.situation.target.kind === 'kernel';
  const setup = kernel ? wireSetup(view) : undefined;
  const server = serverPart(view, engine, linked, [...(setup?.ready ?? []), ...(after.get('server') ?? [])]);
  // Where Windows starts the server, another step stands for it.
  const renamed = (ids: readonly string[] = []) => ids.map((id) => (id === 'server' ? server.started : id));
  const account = login(view, linked.first.hop);
  const found = discovery(view, linked, server.started);
  const client = clientStep(a, linked, [...account.before, ...found.before, ...renamed(after.get('client'))]);
  const speaker = speakerOf(view, engine, server);
  const others = watchers(a, { engine, last: linked.last, server: server.started, speaker, taken });
  const symbols = symbolNotes(view, engine.name);
  const starter = starterNotes(engine, 'the server');
  const middle = relays.steps.map((step) => ({ ...step, after: renamed(after.get(step.id)) }));
  return {
    routes: [linked.hops, ...(kernel ? [[wireHop(view)]] : []), ...others.routes],
    steps: [
      ...starter.steps,
      ...symbols.steps,
      ...inStartingOrder([
        ...(setup?.steps ?? []),
        ...server.steps,
        ...(setup?.restart([server.started]) ?? []),
        ...others.openers,
        ...middle,
        ...account.steps,
        ...found.steps,
        client,
        ...others.steps,
      ]),
    ],
    cleanup: [
      ...others.cleanup,
      ...endOfServer(a, engine, server, undoneWith(others)),
      ...relays.cleanup,
      ...account.cleanup,
      ...server.cleanup,
      ...(setup?.cleanup ?? []),
    ],
    warnings: [
      ...starter.warnings,
      ...symbols.warnings,
      ...(kernel ? [...wireWarnings(view), ...wirePrerequisites(view)] : []),
      ...linkWarnings(view, linked),
      ...slowWarnings(linked),
      ...releaseWarnings(view, engine),
      ...others.warnings,
    ],
  };
}

/** A client is sent what was printed before it came; -clines says how much of it, in characters (A17, engine 4.5). */
const slowWarnings = ({ slow }: Joined): Reason[] =>
  slow
    ? [
        reason(
          'A17',
          'A new client gets all the earlier text, up to 512,000 characters: -clines 2000 asks for less.',
        ),
      ]
    : [];

/** Recent releases fit each other; this is advice, not a rule (A2). */
function releaseWarnings({ technician }: View, engine: Computer): Reason[] {
  const [one, other] = [technician.release, engine.release];
  if (one === undefined || other === undefined || one === other) return [];
  return [
    reason(
      'A2',
      `${technician.name} has release ${one}, ${engine.name} has ${other}: the same release is safer.`,
    ),
  ];
}

/** The server as a console of its own, or put into the registry for Windows to start (S46, S49). */
function serverPart(view: View, engine: Computer, linked: Joined, after: string[]): Installed {
  if (!startsByItself(view.situation.target)) {
    return { steps: [serverStep(view, engine, linked, after)], cleanup: [], started: 'server' };
  }
  const { hop } = linked.last;
  const { password } = view.situation.prefer ?? {};
  const transport = serverString(view, linked.last, { password, hidden: view.wants.hidden });
  const words = [
    ...['-server', quoted(transport), '-noio'],
    ...pathWords(view, engine.name),
    // So that the program outlives the session (engine 14.6).
    ...(targetStays(view) ? ['-pd'] : []),
  ];
  return install(view, words, after, hop.dial === 'forward' ? opened(hop) : []);
}

function serverStep(view: View, engine: Computer, linked: Joined, after: string[]): Step {
  const { prefer, target } = view.situation;
  const { hop } = linked.last;
  const calls = hop.dial === 'reverse';
  const transport = serverString(view, linked.last, {
    password: prefer?.password,
    hidden: view.wants.hidden,
  });
  const quiet = view.wants.untouchedServerConsole === true;
  return run({
    id: 'server',
    on: engine.name,
    words: [
      engineProgram(view),
      '-server',
      quoted(transport),
      ...(quiet ? ['-noio'] : []),
      ...engineWords(view, engine.name),
    ],
    after,
    folder: target.folder,
    opens: calls ? [] : opened(hop),
    // With -noio nothing is printed at this end.
    expects: quiet ? undefined : stopText(target),
    elevated: needsElevation(view) || (target.kind === 'kernel' && wireNeedsElevation(view)),
    why: calls
      ? `${engine.name} calls ${hop.from}, which waits for it. If the link breaks, type the same with .server here again.`
      : `The engine and its symbols are here, beside the target. ${hop.from} calls it.`,
    source: sourceOf(calls ? 'B1' : '2.1'),
  });
}

function clientStep({ view }: Case, linked: Joined, after: string[]): Step {
  const { hop } = linked.first;
  const waits = hop.dial === 'reverse';
  const transport = clientString(view, linked.first, { password: view.situation.prefer?.password });
  return run({
    id: 'client',
    on: view.technician.name,
    words: [...clientProgram(view), '-remote', quoted(transport), ...localSources(view)],
    after,
    opens: waits ? opened(hop) : [],
    ...(waits ? {} : { expects: 'connected at' }),
    why: waits
      ? `It listens first and prints nothing until ${hop.to} calls; then "connected at". There is no time limit.`
      : `Your console: it carries what you type to ${linked.last.hop.to} and prints what the engine says.`,
    source: sourceOf(waits ? 'B1' : '2.1'),
  });
}

/** Only WinDbg has a source path of the client's own; it follows -remote (A11). */
function localSources(view: Case['view']): string[] {
  const { sources, technician } = view.situation;
  const only =
    sources?.path !== undefined &&
    sources.on.includes(technician) &&
    !sources.on.includes(engineComputer(view).name);
  return only ? ['-lsrcpath', quoted(sources.path ?? '')] : [];
}
