/**
 * Routes over the graph. Tie-breaks, in this order: fewest computers in between (2.7), fewest slow links, fewest links dialled in
 * reverse, relays that the app can start itself and that have the kit, the preferred carrier; last the order of `Graph.neighbours`.
 */
import type { ComputerName } from '../situation/schema.ts';
import { type Carrier, canRelay, type Graph, type Link, relayDemerit } from './graph.ts';

export interface Need {
  /** Carriers that will do, the preferred one first. */
  readonly carriers: readonly Carrier[];
  /** clicon takes exactly one client, so several people exclude it (B3). */
  readonly reverse: boolean;
  /** Computers in between are possible: what is started at the ends can go through dbengprx (F2). */
  readonly relays: boolean;
}

/** The best way so far to a computer. */
interface Reached {
  readonly cost: number;
  readonly link: Link | undefined;
}

/** Links from the technician's end to the other; empty when both are one computer; undefined when there is no way. */
export function findRoute(
  graph: Graph,
  from: ComputerName,
  to: ComputerName,
  need: Need,
): Link[] | undefined {
  if (from === to) return [];
  // Fewer computers outweigh everything else, so a direct link is never beaten.
  const direct = cheapest(graph.links(from, to), need);
  if (direct) return [direct];
  if (!need.relays) return undefined;
  const route = throughRelays(graph, from, to, need);
  if (!route || !sharesComPort(route)) return route;
  const carriers = need.carriers.filter((carrier) => carrier !== 'com');
  return throughRelays(graph, from, to, { ...need, carriers });
}

/** The two legs of a repeater cannot share one serial port (F3). */
const sharesComPort = (route: readonly Link[]): boolean =>
  route.some((link, index) => {
    const before = route[index - 1];
    return before?.carrier === 'com' && link.carrier === 'com' && before.com?.port === link.com?.port;
  });

/** Dijkstra; a route is at most as long as there are computers, so the search ends. */
function throughRelays(graph: Graph, from: ComputerName, to: ComputerName, need: Need): Link[] | undefined {
  const reached = new Map<ComputerName, Reached>([[from, { cost: 0, link: undefined }]]);
  const open = new Set<ComputerName>([from]);
  for (;;) {
    const here = nearest(open, reached);
    if (here === undefined) return undefined;
    if (here === to) return pathTo(reached, to);
    open.delete(here);
    const cost = reached.get(here)?.cost ?? 0;
    for (const next of graph.neighbours(here)) {
      const { name } = next;
      const known = reached.get(name)?.cost ?? Number.POSITIVE_INFINITY;
      // The links are looked at only where one more link could be shorter.
      if (known < cost + weight.hop || (name !== to && !canRelay(next))) continue;
      const link = cheapest(graph.links(here, name), need);
      if (!link) continue;
      const total = cost + linkCost(link, need) + (name === to ? 0 : relayDemerit(next) * weight.relay);
      if (total >= known) continue;
      reached.set(name, { cost: total, link });
      open.add(name);
    }
  }
}

function nearest(
  open: ReadonlySet<ComputerName>,
  reached: ReadonlyMap<ComputerName, Reached>,
): ComputerName | undefined {
  let best: ComputerName | undefined;
  let cost = Number.POSITIVE_INFINITY;
  for (const name of open) {
    const candidate = reached.get(name)?.cost ?? Number.POSITIVE_INFINITY;
    if (candidate >= cost) continue;
    best = name;
    cost = candidate;
  }
  return best;
}

/** Each outweighs the sum of the ones below over 100 links; the largest sums stay far below 2^53. */
const weight = { hop: 1e12, slow: 1e9, reverse: 1e6, relay: 1e3 };

const linkCost = (link: Link, need: Need): number =>
  weight.hop +
  (link.slow ? weight.slow : 0) +
  (link.dial === 'reverse' ? weight.reverse : 0) +
  need.carriers.indexOf(link.carrier);

function cheapest(links: readonly Link[], need: Need): Link | undefined {
  let best: Link | undefined;
  for (const link of links) {
    if (!need.carriers.includes(link.carrier) || (link.dial === 'reverse' && !need.reverse)) continue;
    if (!best || compare(link, best, need) < 0) best = link;
  }
  return best;
}

/** Of two entries that differ in nothing else: the one for any port, else the lower ports. */
function compare(one: Link, other: Link, need: Need): number {
  const difference = linkCost(one, need) - linkCost(other, need);
  if (difference !== 0) return difference;
  return portsKey(one) < portsKey(other) ? -1 : 0;
}

const portsKey = ({ ports, com }: Link): string => `${ports ?? ''} ${com ? JSON.stringify(com) : ''}`;

function pathTo(reached: ReadonlyMap<ComputerName, Reached>, to: ComputerName): Link[] {
  const path: Link[] = [];
  for (let link = reached.get(to)?.link; link; link = reached.get(link.from)?.link) path.unshift(link);
  return path;
}
