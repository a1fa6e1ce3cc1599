/** Main's end of the pty host: starts the process, starts it again when it dies, and says which consoles died with it. */
import type { TranscriptCaps } from '../../core/consoles/transcript-index.ts';
import { fail, type Result } from '../../core/contract/result.ts';
import type { ConsoleStart, PtyHost, PtyHostEvents } from './host-port.ts';
import { type HostProcess, type LaunchHost, nodeHost } from './host-process.ts';
import type { FromHost, ToHost } from './protocol.ts';
import { transcriptCaps } from './transcript-files.ts';

/** A host that dies again and again will not get better: the sixth death is the last. */
const mostRestarts = 5;
/** Closing transcripts takes milliseconds; a host that has not ended by then hangs. */
const stopMs = 2000;

export interface PtyHostOptions {
  /** Where transcripts are written; made when missing. */
  folder: string;
  launch?: LaunchHost;
  caps?: TranscriptCaps;
}

interface Starting {
  console: string;
  answer(result: Result<{ pid: number }, string>): void;
}

/** The host process starts with the first console. */
export function createPtyHost(options: PtyHostOptions): PtyHost {
  const launch = options.launch ?? nodeHost();
  const setup = { folder: options.folder, caps: options.caps ?? transcriptCaps };
  const subscribers = new Set<Partial<PtyHostEvents>>();
  const starting = new Map<number, Starting>();
  const pids = new Map<string, number>();
  let host: HostProcess | undefined;
  let deaths = 0;
  let nextTicket = 1;
  let stopped: Promise<void> | undefined;
  let hostStopped: (() => void) | undefined;

  function emit(action: (events: Partial<PtyHostEvents>) => void) {
    for (const events of [...subscribers]) action(events);
  }

  function launchHost(): HostProcess {
    const launched = launch(setup, {
      message(message) {
        if (launched === host) receive(message);
      },
      exit() {
        if (launched === host) hostGone();
      },
    });
    host = launched;
    return launched;
  }

  function receive(message: FromHost) {
    switch (message.tell) {
      case 'started':
        return started(message);
      case 'reading':
        return emit((events) => events.reading?.(message.value));
      case 'grown':
        return emit((events) => events.grown?.(message.value));
      case 'storage':
        return emit((events) => events.storage?.(message.value));
      case 'exit':
        pids.delete(message.value.console);
        return emit((events) => events.exit?.(message.value));
    }
  }

  function started({ ticket, result }: Extract<FromHost, { tell: 'started' }>) {
    const asked = starting.get(ticket);
    starting.delete(ticket);
    if (asked && result.ok) pids.set(asked.console, result.value.pid);
    asked?.answer(result);
  }

  function hostGone() {
    host = undefined;
    const consoles = [...pids].map(([console, pid]) => ({ console, pid }));
    pids.clear();
    for (const { pid } of consoles) hangUp(pid);
    for (const { console, answer } of starting.values()) {
      answer(fail(`The pty host died while ${console} was being started.`));
    }
    starting.clear();
    if (hostStopped) return hostStopped();
    deaths++;
    const restarted = deaths <= mostRestarts;
    if (restarted) launchHost();
    const says = restarted
      ? 'The pty host died and was started again.'
      : `The pty host died ${deaths} times and is not started again.`;
    emit((events) => events.died?.({ consoles, restarted, says }));
  }

  function stopHost(): Promise<void> {
    const running = host;
    if (!running) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(() => running.kill(), stopMs);
      hostStopped = () => {
        clearTimeout(late);
        resolve();
      };
      running.send({ do: 'stop' });
    });
  }

  const tell = (message: ToHost) => host?.send(message);

  return {
    start(start: ConsoleStart) {
      if (stopped) return Promise.resolve(fail('The pty host is stopped.'));
      if (!host && deaths > mostRestarts) {
        return Promise.resolve(fail(`The pty host died ${deaths} times and is not started again.`));
      }
      const current = host ?? launchHost();
      const ticket = nextTicket++;
      return new Promise((answer) => {
        starting.set(ticket, { console: start.console, answer });
        current.send({ do: 'start', ticket, start });
      });
    },
    line: (console, text) => tell({ do: 'line', console, text }),
    keys: (console, keys) => tell({ do: 'keys', console, keys }),
    breakIn: (console) => tell({ do: 'breakIn', console }),
    resize: (console, columns, rows) => tell({ do: 'resize', console, columns, rows }),
    kill: (console) => tell({ do: 'kill', console }),
    subscribe(events) {
      subscribers.add(events);
      return () => void subscribers.delete(events);
    },
    stop: () => (stopped ??= stopHost()),
  };
}

/**
 * What the kernel does when the last descriptor of a pty is closed. On Linux that may be late: node-pty lets programs inherit the ptys
 * of those started before them, and Wine's server outlives everything.
 */
function hangUp(pid: number): void {
  if (process.platform === 'win32') return; // ConPTY ends with the host.
  try {
    process.kill(-pid, 'SIGHUP');
  } catch {
    // Gone already.
  }
}
