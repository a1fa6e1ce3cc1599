/** The one fake of the pty host port: keeps a log of what was sent and lets a test play the host's side. */
import type { Mode } from '../../../core/consoles/schema.ts';
import { fail, ok, type Result } from '../../../core/contract/result.ts';
import type { ConsoleStart, PtyHost, PtyHostEvents, Reading } from '../host-port.ts';

/** What was asked of the host, in order. */
type Sent =
  | { do: 'start'; console: string; start: ConsoleStart }
  | { do: 'line'; console: string; text: string }
  | { do: 'keys'; console: string; keys: string }
  | { do: 'breakIn'; console: string }
  | { do: 'resize'; console: string; columns: number; rows: number }
  | { do: 'kill'; console: string }
  | { do: 'stop' };

export interface FakePtyHost extends PtyHost {
  readonly sent: Sent[];
  /** Consoles started and not ended yet, with the process ids that were handed out (from 1000 on). */
  readonly open: ReadonlyMap<string, number>;
  /** The next start of this console (of any, without an id) is refused with this sentence. */
  failWith(says: string, console?: string): void;
  emitReading(reading: Pick<Reading, 'console'> & Partial<Reading> & { mode: Mode }): void;
  emitGrown(console: string, end: number, start?: number): void;
  emitExit(console: string, code: number): void;
  /** The host process dies with all consoles that are open. */
  emitDied(death?: { restarted?: boolean; says?: string }): void;
  emitStorage(console: string, says: string): void;
}

export function createFakePtyHost(): FakePtyHost {
  const sent: Sent[] = [];
  const open = new Map<string, number>();
  const subscribers = new Set<Partial<PtyHostEvents>>();
  const refusals: { says: string; console?: string }[] = [];
  let nextPid = 1000;

  const start = async (start: ConsoleStart): Promise<Result<{ pid: number }, string>> => {
    sent.push({ do: 'start', console: start.console, start });
    const refusal = refusals.findIndex((one) => one.console === undefined || one.console === start.console);
    if (refusal >= 0) return fail(refusals.splice(refusal, 1)[0]?.says ?? '');
    const pid = nextPid++;
    open.set(start.console, pid);
    return ok({ pid });
  };

  return {
    sent,
    open,
    start,
    line: (console, text) => void sent.push({ do: 'line', console, text }),
    keys: (console, keys) => void sent.push({ do: 'keys', console, keys }),
    breakIn: (console) => void sent.push({ do: 'breakIn', console }),
    resize: (console, columns, rows) => void sent.push({ do: 'resize', console, columns, rows }),
    kill: (console) => void sent.push({ do: 'kill', console }),
    subscribe(events) {
      subscribers.add(events);
      return () => void subscribers.delete(events);
    },
    async stop() {
      sent.push({ do: 'stop' });
      open.clear();
    },
    failWith: (says, console) => void refusals.push(console === undefined ? { says } : { says, console }),
    emitReading(reading) {
      const full: Reading = { lines: [], skipped: 0, transcript: { start: 0, end: 0 }, ...reading };
      for (const one of [...subscribers]) one.reading?.(full);
    },
    emitGrown(console, end, start = 0) {
      for (const one of [...subscribers]) one.grown?.({ console, start, end });
    },
    emitExit(console, code) {
      open.delete(console);
      for (const one of [...subscribers]) one.exit?.({ console, code });
    },
    emitDied(death = {}) {
      const consoles = [...open].map(([console, pid]) => ({ console, pid }));
      open.clear();
      const full = { consoles, restarted: true, says: 'The pty host died and was started again.', ...death };
      for (const one of [...subscribers]) one.died?.(full);
    },
    emitStorage(console, says) {
      for (const one of [...subscribers]) one.storage?.({ console, says });
    },
  };
}
