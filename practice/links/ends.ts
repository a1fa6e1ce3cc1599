/**
 * The two ends of a link, forward and reverse (clicon). Practice links never leave this computer: whatever name the command line
 * says, the other end is looked for on the loopback address, so one computer plays all of a plan.
 */
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import { parseTransport } from '../../core/transports/parse.ts';
import type { Transport, TransportRole } from '../../core/transports/transport.ts';
import { type LinkFailure, results } from '../words.ts';
import { createLink, type Link } from './link.ts';
import { protocolNumber, type Role } from './messages.ts';

const loopback = '127.0.0.1';
const redialMs = 500; // a server that calls tries again and again (engine 7.3); often enough that nobody waits for it

/** What is served; a caller that wants something else, or knows another password, is refused without a word (engine 6). */
export interface Offer {
  role: Role;
  accept(link: Link, user: string): void;
}

export interface Listening {
  transport: Transport;
  /** The real one of a range, or of a random choice; undefined when it calls instead. */
  port: number | undefined;
  close(): void;
}

/** practice text: the sentence says what our own reading of the string finds wrong. */
function readTcp(text: string, role: TransportRole): Result<Transport, LinkFailure> {
  const read = parseTransport(text, role);
  if (!read.ok) {
    return fail({ code: results.invalid.code, says: read.error[0]?.says ?? results.invalid.says });
  }
  const { protocol, port } = read.value;
  if (protocol !== 'tcp') return fail({ ...results.invalid, says: 'Practice has tcp only.' });
  if (typeof port === 'string') return fail({ ...results.invalid, says: `${port} stands for a port.` });
  return ok(read.value);
}

/** The server's end: listens, or calls until the client answers. */
export async function serve(text: string, offer: Offer): Promise<Result<Listening, LinkFailure>> {
  const read = readTcp(text, 'server');
  if (!read.ok) return read;
  const transport = read.value;
  const greet = (socket: Socket) => greetCaller(createLink(socket), transport.password, offer);
  if (transport.clicon) return ok({ transport, port: undefined, close: callUntilAnswered(transport, greet) });
  const server = await listenOnOneOf(portsOf(transport), greet);
  if (!server.ok) return server;
  const address = server.value.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return ok({ transport, port, close: () => void server.value.close() });
}

/** The client's end: calls, or waits for the call without limit (engine 7.2). */
export async function connect(text: string, role: Role, user: string): Promise<Result<Link, LinkFailure>> {
  const read = readTcp(text, 'client');
  if (!read.ok) return read;
  const transport = read.value;
  const socket = transport.clicon ? await waitForCall(transport) : await call(portsOf(transport)[0] ?? 0);
  if (!socket.ok) return socket;
  return introduce(createLink(socket.value), role, user, transport.password);
}

function portsOf({ port }: Transport): number[] {
  if (Array.isArray(port))
    return Array.from({ length: port[1] - port[0] + 1 }, (_, index) => port[0] + index);
  return [typeof port === 'number' ? port : 0];
}

async function listenOnOneOf(
  ports: readonly number[],
  greet: (socket: Socket) => void,
): Promise<Result<Server, LinkFailure>> {
  for (const port of ports) {
    const server = await listenOn(port, greet);
    if (server) return ok(server);
  }
  return fail(results.portBusy);
}

function listenOn(port: number, greet: (socket: Socket) => void): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer(greet);
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: loopback, exclusive: true }, () => resolve(server));
  });
}

function call(port: number): Promise<Result<Socket, LinkFailure>> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: loopback });
    socket.once('error', () => resolve(fail(results.refused)));
    socket.once('connect', () => resolve(ok(socket)));
  });
}

/** Answers how to stop it. It calls one client only: when that one leaves, nobody is called again (engine 7.5). */
function callUntilAnswered(transport: Transport, greet: (socket: Socket) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const dial = async () => {
    const socket = await call(portsOf(transport)[0] ?? 0);
    if (stopped) return socket.ok ? void socket.value.destroy() : undefined;
    if (socket.ok) greet(socket.value);
    else timer = setTimeout(dial, redialMs);
  };
  void dial();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Takes whoever calls first (engine 14.1), and stops listening then. */
async function waitForCall(transport: Transport): Promise<Result<Socket, LinkFailure>> {
  return new Promise((resolve) => {
    const arrived = (socket: Socket) => {
      listening.then((server) => server.ok && server.value.close());
      resolve(ok(socket));
    };
    const listening = listenOnOneOf(portsOf(transport), arrived);
    listening.then((server) => server.ok || resolve(server));
  });
}

/** The server's side of the greeting: the client speaks first. */
function greetCaller(link: Link, password: string | undefined, offer: Offer): void {
  link.listen((message) => {
    const known =
      message.say === 'hello' &&
      message.practice === protocolNumber &&
      message.role === offer.role &&
      message.password === password;
    if (!known) return link.close();
    link.listen(undefined);
    offer.accept(link, message.user);
  });
}

/** The client's side of the greeting; what ends it says why, as far as the engine does. */
function introduce(
  link: Link,
  role: Role,
  user: string,
  password: string | undefined,
): Promise<Result<Link, LinkFailure>> {
  return new Promise((resolve) => {
    link.onClose((garbled) => resolve(fail(garbled ? results.versionMismatch : results.serverDied)));
    link.listen((message) => {
      if (message.say !== 'welcome') return link.close();
      link.listen(undefined);
      resolve(ok(link));
    });
    link.send({
      say: 'hello',
      practice: protocolNumber,
      role,
      user,
      ...(password !== undefined && { password }),
    });
  });
}
