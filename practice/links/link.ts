/** One connection between two practice programs: messages in order, until either end closes it. */
import type { Socket } from 'node:net';
import { decodeMessage, encodeMessage, type Message } from './messages.ts';

export interface Link {
  /** `127.0.0.1:53552`: the other end. */
  readonly peer: string;
  send(message: Message): void;
  /** Replaces who heard before; without anybody, messages wait for the next one. */
  listen(heard: ((message: Message) => void) | undefined): void;
  /** Called once, whoever closed it; `garbled` when the other end does not speak our protocol. */
  onClose(heard: (garbled: boolean) => void): void;
  /** What was sent still goes out. */
  close(): void;
}

/** A history of half a million characters, escaped, is the longest message. */
const longestMessage = 4 * 1024 * 1024;

export function createLink(socket: Socket): Link {
  const waiting: Message[] = [];
  let heard: ((message: Message) => void) | undefined;
  const closers: ((garbled: boolean) => void)[] = [];
  let pending = '';
  let garbled = false;
  let closed = false;

  const receive = (text: string) => {
    const lines = (pending + text).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) {
      const message = decodeMessage(line);
      if (!message) return refuse();
      waiting.push(message);
    }
    deliver();
    if (pending.length > longestMessage) refuse();
  };
  const deliver = () => {
    for (let next = heard && waiting.shift(); next; next = heard && waiting.shift()) heard?.(next);
  };
  const refuse = () => {
    garbled = true;
    socket.destroy();
  };

  socket.setEncoding('utf8');
  socket.setNoDelay(true);
  socket.on('data', receive);
  // An error is followed by 'close'; why a connection broke makes no difference here.
  socket.on('error', () => undefined);
  socket.on('end', () => socket.end());
  socket.on('close', () => {
    closed = true;
    for (const heardClose of closers) heardClose(garbled);
  });
  return {
    peer: `${socket.remoteAddress ?? '127.0.0.1'}:${socket.remotePort ?? 0}`,
    send: (message) => {
      if (!closed && socket.writable) socket.write(encodeMessage(message));
    },
    listen(next) {
      heard = next;
      deliver();
    },
    onClose(heardClose) {
      if (closed) heardClose(garbled);
      else closers.push(heardClose);
    },
    close: () => void socket.end(),
  };
}
