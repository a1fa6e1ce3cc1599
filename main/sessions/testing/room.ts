/** A whole service over fakes: what a test of sessions stands on. */
import { vi } from 'vitest';
import { ok } from '../../../core/contract/result.ts';
import type { ProcessInfo, SessionState, Toolset } from '../../../core/contract/schemas.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { createFakePtyHost } from '../../ptys/testing/fake-pty-host.ts';
import { createSessions } from '../sessions.ts';
import { consoleMarker } from '../system.ts';
import { createFakeSystem } from './fake-system.ts';

export const practiceToolset: Toolset = {
  id: 'practice',
  kind: 'practice',
  name: 'Practice (simulated)',
  practice: true,
  programs: ['cdb', 'dbgsrv'].map((name) => ({ name, argvPrefix: ['/node', `/practice/${name}.js`] })),
  missing: [],
};

export const gnuToolset: Toolset = {
  id: 'gnu',
  kind: 'gnu',
  name: 'GNU debuggers',
  practice: false,
  programs: ['gdb', 'gdbserver'].map((name) => ({ name, argvPrefix: [`/usr/bin/${name}`] })),
  missing: [],
};

/** Writes nothing, remembers everything. */
function createFakeLedger(): Ledger & { readonly notes: string[]; refuseWith: string | undefined } {
  const notes: string[] = [];
  return {
    notes,
    refuseWith: undefined,
    async opens({ id }) {
      if (this.refuseWith !== undefined)
        return { ok: false, error: { kind: 'storage', says: this.refuseWith } };
      notes.push(`opens ${id}`);
      return ok(undefined);
    },
    async identifies(id, { pid }) {
      notes.push(`identifies ${id} ${pid}`);
    },
    async gone(id) {
      notes.push(`gone ${id}`);
    },
    entries: async () => [],
    undo: async () => [],
  };
}

export function createRoom(options: { toolsets?: Toolset[]; processes?: ProcessInfo[] } = {}) {
  const ptys = createFakePtyHost();
  const system = createFakeSystem();
  const ledger = createFakeLedger();
  const notified: SessionState[] = [];
  const notices: string[] = [];
  const sessions = createSessions({
    ptys,
    system,
    ledger,
    toolsets: {
      list: async () => options.toolsets ?? [practiceToolset, gnuToolset],
      processes: async () => ok(options.processes ?? []),
    },
    now: () => Date.now(),
    folders: { transcripts: '/data/transcripts' },
    notify: (state) => void notified.push(state),
    notice: ({ says }) => void notices.push(says),
  });
  /** Every program that the fake host starts runs on the fake system, with its mark, until it exits. */
  const start = ptys.start;
  ptys.start = async (asked) => {
    const started = await start(asked);
    const variables = [`${consoleMarker}=${asked.environment[consoleMarker]}`];
    if (started.ok) system.run(started.value.pid, asked.argv[0] ?? '', { variables });
    return started;
  };
  const exit = (console: string, code = 0) => {
    const pid = ptys.open.get(console);
    if (pid !== undefined) system.running.delete(pid);
    ptys.emitExit(console, code);
  };
  system.onEnd((pid) => {
    for (const [console, of] of ptys.open) if (of === pid) ptys.emitExit(console, 143);
  });
  /** Passes time, and everything that is waiting for it. */
  const pass = (ms = 200) => vi.advanceTimersByTimeAsync(ms);
  const atPrompt = (console: string, prompt = '0:000>') =>
    ptys.emitReading({ console, mode: 'user-prompt', prompt, lines: [] });
  const lines = () => ptys.sent.flatMap((one) => (one.do === 'line' ? [one.text] : []));
  return { ptys, system, ledger, notified, notices, sessions, exit, pass, atPrompt, lines };
}
