/** The interface of a method, and what all judgements share. */
import type { Hop, JsonPatchOperation, Reason } from '../plan/schema.ts';
import type { Draft } from '../plan/steps.ts';
import { findRoute, type Need } from '../routes/find.ts';
import { type Graph, graphOf, type Link } from '../routes/graph.ts';
import type { ComputerName, MethodId, Situation } from '../situation/schema.ts';
import { type View, viewOf } from '../situation/view.ts';

/** A situation being judged: the look-ups, and the routes found so far (all ten methods ask for the same few). */
export interface Case {
  readonly view: View;
  readonly graph: Graph;
  route(from: ComputerName, to: ComputerName, need: Need): Link[] | undefined;
}

export function caseOf(situation: Situation): Case {
  const graph = graphOf(situation);
  const found = new Map<string, Link[] | undefined>();
  const route: Case['route'] = (from, to, need) => {
    const key = JSON.stringify([from, to, need.carriers, need.reverse, need.relays]);
    if (!found.has(key)) found.set(key, findRoute(graph, from, to, need));
    return found.get(key);
  };
  return { view: viewOf(situation), graph, route };
}

/** The same for a changed situation: routes are looked for again only when computers or connections are others. */
export function changedCase(a: Case, situation: Situation): Case {
  const { computers, reach } = a.view.situation;
  const sameRoutes = situation.computers === computers && situation.reach === reach;
  return sameRoutes ? { ...a, view: viewOf(situation) } : caseOf(situation);
}

/** What would have to change; without `change` nothing in the situation can say it. */
export interface Change {
  readonly says: string;
  readonly change?: JsonPatchOperation[];
}

/** Why a method cannot be used, and the changes of which each would lift this one reason. */
export interface Block {
  readonly reason: Reason;
  readonly changes: readonly Change[];
}

export interface Judgement {
  /** Any block rules the method out. */
  readonly blocks: readonly Block[];
  /** Among the methods that work the least preference is the best; see `preference`. */
  readonly preference: number;
  /** Why it works, the most important first. */
  readonly reasons: readonly Reason[];
  readonly route: readonly Hop[];
}

export interface Method {
  readonly id: MethodId;
  judge(a: Case): Judgement;
  /** Only asked when `judge` gave no block. */
  plan(a: Case): Draft;
}

/** The order of facts section 2: what the situation demands first, then the usual choice, then the slower and the cruder ways. */
export const preference = {
  demanded: 10,
  usual: 100,
  alone: 150,
  nobodyStays: 80,
  slower: 200,
  cruder: 300,
} as const;

export const ruledOut = (blocks: readonly Block[]): Judgement => ({
  blocks,
  preference: 0,
  reasons: [],
  route: [],
});
