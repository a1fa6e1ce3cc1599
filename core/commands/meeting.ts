/** Whether two ends of links are at the same address: protocol, port, pipe, channel. */
import type { Transport } from '../transports/transport.ts';
import type { LinkEnd, LinkKind } from './ends.ts';

/** An end, and the index of its line. */
export interface PlacedEnd extends LinkEnd {
  line: number;
}

export const fits = (one: LinkKind, other: LinkKind): boolean =>
  one === other || one === 'any' || other === 'any';

export const isReversed = ({ clicon }: Transport): boolean => clicon !== undefined && clicon !== '';

/** A place for a value that is not known yet: it agrees with everything. */
export const isOpen = (value: unknown): boolean => typeof value === 'string' && value.startsWith('<');

export function meets(client: PlacedEnd, server: PlacedEnd): boolean {
  const [from, to] = [client.transport, server.transport];
  if (!from || !to) return !from && !to && client.kind === server.kind && client.name === server.name;
  if (!sameCarrier(client, server)) return false;
  if (from.protocol === 'com') return (from.com?.channel ?? 0) === (to.com?.channel ?? 0);
  if (from.pipe !== undefined || to.pipe !== undefined) return samePipe(from.pipe, to.pipe);
  return samePort(from.port, to.port);
}

/** A repeater passes the bytes of ssl on as tcp, and those of spipe as npipe (F3). */
function sameCarrier(one: LinkEnd, other: LinkEnd): boolean {
  const [from, to] = [one.transport?.protocol, other.transport?.protocol];
  if (from === to) return true;
  const pair = [from, to].sort().join(' ');
  return (one.kind === 'any' || other.kind === 'any') && (pair === 'ssl tcp' || pair === 'npipe spipe');
}

/** Process number and thread number (engine 1.3). */
const mostPipeCodes = 2;

/** %x and %d become numbers when the server starts. */
function samePipe(client: string | undefined, server: string | undefined): boolean {
  if (client === undefined || server === undefined) return false;
  if (isOpen(client) || isOpen(server)) return true;
  const parts = server.toLowerCase().split(/%[xd]/);
  if (parts.length > mostPipeCodes + 1) return false;
  return new RegExp(`^${parts.map(escapePattern).join('[0-9a-f]+')}$`).test(client.toLowerCase());
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function samePort(one: Transport['port'], other: Transport['port']): boolean {
  if (isOpen(one) || isOpen(other)) return true;
  const [low, high] = rangeOf(one);
  const [otherLow, otherHigh] = rangeOf(other);
  return low <= otherHigh && otherLow <= high;
}

const rangeOf = (port: Transport['port']): [number, number] =>
  Array.isArray(port) ? port : typeof port === 'number' ? [port, port] : [0, 0];
