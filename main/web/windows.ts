/** One WebSocket as one window: JSON text for calls, answers and events, binary messages for console text. */
import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { serveCalls } from '../../core/contract/wire.ts';
import type { Services, WindowPort } from '../services.ts';

/** RFC 6455's status for data that does not fit what the server understands. */
const notUnderstood = 1007;

export function serveWindow(
  socket: WebSocket,
  services: Services,
  onDefect: (call: string, thrown: unknown) => void,
): void {
  const send = (message: unknown) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const window: WindowPort = {
    id: randomUUID(),
    event: (event, value) => send({ event, value }),
    frame: (bytes) => {
      if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: true });
    },
  };
  const answer = serveCalls(services.handlers, window, onDefect);

  socket.on('message', async (data, isBinary) => {
    const message = isBinary ? undefined : parse(data);
    const reply = message === undefined ? undefined : await answer(message);
    if (reply) send(reply);
    else socket.close(notUnderstood, 'that is no message of this contract');
  });
  // Too large or malformed messages: ws closes the socket itself, with the status that says so.
  socket.on('error', () => undefined);
  socket.on('close', () => services.windowClosed(window));
  services.windowOpened(window);
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(data.toString()) as unknown;
  } catch {
    return undefined;
  }
}
