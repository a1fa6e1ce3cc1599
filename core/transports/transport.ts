/**
 * The transports between debuggers: tcp npipe com spipe ssl (facts 4.1-4.3; where engine.md section 1 measured something else, it wins).
 * A transport is written from the view of one end: the server end says how it is reached, the client end says whom to reach.
 */
import type { PortOrRange } from '../situation/schema.ts';

export type Protocol = 'tcp' | 'npipe' | 'com' | 'spipe' | 'ssl';
export type TransportRole = 'server' | 'client';

export interface Transport {
  protocol: Protocol;
  /** Client end: the server to call. (A server end ignores it, engine 1.1.) */
  server?: string;
  /** Reverse connection: at the server the client to call, at the client the server that will call (B2). */
  clicon?: string;
  /** tcp, ssl. A range belongs to the listening end (B4). A text is a placeholder such as <PORT>. */
  port?: PortOrRange | string;
  /** npipe, spipe. May contain %x or %d at the server: process and thread number (engine 1.3). */
  pipe?: string;
  /** com: "com2" or "2", and what both ends must have in common. */
  com?: { port: string; baud?: number | string; channel?: number | string };
  /** ssl, spipe: tls1 is the newest word that the engine knows (engine 1.4). */
  proto?: string;
  certificate?: { store: 'user' | 'machine'; name: string };
  password?: string;
  hidden?: boolean;
  ipversion?: 4 | 6;
  icfEnable?: boolean;
}

/** Some documents write templates such as <SERVER>: we accept these wherever a value may stand. */
export const isPlaceholder = (value: string): boolean => /^<[^<>]*>$/.test(value);

/** In the order of the grammar of that end (4.1, 4.2), so that the same transport always prints the same. */
export function printTransport(transport: Transport, role: TransportRole): string {
  const items: string[] = [];
  const add = (key: string, value: string | number | undefined) => {
    if (value !== undefined) items.push(`${key}=${value}`);
  };
  add('proto', transport.proto);
  if (transport.certificate) {
    add(transport.certificate.store === 'user' ? 'certuser' : 'machuser', transport.certificate.name);
  }
  add('server', transport.server);
  if (role === 'client') add('clicon', transport.clicon);
  add('port', transport.com ? transport.com.port : printPort(transport.port));
  add('pipe', transport.pipe);
  add('baud', transport.com?.baud);
  add('channel', transport.com?.channel);
  if (role === 'server') add('clicon', transport.clicon);
  if (transport.hidden) items.push('hidden');
  add('password', transport.password);
  add('ipversion', transport.ipversion);
  if (transport.icfEnable) items.push('IcfEnable');
  return `${transport.protocol}:${items.join(',')}`;
}

const printPort = (port: Transport['port']): string | undefined =>
  Array.isArray(port) ? port.join(':') : port?.toString();

/**
 * The same link as the other end writes it. `names` are the addresses by which the two ends reach each other.
 * The first port of a range is taken for the end that must know one port (B4): the real one is known only after the start.
 */
export function turnTransport(
  transport: Transport,
  from: TransportRole,
  names: { server: string; client: string },
): Transport {
  const { server: _server, clicon, hidden: _hidden, icfEnable: _icf, port, ...shared } = transport;
  const reverse = clicon !== undefined && clicon !== '';
  const onePort = port === undefined ? {} : { port: Array.isArray(port) ? port[0] : port };
  if (reverse) return { ...shared, ...onePort, clicon: from === 'server' ? names.server : names.client };
  if (from === 'client' || transport.protocol === 'com') return { ...shared, ...onePort };
  return { ...shared, ...onePort, server: names.server };
}

/** Who waits for the call: without clicon the server, with it the client (B2). A com line has no caller. */
export function listens(transport: Transport, role: TransportRole): boolean {
  if (transport.protocol === 'com') return true;
  const reverse = transport.clicon !== undefined && transport.clicon !== '';
  return reverse ? role === 'client' : role === 'server';
}
