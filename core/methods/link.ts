/** A link of a plan: its route with ports given out, the repeaters on the way, and who must start after whom. */

import type { Hop, Step, StepId } from '../plan/schema.ts';
import { opened, run } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import type { Carrier } from '../routes/graph.ts';
import { carriersFor, clientString, type Leg, legsOf, serverString, type Taken } from '../routes/hops.ts';
import type { ComputerName } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import type { Case } from './method.ts';
import { sourceOf } from './rules.ts';

export interface Joined {
  /** From the technician's end to the target's; at least one, also on one computer. */
  readonly legs: readonly Leg[];
  readonly hops: Hop[];
  readonly first: Leg;
  readonly last: Leg;
  readonly slow: boolean;
}

interface JoinOptions {
  readonly role: 'session' | 'stub';
  /** clicon may be used: one client, and a transport that has it. */
  readonly reverse: boolean;
  readonly taken: Taken;
}

export function join(
  a: Case,
  from: ComputerName,
  to: ComputerName,
  options: JoinOptions,
): Joined | undefined {
  const { view } = a;
  const carriers: Carrier[] = carriersFor(view.situation.prefer, view.wants);
  const links = a.route(from, to, { carriers, reverse: options.reverse, relays: true });
  const legs = links && legsOf(view, { from, to }, links, options.role, options.taken);
  const [first] = legs ?? [];
  const last = legs?.at(-1);
  if (!links || !legs || !first || !last) return undefined;
  return { legs, hops: legs.map(({ hop }) => hop), first, last, slow: links.some(({ slow }) => slow) };
}

/** The link needs a call from the target's side: the end nearer to the technician listens. */
export const isReverse = ({ first }: Joined): boolean => first.hop.dial === 'reverse';

/** One dbengprx on every computer in between; with what ends it. `name` keeps the ids of two links of a plan apart. */
export function repeaters(
  view: View,
  { legs }: Joined,
  name: string,
): { ids: StepId[]; steps: Step[]; cleanup: Step[] } {
  const ids: StepId[] = [];
  const steps: Step[] = [];
  const cleanup: Step[] = [];
  legs.slice(1).forEach((leg, index) => {
    const near = legs[index] ?? leg;
    const on = leg.hop.from;
    const id = legs.length > 2 ? `${name}-${index + 1}` : name;
    const opens = [
      ...(near.hop.dial === 'forward' ? opened(near.hop) : []),
      ...(leg.hop.dial === 'reverse' ? opened(leg.hop) : []),
    ];
    const calledByBoth = near.hop.dial === 'forward' && leg.hop.dial === 'reverse';
    const ends = [
      '-c',
      clientString(view, leg, { repeater: true }),
      '-s',
      serverString(view, near, { repeater: true }),
    ];
    ids.push(id);
    steps.push(
      run({
        id,
        on,
        words: ['dbengprx', ...(calledByBoth ? ['-p'] : []), ...ends.map(quoted)],
        silent: true,
        opens,
        why: `${near.hop.from} and ${leg.hop.to} reach each other through ${on}. It passes everything on unchanged and prints nothing.`,
        source: sourceOf('F4'),
      }),
    );
    cleanup.push({
      ...run({
        id: `end-${id}`,
        on,
        words: ['kill', 'dbengprx.exe'],
        why: `The repeater on ${on} prints nothing and is easily forgotten.`,
        source: sourceOf('F12'),
      }),
      undoes: id,
    });
  });
  return { ids, steps, cleanup };
}

/**
 * Who starts after whom along a link: whoever dials comes after whoever listens, because a refused client never tries again
 * (engine 14.1); a client that dials comes last of all (F5). `ids` go from the technician's end to the target's.
 */
export function startsAfter(ids: readonly StepId[], { legs }: Joined): Map<StepId, StepId[]> {
  const after = new Map<StepId, StepId[]>(ids.map((id) => [id, []]));
  legs.forEach(({ hop }, index) => {
    const [near, far] = [ids[index] ?? '', ids[index + 1] ?? ''];
    if (hop.dial === 'forward') after.get(near)?.push(far);
    else after.get(far)?.push(near);
  });
  const [client = '', ...others] = ids;
  if (legs[0]?.hop.dial === 'forward') after.set(client, others);
  return after;
}
