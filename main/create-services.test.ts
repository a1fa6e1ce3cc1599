import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { decodeFeedFrame } from '../core/contract/feed-frame.ts';
import { type CallInput, type CallName, type CallOutput, calls, events } from '../core/contract/messages.ts';
import type { SessionState } from '../core/contract/schemas.ts';
import { serveCalls } from '../core/contract/wire.ts';
import { makePlan } from '../core/plan/make.ts';
import type { Plan } from '../core/plan/schema.ts';
import { createServices } from './create-services.ts';
import { builtHost } from './ptys/testing/built-host.ts';
import type { Services } from './services.ts';
import { createFakeWindow, type FakeWindow } from './testing/fake-services.ts';

/** Everything real: stores, toolsets, pty host, gdb and gdbserver. */
let folder: string;
let services: Services;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-services-'));
  vi.stubEnv('SWITCHBOARD_DATA', folder);
  services = await createServices('browser', await builtHost());
});
afterEach(async () => {
  await services.stop();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** A call as it comes over the wire; its answer must be what the contract says. */
async function call<Name extends CallName>(window: FakeWindow, name: Name, input: CallInput<Name>) {
  const answer = serveCalls(services.handlers, window, (_call, thrown) => {
    throw thrown;
  });
  const reply = await answer({ id: 1, call: name, input });
  if (!reply?.answer.ok) throw new Error(`${name}: ${JSON.stringify(reply?.answer)}`);
  return calls[name].output.parse(reply.answer.value) as CallOutput<Name>;
}

function openWindow(id: string): FakeWindow {
  const window = createFakeWindow(id);
  services.windowOpened(window);
  return window;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function gdbPlan(): Promise<Plan> {
  const plan = makePlan({
    version: 1,
    target: { kind: 'new-process', on: 'TECH', image: '/bin/cat' },
    computers: [{ name: 'TECH', os: 'linux', tools: 'gdb', person: 'technician', access: 'here' }],
    technician: 'TECH',
    reach: [],
    symbols: { on: [] },
    prefer: { method: 'gdbserver', port: await freePort() },
  });
  if (plan.method === null) throw new Error('gdbserver is ruled out');
  return plan;
}

const newest = (window: FakeWindow): SessionState | undefined =>
  window.told.filter(({ name }) => name === 'session').at(-1)?.value as SessionState | undefined;

const textIn = (window: FakeWindow): string =>
  window.frames.map((frame) => Buffer.from(decodeFeedFrame(frame)?.bytes ?? []).toString()).join('');

it('answers what needs no session as the contract says', async () => {
  const window = openWindow('one');
  expect(await call(window, 'hello', null)).toMatchObject({ shell: 'browser', dataFolder: folder });
  const toolsets = await call(window, 'listToolsets', { refresh: false });
  expect(toolsets.map(({ kind }) => kind)).toContain('practice');
  expect(
    await call(window, 'listProcesses', { toolset: toolsets.find(({ kind }) => kind === 'gnu')?.id ?? '' }),
  ).toContainEqual(expect.objectContaining({ pid: process.ppid }));
  expect(await call(window, 'listDocuments', null)).toEqual([]);
  const settings = await call(window, 'readSettings', null);
  await call(window, 'writeSettings', { ...settings, theme: 'dark' });
  expect(await call(window, 'readSettings', null)).toMatchObject({ theme: 'dark' });
  expect(await call(window, 'listSessions', null)).toEqual([]);
});

it('shows one session to two windows, and leaves nothing of it', async () => {
  const [one, two] = [openWindow('one'), openWindow('two')];
  const plan = await gdbPlan();
  const { session } = await call(one, 'startSession', { name: 'Both', plan, toolsets: {} });
  await vi.waitFor(() => expect(newest(one)?.state).toBe('running'), { timeout: 20_000, interval: 50 });
  expect(newest(two)).toEqual(newest(one));
  const gdb = newest(one)?.consoles.find(({ role }) => role === 'gdb');

  for (const window of [one, two]) await call(window, 'openFeed', { console: gdb?.id ?? '', from: 0 });
  await call(two, 'sendLine', { console: gdb?.id ?? '', text: 'echo both\\n see-this\\n' });
  await vi.waitFor(() => {
    expect(textIn(one)).toContain(' see-this\r\n');
    expect(textIn(two)).toBe(textIn(one));
  }, 10_000);

  services.windowClosed(two);
  const seen = two.told.length;
  await call(one, 'endSession', { session, choice: 'end' });
  await vi.waitFor(() => expect(newest(one)?.state).toBe('ended'));
  expect(newest(one)?.ending.length).toBeGreaterThan(0);
  expect(two.told).toHaveLength(seen);
  await call(one, 'forgetSession', { session });
  expect(one.told.at(-1)).toEqual({ name: 'sessionRemoved', value: { session } });
  for (const { name, value } of one.told) events[name].parse(value);
}, 60_000);

it('feeds a console that has said nothing yet, but none that does not exist', async () => {
  const window = openWindow('one');
  expect(await services.handlers.openFeed({ console: 'nowhere', from: 0 }, window)).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
  const plan = await gdbPlan();
  const { session } = await call(window, 'startSession', { name: 'Early', plan, toolsets: {} });
  await vi.waitFor(() => expect(newest(window)?.consoles.length).toBeGreaterThan(0), 10_000);
  const [first] = newest(window)?.consoles ?? [];
  expect(await call(window, 'openFeed', { console: first?.id ?? '', from: 0 })).toEqual({ from: 0 });
  await vi.waitFor(() => expect(textIn(window)).toContain('Listening on port'), 20_000);
  await call(window, 'endSession', { session, choice: 'end' });
}, 60_000);
