/** A smart client as a server: the technician's client at an engine in the middle, and whoever looks on (2.11, A6). */
import type { Step, StepId } from '../plan/schema.ts';
import { type Draft, leaveKeys, opened, run, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, serverString } from '../routes/hops.ts';
import type { View } from '../situation/view.ts';
import { endsAtServer, linkWarnings } from './advice-notes.ts';
import { type Joined, repeaters, startsAfter } from './link.ts';
import type { Case } from './method.ts';
import type { Placed } from './place.ts';
import { sourceOf } from './rules.ts';
import { undoneWith, type Watched, watchers } from './watchers.ts';

interface Ends {
  /** The step of the smart client. */
  readonly smartClient: StepId;
  /** What the technician drives an engine in the middle with. */
  readonly client: 'cdb' | 'kd';
}

interface Session extends Draft {
  /** What the smart client comes after: a client that waits for its call. */
  readonly before: readonly StepId[];
  /** Further servers, which end with the smart client. */
  readonly opened: readonly StepId[];
}

/** `-server T` for an engine that others come to, first of all options (H1); nothing is typed at its own console if that is wished. */
export function serverWords(view: View, placed: Placed): string[] {
  if (!placed.session) return [];
  const { password } = view.situation.prefer ?? {};
  const transport = serverString(view, placed.session.last, { password, hidden: view.wants.hidden });
  return ['-server', quoted(transport), ...(isUntouched(view, placed) ? ['-noio'] : [])];
}

/** -noio takes the console away from the engine in the middle; the technician's own engine needs it (A16). */
export const isUntouched = (view: View, { engine, session }: Placed): boolean =>
  view.wants.untouchedServerConsole === true && session !== undefined && engine.name !== view.technician.name;

/** What the engine's own server opens. */
export const servesOn = ({ session }: Placed): NonNullable<Step['opens']> =>
  session?.last.hop.dial === 'forward' ? opened(session.last.hop) : [];

/** Where the last words are typed: at the smart client, or, where nobody is beside it, at the technician's client of it. */
export function speakerOf(view: View, placed: Placed, { smartClient }: Ends): Watched['speaker'] {
  const { engine } = placed;
  const middle = engine.name !== view.technician.name;
  return middle && (!endsAtServer(view, engine) || isUntouched(view, placed))
    ? { on: view.technician.name, console: 'client', after: ['client'], client: true }
    : { on: engine.name, console: smartClient, after: [smartClient] };
}

export function sessionPart(a: Case, placed: Placed, ends: Ends): Session {
  const { view } = a;
  const { engine, session, taken } = placed;
  const others = watchers(a, {
    engine,
    ...(session ? { last: session.last } : {}),
    server: ends.smartClient,
    speaker: speakerOf(view, placed, ends),
    taken,
  });
  const shared = { warnings: others.warnings, opened: undoneWith(others) };
  const looking = [...others.openers, ...others.steps];
  if (!session || engine.name === view.technician.name) {
    return { ...shared, routes: others.routes, steps: looking, cleanup: others.cleanup, before: [] };
  }
  const relays = repeaters(view, session, 'session-repeater');
  const after = startsAfter(['client', ...relays.ids, ends.smartClient], session);
  const leaves = speakerOf(view, placed, ends).client !== true;
  return {
    ...shared,
    routes: [session.hops, ...others.routes],
    steps: [
      ...relays.steps.map((step) => ({ ...step, after: after.get(step.id) ?? [] })),
      driver(view, session, ends, after.get('client') ?? []),
      ...looking,
    ],
    cleanup: [...others.cleanup, ...(leaves ? [leave(view)] : []), ...relays.cleanup],
    warnings: [...linkWarnings(view, session), ...others.warnings],
    before: after.get(ends.smartClient) ?? [],
  };
}

function driver(view: View, session: Joined, { client }: Ends, after: readonly StepId[]): Step {
  const { hop } = session.first;
  const waits = hop.dial === 'reverse';
  const { password } = view.situation.prefer ?? {};
  return run({
    id: 'client',
    on: view.technician.name,
    words: [
      view.wants.graphical ? 'windbg' : client,
      '-remote',
      quoted(clientString(view, session.first, { password })),
    ],
    after,
    opens: waits ? opened(hop) : [],
    expects: waits ? undefined : 'connected at',
    why: `Your console: it carries what you type to the engine on ${session.last.hop.to}.`,
    source: sourceOf('2.11'),
  });
}

const leave = (view: View): Step =>
  type({
    id: 'leave-client',
    on: view.technician.name,
    console: 'client',
    command: leaveKeys,
    why: 'Ends your client only.',
    source: sourceOf('A20'),
    undoes: 'client',
  });
