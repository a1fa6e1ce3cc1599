/** The one fake of the pty port: programs that a test plays by hand. */
import type { Pty, PtyCommand, PtyListener, SpawnPty } from '../port.ts';

interface FakePty extends Pty {
  readonly command: PtyCommand;
  /** Everything written to the program, in order. */
  readonly written: string[];
  readonly sizes: { columns: number; rows: number }[];
  readonly killed: boolean;
  emitData(data: string | Buffer): void;
  emitExit(code: number): void;
}

export interface FakePtys {
  readonly spawn: SpawnPty;
  /** All programs ever started, oldest first. */
  readonly started: FakePty[];
  /** The next program cannot be started. */
  failWith(says: string): void;
}

export function createFakePtys(): FakePtys {
  const started: FakePty[] = [];
  const refusals: string[] = [];
  return {
    started,
    failWith: (says) => void refusals.push(says),
    spawn(command, listener) {
      const refusal = refusals.shift();
      if (refusal !== undefined) return { failed: refusal };
      const pty = fakePty(command, listener, 1000 + started.length);
      started.push(pty);
      return pty;
    },
  };
}

function fakePty(command: PtyCommand, listener: PtyListener, pid: number): FakePty {
  const written: string[] = [];
  const sizes: { columns: number; rows: number }[] = [];
  let killed = false;
  return {
    pid,
    command,
    written,
    sizes,
    get killed() {
      return killed;
    },
    write: (text) => void written.push(text),
    resize: (columns, rows) => void sizes.push({ columns, rows }),
    kill() {
      killed = true;
    },
    emitData: (data) => listener.data(typeof data === 'string' ? Buffer.from(data) : data),
    emitExit: (code) => listener.exit(code),
  };
}
