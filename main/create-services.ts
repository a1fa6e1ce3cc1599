/** What both shells and `switchboard run` stand on: stores, toolsets, pty host and sessions, composed once. */
import { join } from 'node:path';
import { fail, ok } from '../core/contract/result.ts';
import type { Failure } from '../core/contract/schemas.ts';
import { appVersion } from './places.ts';
import type { Handlers, Services } from './services.ts';
import { createSystem } from './sessions/create-system.ts';
import { dataFolder } from './store/data-folder.ts';
import { createDocumentStore } from './store/documents.ts';
import { storeHandlers } from './store/handlers.ts';
import { createSettingsStore, defaultSettings } from './store/settings.ts';
import { createToolsets } from './toolsets/toolsets.ts';
import { createWindows } from './windows.ts';

export async function createServices(shell: 'browser' | 'electron'): Promise<Services> {
  const folder = dataFolder();
  const system = await createSystem();
  const windows = createWindows();
  const documents = createDocumentStore(join(folder, 'plans'));
  const settings = createSettingsStore(folder);
  const toolsets = createToolsets({
    async folders() {
      const read = await settings.read();
      return (read.ok ? read.value : defaultSettings).toolFolders;
    },
  });
  const handlers: Handlers = {
    hello: () => ok({ shell, version: appVersion(), computer: system.computer(), dataFolder: folder }),
    listToolsets: async ({ refresh }) => ok(await toolsets.list(refresh)),
    listProcesses: ({ toolset }) => toolsets.processes(toolset),
    ...storeHandlers(documents, settings, windows),
    ...withoutSessions,
  };
  return {
    handlers,
    windowOpened: windows.add,
    windowClosed: windows.remove,
    stop: async () => undefined,
  };
}

const nothingRuns = () => fail<Failure>({ kind: 'not-running', says: 'There is no such session.' });
const withoutSessions = {
  startSession: nothingRuns,
  listSessions: () => ok([]),
  markStep: nothingRuns,
  retryStep: nothingRuns,
  endSession: nothingRuns,
  forgetSession: nothingRuns,
  sendLine: nothingRuns,
  takeBackLine: nothingRuns,
  breakIn: nothingRuns,
  sendKeys: nothingRuns,
  resizeConsole: nothingRuns,
  endConsole: nothingRuns,
  openFeed: nothingRuns,
  acknowledge: nothingRuns,
  closeFeed: nothingRuns,
};
