import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../core/contract/schemas.ts';
import { close, resize, tabsOf } from '../../core/layout/tree.ts';
import { sampleClient, sampleConsole, sampleSession } from '../consoles/testing/sample-session.ts';
import { fakeMain } from './testing/fake-main.ts';

function setUp(listed: SessionState[] = [], kept = new Map<string, string>()) {
  const main = fakeMain(kept);
  main.sessions.push(...listed);
  return main;
}

describe('sessions', () => {
  it('are loaded, and the newest is selected', async () => {
    const { store } = setUp([sampleSession(), sampleSession({ id: 's2', started: 900, consoles: [] })]);
    await store.getState().loadSessions();
    expect(store.getState().sessions.map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(store.getState().selectedSession).toBe('s2');
  });

  it('that are new are selected, those that change are not', async () => {
    const { store, tell } = setUp([sampleSession()]);
    await store.getState().loadSessions();
    tell('session', sampleSession({ id: 's2', started: 900, consoles: [] }));
    expect(store.getState().selectedSession).toBe('s2');
    tell('session', sampleSession({ state: 'ending' }));
    expect(store.getState().selectedSession).toBe('s2');
  });

  it('keep the very same objects for what did not change', async () => {
    const { store, tell } = setUp([sampleSession()]);
    await store.getState().loadSessions();
    const [before] = store.getState().sessions;
    tell('session', structuredClone(sampleSession()));
    expect(store.getState().sessions[0]).toBe(before);
    tell('session', sampleSession({ consoles: [sampleConsole(), sampleClient({ mode: 'lost' })] }));
    const [after] = store.getState().sessions;
    expect(after?.plan).toBe(before?.plan);
    expect(after?.consoles[0]).toBe(before?.consoles[0]);
    expect(after?.consoles[1]?.mode).toBe('lost');
  });

  it('are asked for again when the link is back, and those that are gone are dropped', async () => {
    const { store, sessions, asked, lose, comeBack } = setUp([sampleSession()]);
    await store.getState().loadSessions();
    sessions.length = 0;
    lose();
    comeBack();
    await expect.poll(() => store.getState().sessions).toEqual([]);
    expect(asked('listSessions')).toHaveLength(2);
    expect(store.getState().selectedSession).toBeUndefined();
  });

  it('go with their panes and their question', async () => {
    const { store, tell } = setUp([sampleSession()]);
    await store.getState().loadSessions();
    store.getState().askToEnd({ session: 's1' });
    store.getState().type('s1-client', 'k');
    tell('sessionRemoved', { session: 's1' });
    expect(store.getState()).toMatchObject({ sessions: [], desks: {}, drafts: {}, ending: undefined });
  });
});

describe('panes', () => {
  it('open with each console, server | client, and close with it', async () => {
    const { store, tell } = setUp([sampleSession({ consoles: [sampleClient()] })]);
    await store.getState().loadSessions();
    tell('session', sampleSession());
    const panes = () => tabsOf(store.getState().desks.s1 ?? expect.unreachable());
    expect(panes()).toEqual(['s1-server', 's1-client']);
    tell('session', sampleSession({ consoles: [sampleClient()] }));
    expect(panes()).toEqual(['s1-client']);
  });

  it('and what is typed are there again after a reload', async () => {
    const { store, kept } = setUp([sampleSession()]);
    await store.getState().loadSessions();
    store.getState().arrange('s1', (desk) => resize(desk, desk.root?.id ?? '', 70));
    store.getState().type('s1-client', 'dt spoolsv');
    await store.getState().sendLines('s1-client', ['k']);
    const again = setUp([sampleSession()], kept).store;
    await again.getState().loadSessions();
    expect(again.getState().desks).toEqual(store.getState().desks);
    expect(again.getState().drafts).toEqual({ 's1-client': 'dt spoolsv' });
    expect(again.getState().histories).toEqual({ 's1-client': ['k'] });
  });

  it('start afresh when what was kept is damaged', () => {
    const { store } = setUp([], new Map([['consoles', '{"desks":7}']]));
    expect(store.getState()).toMatchObject({ desks: {}, histories: {}, sidePanelOpen: true });
  });

  it('remember which console was shown last', async () => {
    const { store } = setUp([sampleSession()]);
    await store.getState().loadSessions();
    store.getState().arrange('s1', (desk) => close(desk, 's1-client'));
    expect(store.getState().shownConsoles[0]).toBe('s1-server');
  });
});

describe('lines', () => {
  it('go out one call each, in order, and into the history once', async () => {
    const { store, asked } = setUp();
    await store.getState().sendLines('c', ['k', 'k', '', 'r']);
    expect(asked('sendLine')).toEqual(['k', 'k', '', 'r'].map((text) => ({ console: 'c', text })));
    expect(store.getState().histories.c).toEqual(['k', 'r']);
  });

  it('that are refused are told and given back with the rest', async () => {
    const { store, asked, refusals } = setUp();
    refusals.set('sendLine', { kind: 'not-running', says: 'The program has ended.' });
    expect(await store.getState().sendLines('c', ['k', 'r'])).toEqual(['k', 'r']);
    expect(asked('sendLine')).toHaveLength(1);
    expect(store.getState().notices[0]?.says).toBe('The program has ended.');
  });
});

describe('ending', () => {
  it('asks main for the session or for the one console', async () => {
    const { store, asked } = setUp();
    await store.getState().end({ session: 's1' }, 'detach');
    await store.getState().end({ session: 's1', console: 'c' }, 'leave');
    expect(asked('endSession')).toEqual([{ session: 's1', choice: 'detach' }]);
    expect(asked('endConsole')).toEqual([{ console: 'c', choice: 'leave' }]);
  });
});
