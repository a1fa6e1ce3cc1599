import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionState } from '../../core/contract/schemas.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { clientStep, pairPlan, planOf, serverStep, step, tech } from './testing/plans.ts';
import { createRoom } from './testing/room.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Room = ReturnType<typeof createRoom>;

async function started(room: Room, plan: Plan): Promise<string> {
  const answer = await room.sessions.start({ name: 'Test', plan, toolsets: {} });
  if (!answer.ok) throw new Error(answer.error.says);
  await room.pass();
  return answer.value.session;
}

const state = (room: Room): SessionState => {
  const [session] = room.sessions.list();
  if (!session) throw new Error('no session');
  return session;
};
const steps = (room: Room) => Object.fromEntries(state(room).steps.map(({ id, state }) => [id, state]));
const lastSays = (room: Room) => state(room).ending.map(({ says }) => says);

/** Server and client stand at their prompts. */
async function connected(room: Room, plan = pairPlan()): Promise<string> {
  const id = await started(room, plan);
  room.system.listening.set(5005, 0);
  room.atPrompt(`${id}-server`);
  await room.pass();
  room.atPrompt(`${id}-client`);
  await room.pass();
  return id;
}

describe('starting', () => {
  it('a silent program without a port of its own works when it lives on', async () => {
    const room = createRoom();
    const client = step('client', 'cdb -premote tcp:clicon=192.0.2.9,port=5005 ticker.exe');
    const server = step('server', 'dbgsrv -t tcp:port=5005,clicon=localhost', {
      silent: true,
      after: ['client'],
    });
    await started(room, planOf([client, server]));
    room.system.listening.set(5005, 0);
    await room.pass();
    expect(steps(room)).toEqual({ client: 'done', server: 'runs' });
    await room.pass(2_000);
    expect(steps(room)).toEqual({ client: 'done', server: 'done' });
    expect(state(room).consoles[1]).toMatchObject({
      mode: 'waiting',
      says: 'It runs and prints nothing: that is normal.',
    });
  });

  it('a silent program that ends at once has not worked, and what it printed is said', async () => {
    const room = createRoom();
    const id = await started(room, planOf([step('server', 'dbgsrv -t npipe:pipe=a', { silent: true })]));
    room.ptys.emitReading({
      console: `${id}-server`,
      mode: 'starting',
      lines: ['Unable to start the server'],
    });
    room.exit(`${id}-server`, 1);
    await room.pass();
    expect(state(room).steps[0]).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('Unable to start the server'),
    });
  });

  it('starts the client only when the server has shown its evidence: a prompt and its port', async () => {
    const room = createRoom();
    const id = await started(room, pairPlan());
    expect(steps(room)).toEqual({ server: 'runs', client: 'waits' });
    room.atPrompt(`${id}-server`);
    await room.pass();
    expect(steps(room)).toEqual({ server: 'runs', client: 'waits' });
    room.system.listening.set(5005, 0);
    await room.pass();
    expect(steps(room)).toEqual({ server: 'done', client: 'runs' });
    room.atPrompt(`${id}-client`);
    await room.pass();
    expect(state(room).state).toBe('running');
    expect(state(room).practice).toBe(true);
  });

  it('gives the programs as argument lists, marked, in a folder', async () => {
    const room = createRoom();
    const id = await started(room, pairPlan());
    const [sent] = room.ptys.sent;
    expect(sent?.do === 'start' && sent.start).toMatchObject({
      console: `${id}-server`,
      argv: ['/node', '/practice/cdb.js', '-server', 'tcp:port=5005,password=Secret1', 'ticker.exe'],
      folder: '/home/tech',
      dialect: 'debugger',
      practice: true,
      secrets: ['Secret1'],
    });
    expect(sent?.do === 'start' && sent.start.environment.SWITCHBOARD_CONSOLE).toBe(`${id}-server`);
  });

  it('writes to the ledger before it starts, and starts nothing when that fails', async () => {
    const room = createRoom();
    room.ledger.refuseWith = 'The disk is full.';
    await started(room, pairPlan());
    expect(room.ptys.sent).toEqual([]);
    expect(state(room).steps[0]).toEqual({ id: 'server', state: 'failed', says: 'The disk is full.' });
  });

  it('says what was expected and seen when a program ends too soon, and starts it again on request', async () => {
    const room = createRoom();
    const id = await started(room, pairPlan());
    room.ptys.emitReading({ console: `${id}-server`, mode: 'starting', lines: ['Unable to create process'] });
    room.exit(`${id}-server`, 1);
    await room.pass();
    expect(state(room).state).toBe('failed');
    expect(state(room).steps[0]?.says).toMatch(
      /^Expected of cdb -server: tcp 5005 listening and a prompt.*, but it ended with exit code 1\. Seen last: Unable to create process/,
    );
    expect(await room.sessions.retryStep({ session: id, step: 'server' })).toEqual({ ok: true, value: null });
    await room.pass();
    expect(steps(room).server).toBe('runs');
    expect(state(room).consoles.map((console) => console.id)).toEqual([`${id}-server-2`]);
  });

  it('fails a step without evidence after a minute, and takes late evidence all the same', async () => {
    const room = createRoom();
    const id = await started(room, pairPlan());
    await room.pass(60_000);
    expect(state(room).steps[0]?.says).toMatch(
      /after 60 seconds\. Seen: nothing was printed, and nothing listens on port 5005\./,
    );
    await room.sessions.retryStep({ session: id, step: 'server' });
    expect(steps(room).server).toBe('runs');
    expect(room.ptys.sent.filter((one) => one.do === 'start')).toHaveLength(1);
    await room.pass(60_000);
    expect(steps(room).server).toBe('failed');
    room.system.listening.set(5005, 0);
    room.atPrompt(`${id}-server`);
    await room.pass(1_000);
    expect(steps(room)).toEqual({ server: 'done', client: 'runs' });
  });

  it('shows steps of other computers as cards and goes on when they are confirmed', async () => {
    const room = createRoom();
    const there = { ...tech, name: 'SRV', address: '192.0.2.9', person: 'helper' as const };
    const plan = planOf([serverStep({ on: 'SRV' }), clientStep()], {
      situation: { computers: [tech, there] },
    });
    const id = await started(room, plan);
    expect(state(room).steps[0]).toEqual({
      id: 'server',
      state: 'by-hand',
      says: 'Do this on SRV, then confirm.',
    });
    expect(room.ptys.sent).toEqual([]);
    await room.sessions.markStep({ session: id, step: 'server', done: true });
    await room.pass();
    expect(steps(room)).toEqual({ server: 'done', client: 'runs' });
  });

  it('types a step into its console when its prompt is there', async () => {
    const room = createRoom();
    const typed = step('go', 'g', { kind: 'type', console: 'server', after: ['server'] });
    const id = await started(room, planOf([serverStep(), typed]));
    room.system.listening.set(5005, 0);
    room.atPrompt(`${id}-server`);
    await room.pass();
    expect(room.lines()).toEqual(['g']);
    expect(steps(room)).toEqual({ server: 'done', go: 'done' });
  });

  it('tells windows about many changes at once', async () => {
    const room = createRoom();
    const id = await started(room, pairPlan());
    const before = room.notified.length;
    for (let count = 0; count < 100; count++)
      room.ptys.emitReading({ console: `${id}-server`, mode: 'busy' });
    await room.pass(40);
    expect(room.notified.length).toBe(before + 1);
  });
});

describe('lines', () => {
  it('go out at a prompt, are held without one, and can be taken back', async () => {
    const room = createRoom();
    const id = await connected(room);
    const console = `${id}-server`;
    expect(room.sessions.sendLine({ console, text: 'k' })).toEqual({ ok: true, value: { held: false } });
    expect(room.sessions.sendLine({ console, text: 'r' })).toEqual({ ok: true, value: { held: true } });
    expect(room.sessions.sendLine({ console, text: 'u' })).toEqual({ ok: true, value: { held: true } });
    expect(state(room).consoles[0]?.held.map(({ text }) => text)).toEqual(['r', 'u']);
    const [, second] = state(room).consoles[0]?.held ?? [];
    room.sessions.takeBackLine({ console, line: second?.id ?? 0 });
    room.atPrompt(console);
    room.atPrompt(console);
    expect(room.lines()).toEqual(['k', 'r']);
  });

  it('do not go to a prompt that was read before the last line was passed on', async () => {
    const room = createRoom();
    const id = await connected(room);
    const console = `${id}-server`;
    room.sessions.sendLine({ console, text: 'k' });
    room.sessions.sendLine({ console, text: 'r' });
    room.ptys.emitReading({ console, mode: 'user-prompt', prompt: '0:000>', taken: 0 });
    expect(room.lines()).toEqual(['k']);
    room.ptys.emitReading({ console, mode: 'user-prompt', prompt: '0:000>', taken: 1 });
    expect(room.lines()).toEqual(['k', 'r']);
  });

  it('break-in always passes; a console that has ended takes nothing', async () => {
    const room = createRoom();
    const id = await connected(room);
    room.ptys.emitReading({ console: `${id}-server`, mode: 'running' });
    expect(await room.sessions.breakIn({ console: `${id}-server` })).toEqual({ ok: true, value: null });
    expect(room.ptys.sent.at(-1)).toEqual({ do: 'breakIn', console: `${id}-server` });
    room.exit(`${id}-client`);
    expect(room.sessions.sendLine({ console: `${id}-client`, text: 'k' })).toMatchObject({
      ok: false,
      error: { kind: 'not-running' },
    });
  });
});

describe('ending', () => {
  /** Plays the debuggers: a client leaves with Ctrl+B, the others end with their last line. */
  function obey(room: Room, last: string) {
    const keys = room.ptys.keys;
    room.ptys.keys = (console, text) => {
      keys(console, text);
      if (text === '\x02\r') room.exit(console);
    };
    const line = room.ptys.line;
    room.ptys.line = (console, text) => {
      line(console, text);
      if (text === last) {
        room.system.listening.clear();
        room.exit(console);
      } else queueMicrotask(() => room.atPrompt(console));
    };
  }

  async function ended(room: Room, id: string, choice: 'detach' | 'end' | 'leave', waitMs = 5_000) {
    const answer = room.sessions.endSession({ session: id, choice });
    await room.pass(waitMs);
    expect(await answer).toEqual({ ok: true, value: null });
  }

  it('the client leaves, the server detaches, and nothing listens', async () => {
    const room = createRoom();
    const id = await connected(room);
    obey(room, 'qd');
    await ended(room, id, 'detach');
    expect(room.ptys.sent.slice(2)).toEqual([
      { do: 'keys', console: `${id}-client`, keys: '\x02\r' },
      { do: 'line', console: `${id}-server`, text: 'qd' },
    ]);
    expect(state(room).state).toBe('ended');
    expect(lastSays(room)).toEqual([
      'cdb -remote on TECH is ended.',
      'cdb -server on TECH is ended.',
      'Nothing listens on port 5005 of TECH any more.',
    ]);
    expect(state(room).ending.every(({ fine }) => fine)).toBe(true);
    expect(room.system.ended).toEqual([]);
    expect(room.ledger.notes).toContain(`gone ${id}-server`);
    // What windows get is exactly what the contract says, at every moment.
    for (const picture of room.notified) expect(SessionState.safeParse(picture).error).toBeUndefined();
    expect(await room.sessions.forgetSession({ session: id })).toEqual({ ok: true, value: null });
    expect(room.sessions.list()).toEqual([]);
  });

  it("nobody's line gets between the last words", async () => {
    const room = createRoom();
    const id = await connected(room);
    room.sessions.sendLine({ console: `${id}-server`, text: 'k' });
    room.sessions.sendLine({ console: `${id}-server`, text: 'r' });
    const answer = room.sessions.endSession({ session: id, choice: 'end' });
    await room.pass(10_000);
    expect(room.sessions.sendLine({ console: `${id}-server`, text: 'u' })).toMatchObject({
      ok: false,
      error: { kind: 'not-running', says: 'cdb -server is being ended.' },
    });
    await room.pass(40_000);
    expect(await answer).toEqual({ ok: true, value: null });
    expect(room.lines()).toEqual(['k']);
    expect(state(room).events.map(({ says }) => says)).toContain('1 held line was not sent.');
  });

  it('breaks in first when the target runs', async () => {
    const room = createRoom();
    const id = await connected(room);
    obey(room, 'q');
    room.ptys.emitReading({ console: `${id}-server`, mode: 'running' });
    const breakIn = room.ptys.breakIn;
    room.ptys.breakIn = (console) => {
      breakIn(console);
      room.atPrompt(console);
    };
    await ended(room, id, 'end');
    expect(room.ptys.sent.slice(3)).toEqual([
      { do: 'breakIn', console: `${id}-server` },
      { do: 'line', console: `${id}-server`, text: 'q' },
    ]);
  });

  it('terminates what does not answer only after its limit, and says what that did', async () => {
    const room = createRoom();
    const id = await connected(room);
    room.system.listening.clear();
    await ended(room, id, 'detach', 40_000);
    expect(room.lines()).toEqual(['qd']);
    expect(lastSays(room)).toContain(
      'cdb -server on TECH was terminated: "qd" was not answered; its target ended with it.',
    );
    expect(room.system.ended.map(({ way }) => way)).toEqual(['politely', 'politely']);
  });

  it('a client that nobody has called yet reads no keys: it is terminated soon, and holds nothing', async () => {
    const room = createRoom();
    const there = { ...tech, name: 'SRV', address: '192.0.2.9', person: 'helper' as const };
    const client = step('client', 'cdb -remote tcp:clicon=192.0.2.9,port=5005');
    const plan = planOf([client, serverStep({ on: 'SRV', after: ['client'] })], {
      situation: { computers: [tech, there] },
    });
    const id = await started(room, plan);
    room.system.listening.set(5005, 0);
    await room.pass();
    expect(state(room).consoles[0]).toMatchObject({ mode: 'waiting', listening: [5005] });
    expect(steps(room)).toEqual({ client: 'done', server: 'by-hand' });
    room.system.onEnd(() => room.system.listening.clear());
    await ended(room, id, 'end', 4_000);
    expect(room.lines()).toEqual([]);
    expect(lastSays(room)).toEqual([
      'cdb -remote on TECH was terminated: it waited to be connected and read no keys; a client holds no target.',
      'cdb -remote on TECH is ended.',
      'Nothing listens on port 5005 of TECH any more.',
    ]);
  });

  it('ends what the target left when the target is to end, and leaves it when it is to run on', async () => {
    for (const choice of ['end', 'detach'] as const) {
      const room = createRoom();
      const id = await connected(room);
      room.system.run(4000, 'ticker.exe', { variables: [`SWITCHBOARD_CONSOLE=${id}-server`] });
      obey(room, choice === 'end' ? 'q' : 'qd');
      await ended(room, id, choice, 20_000);
      expect(room.system.running.has(4000)).toBe(choice === 'detach');
      const says = choice === 'end' ? 'was left and is ended now' : 'runs on';
      expect(lastSays(room)).toContain(`cdb -server on TECH is ended. ticker.exe (process 4000) ${says}.`);
    }
  });

  it('a session whose programs have all ended by themselves is looked at and ended', async () => {
    const room = createRoom();
    const id = await connected(room);
    room.system.listening.clear();
    room.exit(`${id}-server`);
    await room.pass();
    expect(state(room).state).toBe('running');
    room.exit(`${id}-client`, 1);
    await room.pass(5_000);
    expect(state(room).state).toBe('ended');
    expect(lastSays(room)).toContain('Nothing listens on port 5005 of TECH any more.');
  });

  it('a client that has left can be started again while its session runs', async () => {
    const room = createRoom();
    const id = await connected(room);
    room.exit(`${id}-client`);
    expect(steps(room).client).toBe('ended');
    expect(await room.sessions.retryStep({ session: id, step: 'client' })).toEqual({ ok: true, value: null });
    await room.pass();
    expect(steps(room).client).toBe('runs');
  });

  it('one console: a client leaves, a server does not', async () => {
    const room = createRoom();
    const id = await connected(room);
    obey(room, 'qd');
    const refused = await room.sessions.endConsole({ console: `${id}-server`, choice: 'leave' });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
    const left = room.sessions.endConsole({ console: `${id}-client`, choice: 'leave' });
    await room.pass(5_000);
    expect(await left).toEqual({ ok: true, value: null });
    expect([...room.ptys.open.keys()]).toEqual([`${id}-server`]);
    expect(state(room).state).toBe('running');
  });

  it('a process server that is ended alone takes its smart clients along, after their words', async () => {
    const room = createRoom();
    const server = step('server', 'dbgsrv -t tcp:port=5005', { silent: true });
    const smart = step('client', 'cdb -premote tcp:server=localhost,port=5005 ticker.exe', {
      after: ['server'],
    });
    const id = await connected(room, planOf([server, smart]));
    expect(state(room).consoles[0]).toMatchObject({ mode: 'waiting', listening: [5005], silent: true });
    obey(room, 'q');
    const line = room.ptys.line;
    room.ptys.line = (console, text) => {
      line(console, text);
      if (text === '.endpsrv') room.exit(`${id}-server`);
    };
    const done = room.sessions.endConsole({ console: `${id}-server`, choice: 'end' });
    await room.pass(10_000);
    expect(await done).toEqual({ ok: true, value: null });
    expect(room.lines()).toEqual(['.endpsrv', 'q']);
    expect(room.system.ended).toEqual([]);
  });

  it('leave: clients go, servers stay and so does the session', async () => {
    const room = createRoom();
    const id = await connected(room);
    obey(room, 'q');
    await ended(room, id, 'leave');
    expect(state(room).state).toBe('running');
    expect(room.ptys.open.has(`${id}-server`)).toBe(true);
    expect(room.ptys.open.has(`${id}-client`)).toBe(false);
  });

  it('what was typed into a console has gone with it, whoever ended that', async () => {
    const room = createRoom();
    const second = step('server-2', '.server tcp:port=5006', {
      kind: 'type',
      console: 'server',
      after: ['server'],
    });
    const cleanup = [
      step('end-server', 'q', { kind: 'type', console: 'server', undoes: ['server', 'server-2'] }),
    ];
    const id = await started(room, planOf([serverStep(), second], { cleanup }));
    room.system.listening.set(5005, 0);
    room.atPrompt(`${id}-server`);
    await room.pass();
    expect(room.lines()).toEqual(['.server tcp:port=5006']);
    room.exit(`${id}-server`);
    await ended(room, id, 'end');
    expect(state(room).cleanup).toEqual([{ id: 'end-server', state: 'done' }]);
  });

  it('clean-up steps of other computers become cards; those of consoles that ended here are done', async () => {
    const room = createRoom();
    const there = { ...tech, name: 'SRV', address: '192.0.2.9', person: 'helper' as const };
    const cleanup = [
      step('end-server', 'q', { kind: 'type', console: 'server', undoes: 'server' }),
      step('close-port', 'netsh advfirewall ...', { on: 'SRV', kind: 'note', undoes: 'open-port' }),
    ];
    const plan = planOf([step('open-port', 'netsh ...', { on: 'SRV', kind: 'note' }), serverStep()], {
      situation: { computers: [tech, there] },
      cleanup,
    });
    const id = await connected(room, plan);
    obey(room, 'qd');
    await ended(room, id, 'detach');
    expect(state(room).cleanup.map(({ id, state }) => [id, state])).toEqual([
      ['end-server', 'done'],
      ['close-port', 'by-hand'],
    ]);
    await room.sessions.markStep({ session: id, step: 'close-port', done: true });
    await room.pass();
    expect(room.notified.at(-1)?.cleanup[1]?.state).toBe('done');
    expect(state(room).state).toBe('ended');
  });

  it('consoles of a pty host that died are lost, and what they ran is ended', async () => {
    const room = createRoom();
    const id = await connected(room);
    room.system.run(4000, 'ticker.exe', { variables: [`SWITCHBOARD_CONSOLE=${id}-server`] });
    room.system.run(4001, 'attached.exe');
    room.system.stubborn.add(4000);
    room.ptys.emitDied({ says: 'The console host died.' });
    await room.pass(20_000);
    expect(room.notices).toEqual(['The console host died.']);
    expect(state(room).consoles.map(({ mode }) => mode)).toEqual(['lost', 'lost']);
    expect(state(room).state).toBe('failed');
    expect([...room.system.running.keys()]).toEqual([4001]);
    expect(room.system.ended).toContainEqual({ pid: 4000, way: 'surely' });
    expect(state(room).ending.every(({ fine }) => fine)).toBe(true);
  });
});
