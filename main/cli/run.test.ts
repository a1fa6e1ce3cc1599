import { describe, expect, it, vi } from 'vitest';
import type { ConsoleState } from '../../core/consoles/schema.ts';
import { encodeFeedFrame } from '../../core/contract/feed-frame.ts';
import { fail, ok } from '../../core/contract/result.ts';
import type { SessionState } from '../../core/contract/schemas.ts';
import type { Plan, Step } from '../../core/plan/schema.ts';
import { newSituation } from '../../core/situation/defaults.ts';
import { createFakeServices } from '../testing/fake-services.ts';
import { runPlan } from './run.ts';
import { isOver, newsOf } from './session-news.ts';
import { createFakeTerminal } from './testing/fake-terminal.ts';

const step = (id: string, on: string, command: string, after: string[] = []): Step => ({
  id,
  on,
  kind: 'run',
  command,
  after,
  why: 'It is the server.',
  source: 'a-page',
});
const plan: Plan = {
  version: 1,
  method: 'debugger',
  situation: newSituation({ name: 'TECH', os: 'windows' }),
  routes: [],
  steps: [
    step('server', 'SRV', 'cdb -server tcp:port=5005 -p 1'),
    step('client', 'TECH', 'cdb -remote x', ['server']),
  ],
  cleanup: [],
  warnings: [],
};
const begun: SessionState = {
  id: 's1',
  name: 'switchboard run',
  plan,
  practice: false,
  started: 1,
  state: 'starting',
  steps: [
    { id: 'server', state: 'by-hand' },
    { id: 'client', state: 'waits' },
  ],
  cleanup: [],
  consoles: [],
  events: [],
  ending: [],
};
const client: ConsoleState = {
  id: 'c1',
  step: 'client',
  computer: 'TECH',
  title: 'cdb -remote',
  program: 'cdb',
  role: 'client',
  toolset: { id: 't', name: 'T', practice: false },
  silent: false,
  mode: 'connected',
  since: 1,
  says: 'Connected.',
  held: [],
  transcript: { start: 0, end: 0 },
  listening: [],
  connections: 0,
};
const running: SessionState = {
  ...begun,
  state: 'running',
  steps: [
    { id: 'server', state: 'done' },
    { id: 'client', state: 'done' },
  ],
  consoles: [client],
  events: [{ at: 2, says: 'cdb -remote starts on TECH.' }],
};

/** A run whose sessions the test plays. */
function start(options: { isTTY?: boolean; refuse?: string } = {}) {
  let state = begun;
  const tell = (next: SessionState) => {
    state = next;
    for (const window of services.windows) window.event('session', next);
  };
  const services = createFakeServices({
    startSession: () => {
      if (options.refuse) return fail({ kind: 'port-in-use', says: options.refuse });
      tell(begun);
      return ok({ session: 's1' });
    },
    listSessions: () => ok([state]),
    markStep: () => {
      tell(running);
      return ok(null);
    },
    endSession: () => {
      tell({ ...state, state: 'ended', ending: [{ says: 'cdb -remote on TECH is ended.', fine: true }] });
      return ok(null);
    },
    openFeed: () => ok({ from: 0 }),
    acknowledge: () => ok(null),
    resizeConsole: () => ok(null),
  });
  const terminal = createFakeTerminal();
  terminal.input._read = () => undefined;
  if (options.isTTY) terminal.input.isTTY = true;
  const code = runPlan(plan, services, terminal);
  const asked = (call: string) => services.asked.filter((one) => one.call === call).map(({ input }) => input);
  return { services, terminal, code, tell, asked };
}

describe('switchboard run', () => {
  it('says why nothing is started, and answers 1', async () => {
    const { code, terminal, asked } = start({ refuse: 'Port 5005 is in use.' });
    expect(await code).toBe(1);
    expect(terminal.complaints).toEqual(['Port 5005 is in use.']);
    expect(asked('endSession')).toEqual([]);
  });

  it('shows steps for other computers and goes on when somebody presses Enter', async () => {
    const { code, terminal, asked, services } = start({ isTTY: true });
    await vi.waitFor(() => expect(terminal.said.join('\n')).toContain('Press Enter'));
    expect(terminal.said[0]).toBe('Do this on SRV:\n    cdb -server tcp:port=5005 -p 1');
    terminal.input.push('\n');
    await vi.waitFor(() =>
      expect(asked('markStep')).toEqual([{ session: 's1', step: 'server', done: true }]),
    );
    expect(terminal.said.slice(2)).toEqual([
      '* cdb -remote starts on TECH.',
      '* cdb -remote on TECH: Connected.',
    ]);
    expect(asked('openFeed')).toEqual([{ console: 'c1', from: 0 }]);
    expect(services.windows.size).toBe(1);
    terminal.interrupt();
    expect(await code).toBe(0);
  });

  it('puts the name of the console before each line, and acknowledges what it has read', async () => {
    const { code, terminal, asked, services, tell } = start({ isTTY: true });
    await vi.waitFor(() => expect(asked('startSession')).toHaveLength(1));
    tell(running);
    const [window] = services.windows;
    const bytes = Buffer.from('Connected.\r\n0:000> version\r\nWindows 10\r\n0:000> ');
    window?.frame(encodeFeedFrame({ kind: 'text', console: 'c1', offset: 100, bytes }));
    await vi.waitFor(() => expect(terminal.said).toContain('cdb -remote on TECH> Windows 10'));
    expect(terminal.said).toContain('cdb -remote on TECH> 0:000> version');
    expect(asked('acknowledge')).toEqual([{ console: 'c1', offset: 100 + bytes.length }]);
    terminal.interrupt();
    await code;
  });

  it('detaches on Ctrl+C and says what was ended', async () => {
    const { code, terminal, asked, services, tell } = start({ isTTY: true });
    tell(running);
    terminal.interrupt();
    expect(await code).toBe(0);
    expect(asked('endSession')).toEqual([{ session: 's1', choice: 'detach' }]);
    expect(terminal.said.at(-1)).toBe('* cdb -remote on TECH is ended.');
    expect(services.windows.size).toBe(0);
  });

  it('ends by itself when a step fails, and answers 1', async () => {
    const { code, tell, asked } = start({ isTTY: true });
    await vi.waitFor(() => expect(asked('startSession')).toHaveLength(1));
    tell({ ...running, state: 'failed', steps: [{ id: 'server', state: 'failed' }] });
    expect(await code).toBe(1);
    expect(asked('endSession')).toHaveLength(1);
  });

  it('does not wait for a person who is not there', async () => {
    const { code, terminal, asked } = start();
    expect(await code).toBe(1);
    expect(terminal.said.join('\n')).toContain('Nobody is here to say that it is done.');
    expect(asked('endSession')).toHaveLength(1);
  });
});

describe('newsOf', () => {
  it('says each thing once', () => {
    expect(newsOf(undefined, running).says).toEqual([
      '* cdb -remote starts on TECH.',
      '* cdb -remote on TECH: Connected.',
    ]);
    expect(newsOf(running, running)).toEqual({ says: [], opened: [], byHand: [] });
    const event = { at: 3, says: 'Over.' };
    const over = { ...running, events: [...running.events, event], ending: [{ says: 'Over.', fine: true }] };
    expect(newsOf(running, over).says).toEqual(['* Over.']);
  });
});

describe('isOver', () => {
  const ended = { ...running, consoles: [{ ...client, mode: 'ended' as const }] };
  type State = SessionState['steps'][number]['state'];
  const states = (server: State, client: State) => ({
    ...ended,
    steps: [
      { id: 'server', state: server },
      { id: 'client', state: client },
    ],
  });
  it.each([
    ['a console lives', running, true, false],
    ['all consoles have ended', ended, true, true],
    ['somebody may do the next step', states('by-hand', 'waits'), true, false],
    ['nobody may do the next step', states('by-hand', 'waits'), false, true],
    ['a step is under way', states('runs', 'waits'), false, false],
    ['the first step is about to begin', states('waits', 'waits'), false, false],
    ['the next step is about to begin', states('done', 'waits'), true, false],
    ['what the next step needs is gone', states('ended', 'waits'), true, true],
    ['it is ending', { ...ended, state: 'ending' as const }, true, false],
    ['it has ended', { ...running, state: 'ended' as const }, true, true],
  ])('%s', (_case, session, attended, over) => {
    expect(isOver(session, attended)).toBe(over);
  });
});
