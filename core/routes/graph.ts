/** The reachability of a situation as a graph: which links between two neighbours are possible, and who dials. */
import type { Computer, ComputerName, PortOrRange, Reach, Situation } from '../situation/schema.ts';
import { canonicalOrder } from './canonical-order.ts';

/** What carries a link between neighbours; ssl travels over tcp and spipe over npipe (4.1). */
export type Carrier = 'tcp' | 'npipe' | 'com';

/** One possible link, seen from the technician's side: `forward` dials towards the target, `reverse` is dialled by it. */
export interface Link {
  readonly from: ComputerName;
  readonly to: ComputerName;
  readonly carrier: Carrier;
  readonly dial: 'forward' | 'reverse';
  /** The ports that the reach entry allows; undefined: any. */
  readonly ports: PortOrRange | undefined;
  readonly com: Reach['com'];
  readonly slow: boolean;
}

export interface Graph {
  /** Computers with an entry to or from this one, in an order that depends on no name and, as far as they differ, on no list. */
  neighbours(of: ComputerName): readonly Computer[];
  links(from: ComputerName, to: ComputerName): readonly Link[];
}

/** Built in one pass; links and neighbours are worked out when asked for, because most situations need few of them. */
export function graphOf({ computers, reach }: Situation): Graph {
  const entries = new Map<ComputerName, Map<ComputerName, Reach[]>>(
    computers.map(({ name }) => [name, new Map()]),
  );
  const near = new Map<ComputerName, Set<ComputerName>>(computers.map(({ name }) => [name, new Set()]));
  for (const entry of reach) {
    const { from, to } = entry;
    const known = entries.get(from)?.get(to);
    if (known) known.push(entry);
    else entries.get(from)?.set(to, [entry]);
    if (from === to) continue;
    near.get(from)?.add(to);
    near.get(to)?.add(from);
  }
  const byName = new Map(computers.map((computer) => [computer.name, computer]));
  let order: ReadonlyMap<ComputerName, number> | undefined;
  const neighbours = new Map<ComputerName, readonly Computer[]>();
  return {
    neighbours: (of) => {
      let list = neighbours.get(of);
      if (!list) {
        const places = order ?? canonicalOrder(computers, reach);
        order = places;
        const place = ({ name }: Computer) => places.get(name) ?? 0;
        list = [...(near.get(of) ?? [])]
          .flatMap((name) => byName.get(name) ?? [])
          .sort((one, other) => place(one) - place(other));
        neighbours.set(of, list);
      }
      return list;
    },
    links: (from, to) =>
      from === to
        ? []
        : [
            ...forward(entries.get(from)?.get(to), from, to),
            ...backward(entries.get(to)?.get(from), from, to),
          ],
  };
}

/** Entries by which `from` calls `to`. */
function forward(entries: readonly Reach[] = [], from: ComputerName, to: ComputerName): Link[] {
  return entries.flatMap((entry) =>
    carriersOf(entry).map((carrier) => ({
      from,
      to,
      carrier,
      dial: 'forward' as const,
      ...detailsOf(entry, carrier),
    })),
  );
}

/** Entries by which `to` calls `from`: clicon, which only tcp and ssl have (B1). A cable has no caller. */
function backward(entries: readonly Reach[] = [], from: ComputerName, to: ComputerName): Link[] {
  return entries.flatMap((entry) =>
    carriersOf(entry)
      .filter((carrier) => carrier !== 'npipe')
      .map((carrier) => {
        const dial = carrier === 'com' ? ('forward' as const) : ('reverse' as const);
        return { from, to, carrier, dial, ...detailsOf(entry, carrier) };
      }),
  );
}

/** ssh starts programs; it carries no debugger link. */
const carriersOf = ({ via }: Reach): Carrier[] => [...new Set(via)].filter((carrier) => carrier !== 'ssh');

/** Ports limit tcp only (design 4a). */
const detailsOf = ({ com, ports, slow }: Reach, carrier: Carrier) => ({
  com,
  slow: slow === true,
  ports: carrier === 'tcp' ? ports : undefined,
});

/** How much a computer lends itself to carrying a repeater: the lower the better. The app can start one itself here or over ssh. */
export function relayDemerit({ access, person, tools, weak }: Computer): number {
  const started = access === 'here' || access === 'ssh' ? 0 : person === 'nobody' ? 2 : 1;
  return started + (tools === 'kit' ? 0 : 4) + (weak ? 1 : 0);
}

/** dbengprx is a small program for Windows that needs nothing else there (F12). */
export function canRelay({ os, tools }: Computer): boolean {
  return os === 'windows' || tools === 'kit';
}
