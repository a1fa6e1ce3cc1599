/** What both shells and `switchboard run` stand on: stores, toolsets, pty host and sessions, composed once. */
import { join } from 'node:path';
import { fail, ok } from '../core/contract/result.ts';
import type { Failure } from '../core/contract/schemas.ts';
import { appVersion } from './places.ts';
import { createPtyHost } from './ptys/host-client.ts';
import type { LaunchHost } from './ptys/host-process.ts';
import type { Handlers, Services } from './services.ts';
import { createSystem } from './sessions/create-system.ts';
import { dataFolder } from './store/data-folder.ts';
import { createDocumentStore } from './store/documents.ts';
import { storeHandlers } from './store/handlers.ts';
import { createSettingsStore, defaultSettings } from './store/settings.ts';
import { createToolsets } from './toolsets/toolsets.ts';
import { createWindows } from './windows.ts';

/** `launch` starts the pty host's process, where the shell has a way of its own. */
export async function createServices(shell: 'browser' | 'electron', launch?: LaunchHost): Promise<Services> {
  const folder = dataFolder();
  const host = createPtyHost({ folder: join(folder, 'transcripts'), ...(launch && { launch }) });
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
    stop: () => host.stop(),
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
