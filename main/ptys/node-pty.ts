/** The adapter to node-pty 1.1.0: the only file that knows it, and what has to be done about it on each system. */
import { spawn as spawnProcess } from 'node:child_process';
import { accessSync, chmodSync, constants, readSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import * as nodePty from 'node-pty';
import type { Pty, PtyCommand, SpawnPty } from './port.ts';

/** What shells report for a program ended by a signal: 128 + its number. node-pty gives code 0 then, which looks like success. */
const signalBase = 128;

export const spawnPty: SpawnPty = (command, listener) => {
  const failed = cannotStart(command);
  if (failed !== undefined) return { failed };
  const [program = '', ...argumentList] = command.argv;
  let child: nodePty.IPty;
  try {
    if (process.platform === 'darwin') mendSpawnHelper();
    child = nodePty.spawn(program, argumentList, {
      cols: command.columns,
      rows: command.rows,
      cwd: command.folder,
      env: command.environment,
      // Bytes as the program wrote them: decoding belongs to whoever reads the transcript.
      encoding: null,
      // Without the bundled ConPTY every kill() starts this program again as a helper.
      useConptyDll: true,
    });
  } catch (error) {
    return { failed: `${program} cannot be started: ${error instanceof Error ? error.message : error}.` };
  }

  let ended = false;
  // Windows gives text although bytes were asked for.
  child.onData((data: string | Buffer) => {
    if (!ended) listener.data(typeof data === 'string' ? Buffer.from(data) : data);
  });
  if (process.platform !== 'win32') {
    onEnd(child, (rest) => {
      if (!ended) listener.data(rest);
    });
  }
  // node-pty reports the exit when the stream of data has closed, at the latest 200 ms (Linux, macOS) after the program ended, because
  // a program left behind may keep the pty open for ever. Nothing read after that is passed on.
  child.onExit(({ exitCode, signal }) => {
    if (ended) return;
    ended = true;
    // Windows leaves the code out when the pipe closes before the process is reported to be gone.
    const code = typeof exitCode === 'number' ? exitCode : 1;
    listener.exit(signal ? signalBase + signal : code);
  });

  const pty: Pty = {
    pid: child.pid,
    write(text) {
      if (!ended) unlessGone(() => child.write(text));
    },
    resize(columns, rows) {
      if (!ended) unlessGone(() => child.resize(Math.max(1, columns), Math.max(1, rows)));
    },
    kill() {
      if (!ended) kill(child);
    },
  };
  return pty;
};

/** What node-pty's terminal on Unix has and its typings do not say. */
interface UnixTerminal {
  readonly fd: number;
  on(event: 'end', listener: () => void): void;
}

/** A pty gives at most a page for each read. */
const restBytes = 4096;

/**
 * Gives what is still in the pty when the stream says that it is at its end. libuv takes a hang-up behind a short read for the end,
 * but every read of a pty is short: without this the last few kilobytes of a program that ends in a flood are lost, more often than not.
 */
function onEnd(child: nodePty.IPty, give: (rest: Buffer) => void): void {
  const terminal = child as nodePty.IPty & UnixTerminal;
  terminal.on('end', () => {
    for (;;) {
      const rest = Buffer.allocUnsafe(restBytes);
      let length = 0;
      try {
        length = readSync(terminal.fd, rest);
      } catch {
        // EIO: everything has been read. EAGAIN: a program left behind has the pty open and writes nothing now.
      }
      if (length === 0) return;
      give(rest.subarray(0, length));
    }
  });
}

/** A program may end between our knowing of it and our asking something of it: that is no error. */
function unlessGone(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Error && /EBADF|ENOTTY|EIO|already exited/.test(error.message))) throw error;
  }
}

function kill(child: nodePty.IPty): void {
  if (process.platform !== 'win32') {
    unlessGone(() => child.kill('SIGKILL'));
    return;
  }
  // node-pty puts a kill off until the program has printed something, and ends the console only, not its programs.
  spawnProcess('taskkill', ['/PID', String(child.pid), '/T', '/F'], {
    stdio: 'ignore',
    windowsHide: true,
  }).on('error', () => child.kill());
}

/**
 * Why a command cannot be started, in a sentence. On Linux node-pty would only find out in the new process, which prints
 * "execvp(3) failed" into the console and looks like a program that ended with code 1.
 */
function cannotStart({ argv, folder, environment }: PtyCommand): string | undefined {
  const [program] = argv;
  if (program === undefined || program === '') return 'There is no program to start.';
  if (!isFolder(folder)) return `The working folder ${folder} does not exist.`;
  if (process.platform === 'win32') return undefined; // node-pty looks itself, by the rules of Windows, and says so.
  if (program.includes('/')) {
    const path = resolve(folder, program);
    if (!statSync(path, { throwIfNoEntry: false })) return `The program ${program} does not exist.`;
    return isExecutable(path) ? undefined : `${program} is not an executable program.`;
  }
  const found = (environment.PATH ?? '')
    .split(delimiter)
    .some((place) => isExecutable(resolve(folder, place, program)));
  return found ? undefined : `The program ${program} is not in any folder of PATH.`;
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function isExecutable(path: string): boolean {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package of node-pty 1.1.0 carries macOS's spawn-helper without the right to execute it. */
function mendSpawnHelper(): void {
  const packageFolder = dirname(createRequire(import.meta.url).resolve('node-pty/package.json'));
  const helper = join(packageFolder, 'prebuilds', `darwin-${process.arch}`, 'spawn-helper').replace(
    /app\.asar(?!\.unpacked)/,
    'app.asar.unpacked',
  );
  if (statSync(helper, { throwIfNoEntry: false }) && !isExecutable(helper)) chmodSync(helper, 0o755);
}
