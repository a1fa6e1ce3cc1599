/** From links to hops with transport, port or pipe, and the strings that both ends of each hop are given (4.1, 4.2). */
import type { Hop } from '../plan/schema.ts';
import type { Computer, ComputerName, Prefer, Wants } from '../situation/schema.ts';
import type { View } from '../situation/view.ts';
import { type Protocol, printTransport, type Transport } from '../transports/transport.ts';
import type { Carrier, Link } from './graph.ts';
import { choosePort, lowOf } from './ports.ts';

/** A hop with what only its transport strings need. */
export interface Leg {
  readonly hop: Hop;
  readonly com?: { port: string; baud: number; channel: number };
}

/** Ports already given away, by computer: a plan with two links listens twice on the one in the middle. */
export class Taken {
  readonly #ports = new Map<string, Set<number>>();
  readonly #pipes = new Map<string, Set<string>>();

  portsOn(computer: Computer): Set<number> {
    const machine = machineOf(computer);
    let ports = this.#ports.get(machine);
    if (!ports) {
      ports = new Set();
      this.#ports.set(machine, ports);
    }
    return ports;
  }

  /** The wished name, or the next free one of its kind: a name in use is refused (4.3). */
  pipeOn(computer: Computer, wished: string): string {
    const machine = machineOf(computer);
    const pipes = this.#pipes.get(machine) ?? new Set();
    let name = wished;
    for (let number = 2; pipes.has(name); number++) name = `${wished}${number}`;
    this.#pipes.set(machine, pipes.add(name));
    return name;
  }
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Who tries a plan out gives several computers loopback addresses: together they have the ports of one. */
const machineOf = ({ name, address }: Computer): string =>
  address !== undefined && loopback.test(address) ? 'localhost' : name;

/** Which carriers a wish for a transport, or for encryption, leaves; the preferred one first. */
export function carriersFor(prefer: Prefer | undefined, wants: Wants): Carrier[] {
  if (wants.encryption) return prefer?.transport === 'spipe' ? ['npipe', 'tcp'] : ['tcp', 'npipe'];
  const first = prefer?.transport && carrierOf[prefer.transport];
  const all: Carrier[] = ['tcp', 'npipe', 'com'];
  return first ? [first, ...all.filter((carrier) => carrier !== first)] : all;
}

const carrierOf = { tcp: 'tcp', ssl: 'tcp', npipe: 'npipe', spipe: 'npipe', com: 'com' } as const;

/** Undefined when a computer would have to listen twice on the only port it may use. */
export function legsOf(
  view: View,
  ends: { from: ComputerName; to: ComputerName },
  links: readonly Link[],
  role: 'session' | 'stub',
  taken: Taken,
): Leg[] | undefined {
  const path = links.length > 0 ? links : [sameComputer(view, ends)];
  const through = links.length > 1;
  const wished = view.wants.encryption || ['ssl', 'spipe'].includes(view.situation.prefer?.transport ?? '');
  // From end to end or not at all, and no serial line carries it (F3).
  const encrypted = wished && path.every(({ carrier }) => carrier !== 'com');
  const legs: Leg[] = [];
  for (const link of path) {
    const leg = legOf(view, link, { role, through, encrypted }, taken);
    if (!leg) return undefined;
    legs.push(leg);
  }
  return legs;
}

/** A link of a computer to itself: always possible, by tcp unless pipes are wished for. */
function sameComputer(view: View, { from, to }: { from: ComputerName; to: ComputerName }): Link {
  const [first = 'tcp'] = carriersFor(view.situation.prefer, view.wants);
  const carrier = first === 'com' ? 'tcp' : first;
  return { from, to, carrier, dial: 'forward', ports: undefined, com: undefined, slow: false };
}

function legOf(
  view: View,
  link: Link,
  { role, through, encrypted }: { role: 'session' | 'stub'; through: boolean; encrypted: boolean },
  taken: Taken,
): Leg | undefined {
  const { from, to, dial, carrier } = link;
  const shared = { from, to, dial, role, ...(through ? { through: 'repeater' as const } : {}) };
  if (carrier === 'com') {
    const { port = 'com1', baud = 115_200, channel = 0 } = link.com ?? {};
    return { hop: { ...shared, transport: 'com' }, com: { port, baud, channel } };
  }
  if (carrier === 'npipe') {
    const wished = view.situation.prefer?.pipe ?? (role === 'session' ? 'Session' : 'Stub');
    // A pipe cannot be dialled back, so the far end listens (B1).
    const pipe = taken.pipeOn(view.computer(to), wished);
    return { hop: { ...shared, transport: encrypted ? 'spipe' : 'npipe', pipe } };
  }
  const listener = dial === 'forward' ? to : from;
  const ports = taken.portsOn(view.computer(listener));
  const port = choosePort(link.ports, view.situation.prefer?.port, ports);
  if (port === undefined) return undefined;
  ports.add(lowOf(port));
  return { hop: { ...shared, transport: encrypted ? 'ssl' : 'tcp', port } };
}

/** What the end nearer to the target is given: `-server`, `-t`, or a repeater's `-s`. */
export function serverString(view: View, leg: Leg, extra: Extra = {}): string {
  const { hop } = leg;
  const calls = hop.dial === 'reverse';
  return printTransport(
    {
      ...shared(view, leg, !calls, extra),
      ...(calls ? { clicon: view.address(hop.from, hop.to) } : {}),
      // Only listeners can be hidden; a server that calls is never listed anyway (B3).
      ...(extra.hidden && !calls ? { hidden: true } : {}),
    },
    'server',
  );
}

/** What the end nearer to the technician is given: `-remote`, `-premote`, or a repeater's `-c`. */
export function clientString(view: View, leg: Leg, extra: Extra = {}): string {
  const { hop } = leg;
  const waits = hop.dial === 'reverse';
  const partner = view.address(hop.to, hop.from);
  return printTransport(
    {
      ...shared(view, leg, waits, extra),
      ...(hop.transport === 'com' ? {} : waits ? { clicon: partner } : { server: partner }),
    },
    'client',
  );
}

export interface Extra {
  readonly password?: string | undefined;
  readonly hidden?: boolean | undefined;
  /** A repeater carries the bytes of ssl as tcp and of spipe as npipe (F3). */
  readonly repeater?: boolean;
}

const carriedAs = { ssl: 'tcp', spipe: 'npipe' } as const;

/** What both ends say of a leg, but for the partner. A range is only for the end that listens (B4). */
function shared(view: View, { hop, com }: Leg, listens: boolean, extra: Extra): Transport {
  const { port, pipe } = hop;
  const encrypted = hop.transport === 'ssl' || hop.transport === 'spipe' ? hop.transport : undefined;
  const protocol = encrypted && extra.repeater ? carriedAs[encrypted] : (hop.transport as Protocol);
  return {
    protocol,
    ...(encrypted && !extra.repeater ? certificateOf(view.wants) : {}),
    ...(com ? { com } : {}),
    ...(pipe === undefined ? {} : { pipe }),
    ...(port === undefined ? {} : { port: listens ? port : lowOf(port) }),
    ...(extra.password === undefined ? {} : { password: extra.password }),
  };
}

/** tls1 is the newest word that the engine takes (engine 1.4). */
function certificateOf({
  certificate = '<CERTIFICATE>',
  certificateStore = 'machine',
}: Wants): Partial<Transport> {
  return { proto: 'tls1', certificate: { store: certificateStore, name: certificate } };
}
