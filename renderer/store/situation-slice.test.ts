import { describe, expect, it } from 'vitest';
import { newSituation } from '../../core/situation/defaults.ts';
import { setKind, setPrefer, setTarget } from '../wizard/answers.ts';
import { fakeMain } from './testing/fake-main.ts';

function open() {
  const { store } = fakeMain();
  const situation = newSituation({ name: 'TECH', os: 'windows' });
  store.getState().newDocument({ name: 'New plan', situation });
  return { store, situation };
}

describe('answers', () => {
  it('change the situation and are remembered as given', () => {
    const { store } = open();
    store
      .getState()
      .answer({ question: 'target.kind', says: 'New process' }, (now) => setKind(now, 'new-process'));
    expect(store.getState().document?.situation.target.kind).toBe('new-process');
    expect(store.getState().document?.answered).toEqual(['target.kind']);
  });

  it('are taken back one by one, each with its text', () => {
    const { store, situation } = open();
    store.getState().answer({ question: 'target.pid', says: 'PID', text: 'x' }, (now) => now);
    store.getState().answer({ question: 'target.kind', says: 'New' }, (now) => setKind(now, 'new-process'));
    store.getState().undo();
    expect(store.getState().document?.situation.target.kind).toBe('running-process');
    expect(store.getState().texts).toEqual({ 'target.pid': 'x' });
    store.getState().undo();
    expect(store.getState().document?.situation).toEqual(situation);
    expect(store.getState().document?.answered).toEqual([]);
    expect(store.getState().texts).toEqual({});
    store.getState().undo();
    expect(store.getState().document?.situation).toEqual(situation);
  });

  it('typed letter by letter are one answer', () => {
    const { store } = open();
    for (const text of ['5', '50', '500']) {
      store
        .getState()
        .answer({ question: 'prefer.port', says: `Port ${text}`, typed: true }, (now) =>
          setPrefer(now, 'port', Number(text)),
        );
    }
    expect(store.getState().history.map(({ says }) => says)).toEqual(['Port 500']);
    store.getState().undo();
    expect(store.getState().document?.situation.prefer).toBeUndefined();
  });

  it('name the plan after what it debugs, until somebody names it', async () => {
    const { store } = open();
    const program = (image: string) =>
      store
        .getState()
        .answer({ question: 'target.image', says: image }, (now) => setTarget(now, 'image', image));
    program('C:\\Orders\\orders.exe');
    expect(store.getState().document?.name).toBe('orders.exe on TECH');
    store.getState().undo();
    expect(store.getState().document?.name).toBe('New plan');
    const { document } = store.getState();
    await store.getState().renameDocument(document?.id ?? '', 'Orders hang');
    program('other.exe');
    expect(store.getState().document?.name).toBe('Orders hang');
  });
});

describe('choices of the plan', () => {
  it('are kept in its document', () => {
    const { store } = open();
    store.getState().chooseMethod('process-server');
    store.getState().chooseToolset('TECH', 'practice');
    expect(store.getState().document).toMatchObject({
      method: 'process-server',
      toolsets: { TECH: 'practice' },
    });
    store.getState().chooseMethod(undefined);
    expect(store.getState().document).not.toHaveProperty('method');
  });
});
