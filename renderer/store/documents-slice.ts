import type { DocumentSummary, PlanDocument } from '../../core/contract/schemas.ts';
import type { Situation } from '../../core/situation/schema.ts';
import type { Slice } from './app-state.ts';
import { dropDraft, keepDraft, readDraft } from './draft.ts';

type Saving = { state: 'saved'; at: number } | { state: 'saving' } | { state: 'failed'; says: string };

export interface DocumentsSlice {
  documents: DocumentSummary[];
  documentsState: 'loading' | 'ready' | 'failed';
  /** The plan that is open in this window. */
  document: PlanDocument | undefined;
  /** Why the plan of the address cannot be shown. */
  documentFailure: string | undefined;
  saving: Saving;
  loadDocuments(): Promise<void>;
  /** Makes a plan document and opens it; answers its id. */
  newDocument(
    from: { name: string; situation: Situation } & Partial<Pick<PlanDocument, 'toolsets' | 'answered'>>,
  ): string;
  openDocument(id: string): Promise<void>;
  /** Changes the open document: kept in the window at once, saved shortly after. */
  editDocument(change: (document: PlanDocument) => PlanDocument): void;
  /** Tries again what could not be saved. */
  saveAgain(): void;
  renameDocument(id: string, name: string): Promise<void>;
  pinDocument(id: string, pinned: boolean): Promise<void>;
  /** Removes it, and offers to undo that. */
  removeDocument(id: string): Promise<void>;
}

/** Typing is saved in pauses, not letter by letter; what is typed is kept by the window in between (draft.ts). */
const savePauseMs = 300;

export const createDocumentsSlice: Slice<DocumentsSlice> =
  ({ link, keep, now, newId }) =>
  (set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let saves: Promise<void> = Promise.resolve();

    const save = async (document: PlanDocument) => {
      const answer = await link.call('saveDocument', document);
      if (get().document?.id !== document.id) return;
      if (!answer.ok) return set({ saving: { state: 'failed', says: answer.error.says } });
      if (get().document !== document) return;
      set({ saving: { state: 'saved', at: now() } });
      if (Object.keys(get().texts).length === 0) dropDraft(keep, document.id);
    };
    /** One save at a time, in order. */
    const saveNow = () => {
      clearTimeout(timer);
      timer = undefined;
      const { document } = get();
      if (document) saves = saves.then(() => save(document));
      return saves;
    };
    const saveSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(saveNow, savePauseMs);
    };
    const show = (document: PlanDocument, texts: Record<string, string>) =>
      set({ document, documentFailure: undefined, history: [], texts, startFailure: undefined });
    /** Changes a document that need not be the open one. */
    const rewrite = async (id: string, change: (document: PlanDocument) => PlanDocument) => {
      if (get().document?.id === id) {
        get().editDocument(change);
        return saveNow();
      }
      const loaded = await link.call('loadDocument', { id });
      const answer = loaded.ok ? await link.call('saveDocument', change(loaded.value)) : loaded;
      if (!answer.ok) get().notify({ kind: 'error', says: answer.error.says });
    };

    /** Another window has saved the plan that is open here: what it wrote is not to be overwritten by the next answer. */
    const follow = async (id: string) => {
      const answer = await link.call('loadDocument', { id });
      const { document, saving } = get();
      if (!answer.ok || document?.id !== id || saving.state !== 'saved') return;
      if (answer.value.changed > document.changed) show(answer.value, get().texts);
    };

    link.on('documents', (documents) => {
      set({ documents, documentsState: 'ready' });
      const { document, saving } = get();
      const news = documents.find(({ id }) => id === document?.id);
      if (document && news && saving.state === 'saved' && news.changed > document.changed)
        void follow(news.id);
    });
    link.onState((state) => {
      // What was typed while the link was lost.
      if (state === 'up' && get().saving.state === 'failed') void saveNow();
    });

    return {
      documents: [],
      documentsState: 'loading',
      document: undefined,
      documentFailure: undefined,
      saving: { state: 'saved', at: 0 },
      loadDocuments: async () => {
        const answer = await link.call('listDocuments', null);
        if (answer.ok) return set({ documents: answer.value, documentsState: 'ready' });
        set({ documentsState: 'failed' });
        get().notify({ kind: 'error', says: answer.error.says });
      },
      newDocument: (from) => {
        if (timer) void saveNow();
        const document: PlanDocument = { version: 1, id: newId(), answered: [], ...from, changed: now() };
        show(document, {});
        keepDraft(keep, { document, texts: {} });
        set({ saving: { state: 'saving' } });
        void saveNow();
        return document.id;
      },
      openDocument: async (id) => {
        if (get().document?.id === id) return;
        if (timer) void saveNow();
        set({ document: undefined, documentFailure: undefined });
        const draft = readDraft(keep, id);
        const answer = await link.call('loadDocument', { id });
        const route = get().route;
        // Another plan may have been opened meanwhile.
        if (get().document || !('document' in route) || route.document !== id) return;
        if (draft && (!answer.ok || draft.document.changed > answer.value.changed)) {
          show(draft.document, draft.texts);
          set({ saving: { state: 'saving' } });
          return saveNow();
        }
        if (!answer.ok) return set({ documentFailure: answer.error.says });
        show(answer.value, draft?.texts ?? {});
        set({ saving: { state: 'saved', at: answer.value.changed } });
      },
      editDocument: (change) => {
        const { document, texts } = get();
        if (!document) return;
        const next = { ...change(document), changed: now() };
        // What main said of the plan before is not said of this one.
        set({ document: next, saving: { state: 'saving' }, startFailure: undefined });
        keepDraft(keep, { document: next, texts });
        saveSoon();
      },
      saveAgain: () => {
        set({ saving: { state: 'saving' } });
        void saveNow();
      },
      renameDocument: (id, name) => rewrite(id, (document) => ({ ...document, name })),
      pinDocument: (id, pinned) => rewrite(id, (document) => ({ ...document, pinned })),
      removeDocument: async (id) => {
        const loaded = await link.call('loadDocument', { id });
        const removed = await link.call('removeDocument', { id });
        if (!removed.ok) return get().notify({ kind: 'error', says: removed.error.says });
        dropDraft(keep, id);
        if (get().document?.id === id) set({ document: undefined });
        if (!loaded.ok) return;
        const bringBack = async () => {
          const answer = await link.call('saveDocument', loaded.value);
          if (!answer.ok) get().notify({ kind: 'error', says: answer.error.says });
        };
        get().notify({
          kind: 'plain',
          says: `${loaded.value.name} is removed.`,
          deed: { label: 'Undo', run: () => void bringBack() },
        });
      },
    };
  };
