/** Main and the window, as far as slices see them: documents in memory, calls answered by the real caller of the contract. */
import type { CallName, Events } from '../../../core/contract/messages.ts';
import { fail, ok, type Result } from '../../../core/contract/result.ts';
import type { Failure, PlanDocument, SessionState } from '../../../core/contract/schemas.ts';
import { createCaller } from '../../../core/contract/wire.ts';
import type { Surroundings } from '../app-state.ts';
import { firstSettings } from '../settings-slice.ts';
import { createAppStore } from '../store.ts';

export function fakeMain(kept = new Map<string, string>()) {
  const documents = new Map<string, PlanDocument>();
  const sessions: SessionState[] = [];
  const asked: { call: CallName; input: unknown }[] = [];
  const refusals = new Map<CallName, Failure>();
  const caller = createCaller();
  let clock = 1_000_000;
  let lastId = 0;
  let hash = '';
  const visit = (next: string) => {
    hash = next;
  };

  const summaries = (): Events['documents'] =>
    [...documents.values()].map(({ id, name, changed, pinned = false }) => ({ id, name, changed, pinned }));
  const answers: Partial<Record<CallName, (input: never) => Result<unknown, Failure>>> = {
    listDocuments: () => ok(summaries()),
    loadDocument: ({ id }: { id: string }) => {
      const document = documents.get(id);
      return document ? ok(document) : fail({ kind: 'not-found', says: 'There is no such plan.' });
    },
    saveDocument: (document: PlanDocument) => {
      documents.set(document.id, document);
      return ok(null);
    },
    removeDocument: ({ id }: { id: string }) => {
      documents.delete(id);
      return ok(null);
    },
    readSettings: () => ok(firstSettings),
    listToolsets: () => ok([]),
    listProcesses: () => ok([]),
    listSessions: () => ok(sessions),
    startSession: () => ok({ session: 's1' }),
  };

  const open = () =>
    caller.opened(({ id, call, input }) => {
      const name = call as CallName;
      asked.push({ call: name, input });
      const refusal = refusals.get(name);
      const answer = refusal ? fail(refusal) : (answers[name]?.(input as never) ?? ok(null));
      queueMicrotask(() => caller.received({ id, answer }));
      return undefined;
    });
  open();

  const surroundings: Surroundings = {
    link: caller.link,
    keep: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    address: { read: () => hash, write: visit },
    now: () => ++clock,
    newId: () => `document-${++lastId}`,
  };
  return {
    store: createAppStore(surroundings),
    documents,
    sessions,
    kept,
    refusals,
    /** What was asked of main, by name. */
    asked: (call: CallName) => asked.filter((one) => one.call === call).map(({ input }) => input),
    tell: <Name extends keyof Events>(event: Name, value: Events[Name]) => caller.received({ event, value }),
    lose: () => caller.lost('lost'),
    comeBack: open,
    /** The address as the browser would change it: back, forward. */
    visit,
    address: () => hash,
  };
}
