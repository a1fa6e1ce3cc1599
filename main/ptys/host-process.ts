/** The pty host as a child process of Node; Electron's shell brings a launcher of its own. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launchEnvironment } from './launch-environment.ts';
import type { FromHost, HostSetup, ToHost } from './protocol.ts';

export interface HostProcess {
  readonly pid: number | undefined;
  send(message: ToHost): void;
  /** At once, whatever it does. */
  kill(): void;
}

interface HostProcessListener {
  message(message: FromHost): void;
  /** The process is gone, or could not be started. Called once. */
  exit(): void;
}

export type LaunchHost = (setup: HostSetup, listener: HostProcessListener) => HostProcess;

/** The emitted entry lies beside this file. */
const builtEntry = fileURLToPath(new URL('./host.js', import.meta.url));

/** Starts `entry` (a JavaScript file) with a channel. */
export function nodeHost(entry: string = builtEntry): LaunchHost {
  return (setup, listener) => {
    const child = fork(entry, [JSON.stringify(setup)], {
      env: launchEnvironment(process.env, {}),
      // A debugger attached to main, or a test runner's loader, is not meant for the host.
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let gone = false;
    const exit = () => {
      if (gone) return;
      gone = true;
      listener.exit();
    };
    child.on('message', (message) => listener.message(message as FromHost));
    child.on('exit', exit);
    child.on('error', () => {
      if (child.pid === undefined) exit();
    });
    return {
      pid: child.pid,
      send(message) {
        if (child.connected) child.send(message, () => undefined);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
