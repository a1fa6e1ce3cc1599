/** People who look on: each gets a client of their own at the same server (design 4a). */

import type { Reason } from '../plan/schema.ts';
import { type Draft, leaveKeys, run, type } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { clientString, type Leg } from '../routes/hops.ts';
import { allows, lowOf } from '../routes/ports.ts';
import type { Computer, ComputerName } from '../situation/schema.ts';
import { clientProgram } from './engine.ts';
import type { Joined } from './link.ts';
import type { Case } from './method.ts';
import { reason, sourceOf } from './rules.ts';

/** A watcher who cannot reach the server is named in a warning: a wish never hides a method. */
export function watchers(a: Case, engine: Computer, linked: Joined, server: string): Draft {
  const draft: Draft = { routes: [], steps: [], cleanup: [], warnings: [] };
  a.view.wants.watchers?.forEach((name, index) => {
    const leg = watcherLeg(a, name, engine.name, linked.last);
    if (leg) addWatcher(draft, a, leg, `watcher-${index + 1}`, server);
    else draft.warnings.push(cannotWatch(name, engine.name));
  });
  return draft;
}

const cannotWatch = (name: ComputerName, engine: ComputerName): Reason =>
  reason('B3', `${name} cannot call ${engine} as the server listens, so nobody can look on from there.`);

function watcherLeg(a: Case, from: ComputerName, to: ComputerName, last: Leg): Leg | undefined {
  const { hop } = last;
  if (hop.dial !== 'forward' || hop.transport === 'com') return undefined;
  const { through: _, ...direct } = hop;
  const leg: Leg = { hop: { ...direct, from } };
  if (from === to) return leg;
  const carrier = hop.pipe === undefined ? 'tcp' : 'npipe';
  const port = hop.port === undefined ? undefined : lowOf(hop.port);
  const reachable = a.graph
    .links(from, to)
    .some(
      (link) =>
        link.dial === 'forward' &&
        link.carrier === carrier &&
        (port === undefined || allows(link.ports, port)),
    );
  return reachable ? leg : undefined;
}

function addWatcher(draft: Draft, { view }: Case, leg: Leg, id: string, server: string): void {
  const on = leg.hop.from;
  const transport = clientString(view, leg, { password: view.situation.prefer?.password });
  draft.routes.push([leg.hop]);
  draft.steps.push(
    run({
      id,
      on,
      words: [...clientProgram(view), '-remote', quoted(transport)],
      after: [server],
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
