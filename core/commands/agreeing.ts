/** What a client and its server at the same address must have in common: kind, direction, password, encryption (B2, 4.3, engine 6). */
import type { Transport } from '../transports/transport.ts';
import type { Command } from './command.ts';
import { endsOf, type LinkKind } from './ends.ts';
import { fits, isOpen, isReversed, meets, type PlacedEnd } from './meeting.ts';

type Disagree = (severity: 'error' | 'warning', rule: string, says: string) => void;

export function compare(
  client: PlacedEnd,
  server: PlacedEnd,
  servers: readonly PlacedEnd[],
  commands: readonly Command[],
  disagree: Disagree,
): void {
  if (!fits(client.kind, server.kind)) {
    const says = `${wantsWhat(client.kind)} cannot talk to ${offersWhat(server.kind)}: the server closes at once (0x80010007).`;
    disagree('error', 'engine 6', says);
    return;
  }
  const [from, to] = [client.transport, server.transport];
  if (!from || !to) return;
  if (isReversed(from) !== isReversed(to)) {
    const [has, lacks] = isReversed(to) ? ['server', 'client'] : ['client', 'server'];
    const says = `Only the ${has} has clicon=: both ends have it, or none; the ${lacks} would wait or call in vain.`;
    disagree('error', 'B2', says);
  }
  if (from.protocol === 'com' && from.com?.baud !== to.com?.baud) {
    const says = `baud=${from.com?.baud ?? ''} and baud=${to.com?.baud ?? ''}: both ends give the same.`;
    disagree('error', '4.3', says);
  }
  // Password and certificate belong to the first end behind the server that is no repeater (F6, F7).
  const real = client.kind === 'any' ? undefined : behindRepeaters(server, servers, commands);
  if (!real?.transport) return;
  if (isStore(commands[client.line]) && (real.kind === 'process' || real.kind === 'kernel')) {
    const says =
      'Both must be of one release: WinDbg from the Store updates itself, the server of a kit does not (13.6).';
    disagree('warning', 'D2', says);
  }
  comparePasswords(from.password, real.transport.password, disagree);
  compareEncryption(from, real.transport, disagree);
}

/** Programs of the Store package (13.4). */
const isStore = (command: Command | undefined): boolean =>
  /(?:windbgx|(?:cdb|ntsd|kd)(?:x64|x86|arm64))(?:\.exe)?$/i.test(command?.program?.value ?? '');

type KindWords = Partial<Record<LinkKind, string>>;
const wants: KindWords = { debugging: '-remote', process: '-premote', kernel: '-k kdsrv:' };
const offers: KindWords = {
  debugging: 'a debugging server',
  process: 'a process server',
  kernel: 'a KD connection server',
};
const wantsWhat = (kind: LinkKind): string => wants[kind] ?? 'This client';
const offersWhat = (kind: LinkKind): string => offers[kind] ?? 'this server';

function comparePasswords(given: string | undefined, wanted: string | undefined, disagree: Disagree): void {
  if (given === wanted || isOpen(given) || isOpen(wanted)) return;
  if (given === undefined) {
    disagree('error', 'engine 6', 'The server asks for a password, the client gives none (0x80010007).');
  } else if (wanted === undefined) {
    disagree('error', 'engine 6', 'The client gives a password, the server has none (0x80010007).');
  } else disagree('error', 'engine 6', 'The passwords differ; letter case counts (0x80010007).');
}

const isEncrypted = ({ protocol }: Transport): boolean => protocol === 'ssl' || protocol === 'spipe';

/** The client gives the identical parameters (4.3). */
function compareEncryption(from: Transport, to: Transport, disagree: Disagree): void {
  if (isEncrypted(from) !== isEncrypted(to)) {
    const [one, other] = isEncrypted(from) ? ['client', 'server'] : ['server', 'client'];
    disagree('error', 'F3', `The ${one} encrypts, the ${other} does not: both ends do, or none.`);
    return;
  }
  if ((from.proto ?? '').toLowerCase() !== (to.proto ?? '').toLowerCase()) {
    const says = `proto=${from.proto ?? ''} and proto=${to.proto ?? ''}: both ends give the same.`;
    disagree('error', '4.3', says);
  }
  const [one, other] = [from.certificate, to.certificate];
  if (!one || !other || isOpen(one.name) || isOpen(other.name)) return;
  if (one.name !== other.name || one.store !== other.store) {
    const says = 'The certificates differ: the client gives the same parameter as the server.';
    disagree('error', '4.3', says);
  }
}

/** The server that a repeater passes its client on to; undefined when it is not among the lines. */
function behindRepeaters(
  server: PlacedEnd,
  servers: readonly PlacedEnd[],
  commands: readonly Command[],
  depth = 0,
): PlacedEnd | undefined {
  const command = commands[server.line];
  if (command?.tool !== 'dbengprx') return server.kind === 'any' ? undefined : server;
  const onward = endsOf(command).find(({ role }) => role === 'client');
  const next =
    onward &&
    servers.find((other) => other.line !== server.line && meets({ ...onward, line: server.line }, other));
  // Two repeaters may name each other in a mistaken plan.
  return next && depth < commands.length ? behindRepeaters(next, servers, commands, depth + 1) : undefined;
}
