/** One MessagePort for each page, carrying the contract's envelope and the feed frames. */
import { randomUUID } from 'node:crypto';
import { ipcMain, MessageChannelMain, type MessagePortMain } from 'electron';
import { portChannel } from '../../core/contract/bridge.ts';
import { serveCalls } from '../../core/contract/wire.ts';
import { logDefect } from '../log.ts';
import { isTrustedSender } from '../policy/electron.ts';
import type { Services, WindowPort } from '../services.ts';

/**
 * The only message that main takes from a page directly; a port goes to our own page's main frame, and to nobody else.
 * Resolves when the first page has its port.
 */
export function servePorts(services: Services): Promise<void> {
  return new Promise((resolve) => {
    ipcMain.on(portChannel, ({ senderFrame }) => {
      if (!senderFrame || !isTrustedSender(senderFrame)) return;
      const { port1, port2 } = new MessageChannelMain();
      servePort(port1, services);
      senderFrame.postMessage(portChannel, null, [port2]);
      resolve();
    });
  });
}

function servePort(port: MessagePortMain, services: Services): void {
  const window: WindowPort = {
    id: randomUUID(),
    event: (event, value) => port.postMessage({ event, value }),
    frame: (bytes) => port.postMessage(bytes),
  };
  const answer = serveCalls(services.handlers, window, logDefect);
  port.on('message', async ({ data }) => {
    const reply = await answer(data);
    if (reply) port.postMessage(reply);
  });
  // The page was reloaded or closed.
  port.once('close', () => services.windowClosed(window));
  services.windowOpened(window);
  port.start();
}
