/**
 * Routes over the graph. Tie-breaks, in this order: fewest computers in between (2.7), no slow link, fewest links dialled in reverse,
 * relays that the app can start itself and that have the kit, the preferred carrier; last the order of `Graph.computers`.
 */
import type { ComputerName } from '../situation/schema.ts';
import { type Carrier, canRelay, type Graph, type Link, relayDemerit } from './graph.ts';

export interface Need {
  /** Carriers that will do, the preferred one first. */
  readonly carriers: readonly Carrier[];
  /** clicon takes exactly one client, so several people exclude it (B3). */
  readonly reverse: boolean;
  /** Computers in between, at most; 0: neighbours only. */
  readonly relays: number;
}

/** Links from the technician's end to the other; empty when both are one computer; undefined when there is no way. */
export function findRoute(
  graph: Graph,
  from: ComputerName,
  to: ComputerName,
  need: Need,
): Link[] | undefined {
  if (from === to) return [];
  // Each weight outweighs everything below it for any route of up to 100 computers.
  const best = new Map<ComputerName, { cost: number; link: Link | undefined; length: number }>();
  best.set(from, { cost: 0, link: undefined, length: 0 });
  const done = new Set<ComputerName>();
  for (;;) {
    let here: ComputerName | undefined;
    let cost = Number.POSITIVE_INFINITY;
    for (const { name } of graph.computers) {
      const known = best.get(name);
      if (known && !done.has(name) && known.cost < cost) {
        here = name;
        cost = known.cost;
      }
    }
    if (here === undefined) return undefined;
    if (here === to) return pathTo(best, to);
    done.add(here);
    const length = best.get(here)?.length ?? 0;
    if (length > need.relays) continue;
    for (const next of graph.computers) {
      if (done.has(next.name) || (next.name !== to && !canRelay(next))) continue;
      const link = cheapest(graph.links(here, next.name), need);
      if (!link) continue;
      const relay = next.name === to ? 0 : relayDemerit(next) * weight.relay;
      const total = cost + linkCost(link, need) + relay;
      if (total < (best.get(next.name)?.cost ?? Number.POSITIVE_INFINITY)) {
        best.set(next.name, { cost: total, link, length: length + 1 });
      }
    }
  }
}

/** Room for 100 links of the largest lower cost each; the sum stays far below 2^53. */
const weight = { hop: 1e12, slow: 1e9, reverse: 1e6, relay: 1e3 };

function linkCost(link: Link, need: Need): number {
  return (
    weight.hop +
    (link.slow ? weight.slow : 0) +
    (link.dial === 'reverse' ? weight.reverse : 0) +
    need.carriers.indexOf(link.carrier)
  );
}

function cheapest(links: readonly Link[], need: Need): Link | undefined {
  let best: Link | undefined;
  for (const link of links) {
    if (!need.carriers.includes(link.carrier) || (link.dial === 'reverse' && !need.reverse)) continue;
    if (!best || compare(link, best, need) < 0) best = link;
  }
  return best;
}

function compare(one: Link, other: Link, need: Need): number {
  return linkCost(one, need) - linkCost(other, need) || (freedom(one) < freedom(other) ? -1 : 0);
}

/** Of two entries that differ in nothing else, the one that leaves more ports. */
function freedom({ ports }: Link): string {
  return ports === undefined ? '' : JSON.stringify(ports);
}

function pathTo(best: Map<ComputerName, { link: Link | undefined }>, to: ComputerName): Link[] {
  const path: Link[] = [];
  for (let link = best.get(to)?.link; link; link = best.get(link.from)?.link) path.unshift(link);
  return path;
}
