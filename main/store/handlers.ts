/** The calls of the contract that the stores answer; what changes is told to every window. */
import type { Handlers } from '../services.ts';
import type { Windows } from '../windows.ts';
import type { DocumentStore } from './documents.ts';
import type { SettingsStore } from './settings.ts';

type StoreCalls =
  | 'listDocuments'
  | 'loadDocument'
  | 'saveDocument'
  | 'removeDocument'
  | 'readSettings'
  | 'writeSettings';

export function storeHandlers(
  documents: DocumentStore,
  settings: SettingsStore,
  windows: Windows,
): Pick<Handlers, StoreCalls> {
  const tellDocuments = async () => {
    const listed = await documents.list();
    if (listed.ok) windows.tell('documents', listed.value);
  };
  return {
    listDocuments: () => documents.list(),
    loadDocument: ({ id }) => documents.load(id),
    saveDocument: async (document) => {
      const saved = await documents.save(document);
      if (saved.ok) await tellDocuments();
      return saved;
    },
    removeDocument: async ({ id }) => {
      const removed = await documents.remove(id);
      if (removed.ok) await tellDocuments();
      return removed;
    },
    readSettings: () => settings.read(),
    writeSettings: async (changed) => {
      const written = await settings.write(changed);
      if (written.ok) windows.tell('settings', changed);
      return written;
    },
  };
}
