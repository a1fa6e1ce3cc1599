/** Where the engine of a smart client runs: at the technician, or in the middle where the symbols are (2.11, 3.I). */
import { Taken } from '../routes/hops.ts';
import type { Computer, ComputerName } from '../situation/schema.ts';
import { peopleAtDebuggers, runsWindowsTools, type View } from '../situation/view.ts';
import { sourcesForbidden, symbolsForbidden } from './conditions.ts';
import { type Joined, join } from './link.ts';
import type { Case } from './method.ts';

export interface Placed {
  readonly engine: Computer;
  /** From the engine to dbgsrv or kdsrv. */
  readonly stub: Joined;
  /** From the technician to the engine in the middle; for an engine at the technician, from the first one who looks on. */
  readonly session?: Joined;
  readonly taken: Taken;
}

/**
 * `server`: the computer of dbgsrv or kdsrv. The technician's computer where secrets allow it; else the computer that may read them and
 * is nearest to both ends.
 */
export function placeEngine(a: Case, server: ComputerName): Placed | undefined {
  const { view } = a;
  const { technician } = view;
  if (mayRead(view, technician.name)) return atTechnician(a, server);
  const { symbols, sources } = view.situation;
  const candidates = new Set([
    ...(symbols.confidential ? symbols.on : []),
    ...(sources?.confidential ? sources.on : []),
  ]);
  let best: Placed | undefined;
  for (const name of candidates) {
    const engine = view.computer(name);
    if (name === technician.name || name === server || !runsWindowsTools(engine) || !mayRead(view, name))
      continue;
    const placed = inTheMiddle(a, engine, server);
    if (placed && (!best || length(placed) < length(best))) best = placed;
  }
  return best;
}

const mayRead = (view: View, name: ComputerName): boolean =>
  !symbolsForbidden(view, name) && !sourcesForbidden(view, name);

const length = ({ stub, session }: Placed): number => stub.legs.length + (session?.legs.length ?? 0);

/** Each smart client has a session of its own, so this link may always be dialled back (D5). */
export const joinStub = (
  a: Case,
  from: ComputerName,
  server: ComputerName,
  taken = new Taken(),
): Joined | undefined => join(a, from, server, { role: 'stub', reverse: true, taken });

/** The first who can look on decides what the engine's own server listens on. */
function atTechnician(a: Case, server: ComputerName): Placed | undefined {
  const { technician, wants } = a.view;
  const taken = new Taken();
  const stub = joinStub(a, technician.name, server, taken);
  if (!stub) return undefined;
  for (const name of wants.watchers ?? []) {
    if (!runsWindowsTools(a.view.computer(name))) continue;
    const session = join(a, name, technician.name, { role: 'session', reverse: false, taken });
    if (session?.legs.length === 1) return { engine: technician, stub, session, taken };
  }
  return { engine: technician, stub, taken };
}

/** A smart client may be a server too (A6); a server that calls serves one person only (B3). */
function inTheMiddle(a: Case, engine: Computer, server: ComputerName): Placed | undefined {
  const taken = new Taken();
  const reverse = peopleAtDebuggers(a.view.wants) === 1;
  const session = join(a, a.view.technician.name, engine.name, { role: 'session', reverse, taken });
  const stub = joinStub(a, engine.name, server, taken);
  return session && stub ? { engine, stub, session, taken } : undefined;
}
