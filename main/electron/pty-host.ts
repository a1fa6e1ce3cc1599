/** The pty host as Electron's utility process: it outlives a window that crashes, and dies alone. */
import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { LaunchHost } from '../ptys/host-process.ts';
import { launchEnvironment } from '../ptys/launch-environment.ts';
import type { FromHost } from '../ptys/protocol.ts';

const entry = fileURLToPath(new URL('../ptys/host.js', import.meta.url));

export const utilityHost: LaunchHost = (setup, listener) => {
  const child = utilityProcess.fork(entry, [JSON.stringify(setup)], {
    env: launchEnvironment(process.env, {}),
    serviceName: 'Debug Switchboard consoles',
    stdio: 'inherit',
  });
  child.on('message', (message: FromHost) => listener.message(message));
  child.once('exit', () => listener.exit());
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    kill: () => void child.kill(),
  };
};
