/**
 * In place of dbengprx, which the kit has not: what a repeater's command line says is listened to and dialled here, and the bytes are
 * passed on (engine 14.5: the engine works the same through a plain relay).
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { splitCommandLine } from '../../core/commands/split.ts';
import { parseTransport } from '../../core/transports/parse.ts';
import type { Transport, TransportRole } from '../../core/transports/transport.ts';

interface End {
  listens: boolean;
  port: number;
  host: string;
}

/** Resolves when it listens where it must. The answer ends it. */
export async function relay(command: string): Promise<() => void> {
  const words = splitCommandLine(command, 'cmd');
  const near = endOf(words, '-s', 'server');
  const far = endOf(words, '-c', 'client');
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket)));
    return socket;
  };
  const dial = ({ port, host }: End) => keep(connect(port, host));
  const servers: Server[] = [];
  const listen = async (end: End, called: (socket: Socket) => void) => {
    const server = createServer((socket) => called(keep(socket)));
    servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(end.port, resolve);
    });
  };
  if (near.listens && far.listens) {
    const waiting: Record<'near' | 'far', Socket[]> = { near: [], far: [] };
    const meet = (side: 'near' | 'far', other: 'near' | 'far') => (socket: Socket) => {
      const partner = waiting[other].shift();
      if (partner) join(socket, partner);
      else waiting[side].push(socket);
    };
    await listen(near, meet('near', 'far'));
    await listen(far, meet('far', 'near'));
  } else if (near.listens) await listen(near, (socket) => join(socket, dial(far)));
  else if (far.listens) await listen(far, (socket) => join(socket, dial(near)));
  else join(dial(near), dial(far));
  return () => {
    for (const server of servers) server.close();
    for (const socket of sockets) socket.destroy();
  };
}

function endOf(words: readonly string[], option: string, role: TransportRole): End {
  const read = parseTransport(words[words.indexOf(option) + 1] ?? '', role);
  if (!read.ok) throw new Error(read.error.map(({ says }) => says).join(' '));
  const { clicon, server, port }: Transport = read.value;
  const dials = role === 'server' ? clicon : clicon === undefined ? server : undefined;
  return { listens: dials === undefined, host: dials ?? '', port: Number(port) };
}

function join(one: Socket, other: Socket): void {
  one.pipe(other);
  other.pipe(one);
  one.on('close', () => other.destroy());
  other.on('close', () => one.destroy());
}
