/**
 * People who look on: each gets a client of their own (design 4a). Whoever reaches the technician's server joins it; for others the same
 * debugger opens further servers by `.server`, each with its own transport (A5), or by `.remote` for those who have no debugger (S15).
 */
import type { Reason, Step, StepId } from '../plan/schema.ts';
import { type Draft, leaveKeys, opened, run, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, type Leg, serverString, type Taken } from '../routes/hops.ts';
import { allows, highOf, lowOf } from '../routes/ports.ts';
import type { Computer, ComputerName } from '../situation/schema.ts';
import { runsWindowsTools } from '../situation/view.ts';
import { clientProgram } from './engine.ts';
import { join, repeaters, startsAfter } from './link.ts';
import type { Case } from './method.ts';
import { startsByItself } from './registry.ts';
import { copyRemote, leaveRemote, remoteClient, sessionName } from './remote-words.ts';
import { reason, sourceOf } from './rules.ts';

/** The debugger that people look on at. */
export interface Watched {
  readonly engine: Computer;
  /** What its first server listens on; without one, every watcher is served by `.server`. */
  readonly last?: Leg;
  /** After this step the first server runs. */
  readonly server: StepId;
  /** Where further servers are opened: its own console, or that of a client. */
  readonly speaker: {
    readonly on: ComputerName;
    readonly console: StepId;
    readonly after: readonly StepId[];
    readonly client?: true;
  };
  readonly taken: Taken;
}

export interface Watching extends Draft {
  /** The further servers; they end with the debugger, so whatever ends it undoes them. */
  readonly openers: Step[];
}

const nobodyWatches = (): Watching => ({
  routes: [],
  openers: [],
  steps: [],
  cleanup: [],
  warnings: [],
});

/** The ids that whatever ends the debugger has to undo. */
export const undoneWith = ({ openers }: Watching): StepId[] => openers.map(({ id }) => id);

/** A server that somebody can join, and the step after which it runs. */
interface Open {
  readonly leg: Leg;
  readonly step: StepId;
}

/** A watcher who cannot reach the debugger is named in a warning: a wish never hides a method. */
export function watchers(a: Case, watched: Watched): Watching {
  const draft = nobodyWatches();
  const open: Open[] = watched.last ? [{ leg: watched.last, step: watched.server }] : [];
  a.view.wants.watchers?.forEach((name, index) => {
    const id = `watcher-${index + 1}`;
    const watches = runsWindowsTools(a.view.computer(name))
      ? joins(draft, a, watched, open, name, id) || opensAnother(draft, a, watched, open, name, id)
      : byRemoteExe(draft, a, watched, name, id);
    if (!watches) draft.warnings.push(cannotWatch(a, name, watched.engine.name));
  });
  return draft;
}

function cannotWatch({ view }: Case, name: ComputerName, engine: ComputerName): Reason {
  return runsWindowsTools(view.computer(name))
    ? reason('B3', `${name} cannot call ${engine} as the server listens, so nobody can look on from there.`)
    : reason('2.3', `${name} has no debugger, so nobody can look on from there.`);
}

/** At a server that is open already. */
function joins(
  draft: Watching,
  a: Case,
  { engine }: Watched,
  open: readonly Open[],
  name: ComputerName,
  id: StepId,
): boolean {
  for (const { leg, step } of open) {
    const own = legFrom(a, name, engine.name, leg);
    if (!own) continue;
    addWatcher(draft, a, own, id, [step]);
    draft.routes.push([own.hop]);
    return true;
  }
  return false;
}

function legFrom(a: Case, from: ComputerName, to: ComputerName, { hop }: Leg): Leg | undefined {
  if (hop.dial !== 'forward' || hop.transport === 'com') return undefined;
  const { through: _, ...direct } = hop;
  const leg: Leg = { hop: { ...direct, from } };
  if (from === to) return leg;
  const carrier = hop.pipe === undefined ? 'tcp' : 'npipe';
  const { port } = hop;
  const reachable = a.graph.links(from, to).some(
    (link) =>
      link.dial === 'forward' &&
      link.carrier === carrier &&
      // Of a range the server may take any.
      (port === undefined || (allows(link.ports, lowOf(port)) && allows(link.ports, highOf(port)))),
  );
  return reachable ? leg : undefined;
}

/** One more server in the same debugger, by what this watcher can use (S08). */
function opensAnother(
  draft: Watching,
  a: Case,
  { engine, server, speaker, taken }: Watched,
  open: Open[],
  name: ComputerName,
  id: StepId,
): boolean {
  const { view } = a;
  // Windows starts this debugger, at a moment of its own: all that it offers stands in the registry already.
  if (startsByItself(view.situation.target)) return false;
  const linked = join(a, name, engine.name, { role: 'session', reverse: false, taken });
  if (!linked) return false;
  const { password } = view.situation.prefer ?? {};
  const step = `server-${draft.openers.length + 2}`;
  const relays = repeaters(view, linked, `${id}-repeater`);
  const after = startsAfter([id, ...relays.ids, step], linked);
  const transport = serverString(view, linked.last, { password, hidden: view.wants.hidden });
  const { on, console, client } = speaker;
  draft.openers.push({
    ...type({
      id: step,
      on,
      console,
      command: `.server ${transport}`,
      after: [...new Set([server, ...speaker.after])],
      expects: 'Server started',
      why: `One more server in the same debugger, for ${name}. ${client ? `Typed here, opened on ${engine.name}.` : 'All clients see the same session.'}`,
      source: sourceOf('A5'),
    }),
    opens: opened(linked.last.hop),
  });
  draft.steps.push(...relays.steps.map((relay) => ({ ...relay, after: after.get(relay.id) ?? [] })));
  addWatcher(draft, a, linked.first, id, after.get(id) ?? []);
  draft.cleanup.push(...relays.cleanup);
  draft.routes.push(linked.hops);
  open.push({ leg: linked.last, step });
  return true;
}

function addWatcher(draft: Watching, { view }: Case, leg: Leg, id: StepId, after: readonly StepId[]): void {
  const on = leg.hop.from;
  const transport = clientString(view, leg, { password: view.situation.prefer?.password });
  draft.steps.push(
    run({
      id,
      on,
      words: [...clientProgram(view), '-remote', quoted(transport)],
      after,
      expects: 'connected at',
      why: `${on} looks on, and can type too.`,
      source: sourceOf('2.1'),
    }),
  );
  draft.cleanup.push(
    type({
      id: `leave-${id}`,
      on,
      console: id,
      command: leaveKeys,
      why: 'Ends this client only.',
      source: sourceOf('A20'),
      undoes: id,
    }),
  );
}

/** `.remote` turns the console of a debugger that runs already into a session of remote.exe; only that console knows it (C3, C4). */
function byRemoteExe(
  draft: Watching,
  a: Case,
  { engine, server, speaker }: Watched,
  name: ComputerName,
  id: StepId,
): boolean {
  const { view } = a;
  const links = a.route(name, engine.name, { carriers: ['npipe'], reverse: false, relays: false });
  const { os, tools } = view.computer(name);
  const open = draft.openers.find(({ command }) => command.startsWith('.remote '));
  const fits = os === 'windows' && tools !== 'gdb' && !speaker.client && view.wants.encryption !== true;
  if (!links || !fits) return false;
  const pipe = sessionName(view);
  const opener = open?.id ?? 'remote-session';
  if (!open) {
    draft.openers.push({
      ...type({
        id: opener,
        on: speaker.on,
        console: speaker.console,
        command: `.remote ${pipe}`,
        after: [...new Set([server, ...speaker.after])],
        why: `${name} has no debugger: remote.exe shows this console there. It asks for no password.`,
        source: sourceOf('C4'),
      }),
      opens: [{ protocol: 'npipe', at: pipe }],
    });
  }
  const copied = copyRemote(view.computer(name), `copy-${id}`);
  draft.steps.push(
    ...copied,
    remoteClient(view, {
      id,
      from: name,
      to: engine.name,
      after: [...copied.map((step) => step.id), opener],
    }),
  );
  draft.cleanup.push(leaveRemote(id, name, `leave-${id}`));
  draft.routes.push([
    { from: name, to: engine.name, transport: 'npipe', dial: 'forward', pipe, role: 'session' },
  ]);
  return true;
}
