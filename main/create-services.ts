/** What both shells and `switchboard run` stand on: stores, toolsets, pty host, ledger and sessions, composed once. */
import { join } from 'node:path';
import { ok } from '../core/contract/result.ts';
import { createLedger } from './ledger/ledger.ts';
import { appVersion } from './places.ts';
import { createFeeds } from './ptys/feeds.ts';
import { createPtyHost } from './ptys/host-client.ts';
import type { LaunchHost } from './ptys/host-process.ts';
import { createTranscripts } from './ptys/transcripts.ts';
import type { Services } from './services.ts';
import { feedHandlers, sessionHandlers } from './session-handlers.ts';
import { createSystem } from './sessions/create-system.ts';
import { createSessions } from './sessions/sessions.ts';
import { dataFolder } from './store/data-folder.ts';
import { createDocumentStore } from './store/documents.ts';
import { storeHandlers } from './store/handlers.ts';
import { createSettingsStore, defaultSettings } from './store/settings.ts';
import { createToolsets } from './toolsets/toolsets.ts';
import { createWindows } from './windows.ts';

/** `launch` starts the pty host's process, where the shell has a way of its own. */
export async function createServices(shell: 'browser' | 'electron', launch?: LaunchHost): Promise<Services> {
  const data = dataFolder();
  const transcriptFolder = join(data, 'transcripts');
  const now = Date.now;
  const system = await createSystem();
  const windows = createWindows();
  const documents = createDocumentStore(join(data, 'plans'));
  const settings = createSettingsStore(data);
  const toolsets = createToolsets({
    async folders() {
      const read = await settings.read();
      return (read.ok ? read.value : defaultSettings).toolFolders;
    },
  });
  const ptys = createPtyHost({ folder: transcriptFolder, ...(launch && { launch }) });
  const transcripts = createTranscripts({ folder: transcriptFolder, host: ptys });
  const ledger = createLedger({ folder: join(data, 'ledger'), system, now });
  const sessions = createSessions({
    ptys,
    toolsets,
    ledger,
    system,
    now,
    folders: { transcripts: transcriptFolder },
    notify: (session) => windows.tell('session', session),
    notice: (notice) => windows.tell('notice', notice),
  });
  const isConsole = (id: string) =>
    sessions.list().some(({ consoles }) => consoles.some((one) => one.id === id));
  const feeds = createFeeds({
    transcripts: {
      ...transcripts,
      // A console that has printed nothing yet has a transcript all the same: an empty one.
      bounds: (id) => transcripts.bounds(id) ?? (isConsole(id) ? { start: 0, end: 0 } : undefined),
    },
  });

  return {
    handlers: {
      hello: () => ok({ shell, version: appVersion(), computer: system.computer(), dataFolder: data }),
      listToolsets: async ({ refresh }) => ok(await toolsets.list(refresh)),
      listProcesses: ({ toolset }) => toolsets.processes(toolset),
      ...storeHandlers(documents, settings, windows),
      ...sessionHandlers(sessions, windows),
      ...feedHandlers(feeds),
    },
    windowOpened(window) {
      windows.add(window);
      void ledger.entries().then((left) => {
        if (left.length > 0) window.event('notice', { kind: 'warning', says: leftBehind(left) });
      });
    },
    windowClosed(window) {
      windows.remove(window);
      feeds.windowGone(window);
    },
    async stop() {
      await sessions.stop('detach');
      feeds.stop();
      await ptys.stop();
    },
  };
}

function leftBehind(left: readonly { says: string }[]): string {
  const what = left.map(({ says }) => says).join(', ');
  return `An earlier run of Switchboard left running: ${what}. "switchboard ledger --undo" ends it.`;
}
