/** A window that remembers, and services for tests of what carries calls: every call is answered from a table that the test may change. */
import { type CallName, callNames, type EventName } from '../../core/contract/messages.ts';
import { fail, ok } from '../../core/contract/result.ts';
import type { Handlers, Services, WindowPort } from '../services.ts';

export interface FakeWindow extends WindowPort {
  told: { name: EventName; value: unknown }[];
  frames: Uint8Array[];
}

export function createFakeWindow(id: string): FakeWindow {
  const told: FakeWindow['told'] = [];
  const frames: Uint8Array[] = [];
  return {
    id,
    told,
    frames,
    event: (name, value) => void told.push({ name, value }),
    frame: (bytes) => void frames.push(bytes),
  };
}

export interface FakeServices extends Services {
  /** Windows that are open now. */
  windows: Set<WindowPort>;
  /** What was asked, in order. */
  asked: { call: CallName; input: unknown; window: WindowPort }[];
  stopped: boolean;
}

export function createFakeServices(overrides: Partial<Handlers> = {}): FakeServices {
  const windows = new Set<WindowPort>();
  const asked: FakeServices['asked'] = [];
  const answers: Partial<Handlers> = {
    hello: () =>
      ok({
        shell: 'browser',
        version: '0.0.0',
        computer: { name: 'TECH', os: 'linux', addresses: [], elevated: false, architecture: 'x64' },
        dataFolder: '/data',
      }),
    listSessions: () => ok([]),
    ...overrides,
  };
  const unknown = () => fail({ kind: 'not-found' as const, says: 'The fake has no answer for this call.' });
  const handlers = Object.fromEntries(
    callNames.map((call) => [
      call,
      (input: unknown, window: WindowPort) => {
        asked.push({ call, input, window });
        return (answers[call] ?? unknown)(input as never, window);
      },
    ]),
  ) as unknown as Handlers;
  return {
    handlers,
    windows,
    asked,
    stopped: false,
    windowOpened: (window) => void windows.add(window),
    windowClosed: (window) => void windows.delete(window),
    async stop() {
      this.stopped = true;
    },
  };
}
