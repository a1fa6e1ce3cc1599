import { describe, expect, it, vi } from 'vitest';
import { newSituation } from '../../core/situation/defaults.ts';
import { imageField } from '../wizard/fields.ts';
import { fakeMain } from './testing/fake-main.ts';

const situation = newSituation({ name: 'TECH', os: 'windows' });
const what = (document: string) => ({ at: 'situation', document, screen: 'what' }) as const;

function withDocument(main = fakeMain()) {
  const id = main.store.getState().newDocument({ name: 'Mine', situation });
  main.store.getState().go(what(id));
  return { main, id };
}

const typeProgram = ({ store }: ReturnType<typeof fakeMain>, text: string) =>
  store
    .getState()
    .answer({ question: 'target.image', says: `Program ${text}`, typed: true }, (before) =>
      imageField.write(before, text),
    );

describe('an open plan', () => {
  it('is saved when it is made, and after every answer', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.documents.get(id)?.name).toBe('Mine'));
    typeProgram(main, 'orders.exe');
    expect(main.store.getState().saving.state).toBe('saving');
    await vi.waitFor(() => expect(main.documents.get(id)?.situation.target.image).toBe('orders.exe'));
    expect(main.store.getState().saving.state).toBe('saved');
  });

  it('saves key strokes together', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.documents.has(id)).toBe(true));
    const before = main.asked('saveDocument').length;
    for (const text of ['o', 'or', 'ord']) typeProgram(main, text);
    await vi.waitFor(() => expect(main.documents.get(id)?.situation.target.image).toBe('ord'));
    expect(main.asked('saveDocument').length).toBe(before + 1);
  });

  it('loses nothing when the page is loaded again right after a key stroke', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.documents.has(id)).toBe(true));
    main.store
      .getState()
      .answer({ question: 'prefer.port', says: 'Port', typed: true, text: '70000' }, (now) => now);
    typeProgram(main, 'orders.exe');
    // The page is gone before anything was sent; only what the window keeps itself is left.
    const again = fakeMain(main.kept);
    const saved = main.documents.get(id);
    if (saved) again.documents.set(id, saved);
    again.visit(main.address());
    again.store.getState().addressChanged();
    await vi.waitFor(() =>
      expect(again.store.getState().document?.situation.target.image).toBe('orders.exe'),
    );
    expect(again.store.getState().texts).toEqual({ 'prefer.port': '70000' });
    await vi.waitFor(() => expect(again.documents.get(id)?.situation.target.image).toBe('orders.exe'));
  });

  it('is kept by the window alone as long as main does not have it', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.store.getState().saving.state).toBe('saved'));
    expect([...main.kept.keys()].some((key) => key.includes(id))).toBe(false);
    typeProgram(main, 'orders.exe');
    expect([...main.kept.keys()].some((key) => key.includes(id))).toBe(true);
  });

  it('comes from main when main has the newer one', async () => {
    const { main, id } = withDocument();
    typeProgram(main, 'old.exe');
    const document = main.store.getState().document;
    const again = fakeMain(main.kept);
    if (document) {
      const newer = { ...document, name: 'Newer', changed: document.changed + 1 };
      again.documents.set(id, newer);
    }
    again.store.getState().go(what(id));
    await vi.waitFor(() => expect(again.store.getState().document?.name).toBe('Newer'));
  });

  it('is saved before another one is opened', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.documents.has(id)).toBe(true));
    typeProgram(main, 'first.exe');
    const other = main.store.getState().newDocument({ name: 'Other', situation });
    main.store.getState().go(what(other));
    await vi.waitFor(() => expect(main.documents.get(id)?.situation.target.image).toBe('first.exe'));
    expect(main.store.getState().document?.id).toBe(other);
  });

  it('that does not exist says so', async () => {
    const main = fakeMain();
    main.store.getState().go(what('nothing'));
    await vi.waitFor(() => expect(main.store.getState().documentFailure).toBe('There is no such plan.'));
  });

  it('that cannot be saved says why, and is saved when the link is back', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.documents.has(id)).toBe(true));
    main.lose();
    typeProgram(main, 'orders.exe');
    await vi.waitFor(() => expect(main.store.getState().saving.state).toBe('failed'));
    main.comeBack();
    await vi.waitFor(() => expect(main.documents.get(id)?.situation.target.image).toBe('orders.exe'));
    await vi.waitFor(() => expect(main.store.getState().saving.state).toBe('saved'));
  });
});

describe('two windows', () => {
  it('on one plan: what the other has saved is shown here, and not overwritten', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.store.getState().saving.state).toBe('saved'));
    const document = main.documents.get(id);
    if (!document) throw new Error('expected a saved plan');
    const theirs = { ...document, name: 'Theirs', changed: document.changed + 1000 };
    main.documents.set(id, theirs);
    main.tell('documents', [{ id, name: 'Theirs', changed: theirs.changed, pinned: false }]);
    await vi.waitFor(() => expect(main.store.getState().document?.name).toBe('Theirs'));
  });
});

describe('recent plans', () => {
  it('are renamed and pinned without being opened', async () => {
    const { main, id } = withDocument();
    const other = main.store.getState().newDocument({ name: 'Other', situation });
    await vi.waitFor(() => expect(main.documents.has(other)).toBe(true));
    await main.store.getState().renameDocument(id, 'Renamed');
    await main.store.getState().pinDocument(id, true);
    expect(main.documents.get(id)).toMatchObject({ name: 'Renamed', pinned: true });
    expect(main.store.getState().document?.id).toBe(other);
  });

  it('are removed, and come back by Undo', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.documents.has(id)).toBe(true));
    await main.store.getState().removeDocument(id);
    expect(main.documents.has(id)).toBe(false);
    const [notice] = main.store.getState().notices;
    expect(notice?.says).toBe('Mine is removed.');
    notice?.deed?.run();
    await vi.waitFor(() => expect(main.documents.get(id)?.name).toBe('Mine'));
  });

  it('that cannot be removed stay, and say why', async () => {
    const { main, id } = withDocument();
    await vi.waitFor(() => expect(main.documents.has(id)).toBe(true));
    main.refusals.set('removeDocument', { kind: 'storage', says: 'The folder is read-only.' });
    await main.store.getState().removeDocument(id);
    expect(main.documents.has(id)).toBe(true);
    expect(main.store.getState().notices.map(({ says }) => says)).toEqual(['The folder is read-only.']);
  });
});
