/** The reachability of a situation as a graph: which links between two neighbours are possible, and who dials. */
import type { Computer, ComputerName, PortOrRange, Reach, Situation } from '../situation/schema.ts';

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
  /** In a fixed order that depends neither on names nor on the order of the lists, as far as computers differ. */
  readonly computers: readonly Computer[];
  links(from: ComputerName, to: ComputerName): readonly Link[];
}

export function graphOf(situation: Situation): Graph {
  const between = new Map<ComputerName, Map<ComputerName, Link[]>>();
  const add = (link: Link) => {
    let row = between.get(link.from);
    if (!row) {
      row = new Map();
      between.set(link.from, row);
    }
    const links = row.get(link.to);
    if (links) links.push(link);
    else row.set(link.to, [link]);
  };
  for (const reach of situation.reach) for (const link of linksOf(reach)) add(link);
  return {
    computers: ordered(situation),
    links: (from, to) => between.get(from)?.get(to) ?? noLinks,
  };
}

const noLinks: readonly Link[] = [];

function* linksOf(reach: Reach): Generator<Link> {
  const { from, to, com, ports, slow = false } = reach;
  if (from === to) return;
  for (const carrier of new Set(reach.via)) {
    if (carrier === 'ssh') continue; // starts programs, carries no debugger link
    // Ports limit tcp only (design 4a).
    const shared = { carrier, com, slow, ports: carrier === 'tcp' ? ports : undefined };
    yield { ...shared, from, to, dial: 'forward' };
    // Seen from the other end the same entry is a call that comes in: clicon, which only tcp and ssl have (B1). A cable has no caller.
    if (carrier === 'tcp') yield { ...shared, from: to, to: from, dial: 'reverse' };
    if (carrier === 'com') yield { ...shared, from: to, to: from, dial: 'forward' };
  }
}

/** Computers by what they are, so that equal situations give equal routes whatever the order and the names. */
function ordered(situation: Situation): Computer[] {
  const degree = new Map<ComputerName, string[]>();
  const note = (name: ComputerName, text: string) => {
    const notes = degree.get(name);
    if (notes) notes.push(text);
    else degree.set(name, [text]);
  };
  for (const { from, to, via, ports, slow } of situation.reach) {
    const text = `${[...via].sort().join()} ${ports ?? 'any'} ${slow ?? false}`;
    note(from, `out ${text}`);
    note(to, `in ${text}`);
  }
  return situation.computers
    .map((computer) => ({ computer, key: keyOf(computer, degree.get(computer.name) ?? []) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ computer }) => computer);
}

function keyOf(computer: Computer, notes: string[]): string {
  const { name: _, ...rest } = computer;
  const fields = Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([relayDemerit(computer), fields, notes.sort()]);
}

/** How much a computer lends itself to carrying a repeater: the lower the better. The app can start one itself here or over ssh. */
export function relayDemerit({ access, person, tools, weak }: Computer): number {
  const started = access === 'here' || access === 'ssh' ? 0 : person === 'nobody' ? 2 : 1;
  return started + (tools === 'kit' ? 0 : 4) + (weak ? 1 : 0);
}

/** dbengprx is a small program for Windows that needs nothing else there (F12). */
export function canRelay({ os, tools }: Computer): boolean {
  return os === 'windows' || tools === 'kit';
}
