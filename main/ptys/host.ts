/** Entry of the pty host process: a Node child process with a channel, or Electron's utility process. */
import { spawnPty } from './node-pty.ts';
import type { FromHost, HostChannel, HostSetup, ToHost } from './protocol.ts';
import { serveHost } from './serve-host.ts';

/** What Electron puts into its utility processes, as far as it is used here; Node has none. */
interface ParentPort {
  postMessage(message: FromHost): void;
  on(event: 'message', listener: (event: { data: ToHost }) => void): void;
}
const { parentPort } = process as { parentPort?: ParentPort };

const channel: HostChannel = parentPort
  ? {
      send: (message) => parentPort.postMessage(message),
      receive: (receive) => parentPort.on('message', (event) => receive(event.data)),
    }
  : {
      // Without main there is nobody to tell; `disconnect` ends this process.
      send: (message) => process.send?.(message, () => undefined),
      receive: (receive) => process.on('message', (message) => receive(message as ToHost)),
    };

const setup = JSON.parse(process.argv[2] ?? '') as HostSetup;
const host = serveHost({ channel, setup, spawn: spawnPty, ended: () => process.exit(0) });

// Ctrl+C in the shell that started the app goes to all its processes: main ends the sessions first, then this process.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
// Main is gone: the programs get a hang-up with this process.
process.on('disconnect', () => {
  host.close();
  process.exit(0);
});
