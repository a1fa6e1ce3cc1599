/** `-QR`: asks a computer for its servers, where the real port is known only after the start (6.1). */
import type { Step, StepId } from '../plan/schema.ts';
import { step } from '../plan/steps.ts';
import { quoted } from '../plan/words.ts';
import { highOf, lowOf } from '../routes/ports.ts';
import type { View } from '../situation/view.ts';
import type { Joined } from './link.ts';
import { sourceOf } from './rules.ts';

interface Discovery {
  readonly steps: Step[];
  /** The steps that the client comes after. */
  readonly before: StepId[];
}

/** `server`: after this step it listens. Where the app starts the server itself, its console shows the port. */
export function discovery(view: View, { hops: [hop, ...others] }: Joined, server: StepId): Discovery {
  const none = { steps: [], before: [] };
  if (!hop || others.length > 0 || hop.dial === 'reverse' || hop.port === undefined) return none;
  const { access, elevated } = view.computer(hop.to);
  const range = lowOf(hop.port) !== highOf(hop.port);
  const seen = access === 'here' || access === 'ssh' || hop.from === hop.to;
  // Listed are only servers that are elevated and not hidden (6.4).
  if (!range || seen || view.wants.hidden || elevated === false) return none;
  const find = step({
    id: 'find-port',
    on: hop.from,
    kind: 'check',
    command: `cdb -QR ${quoted(`\\\\${view.address(hop.to, hop.from)}`)}`,
    after: [server],
    why: `The first number behind port= is the one that ${hop.to} took: give it to the client. A server without elevation is not listed; .servers shows the port at ${hop.to}.`,
    source: sourceOf('6.1'),
  });
  return { steps: [find], before: [find.id] };
}
