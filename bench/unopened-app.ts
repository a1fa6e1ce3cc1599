/** For measurements that open the window themselves: the app is started, its one-time address not used yet. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, test as base, startApp, stopApp } from '../e2e/fixtures.ts';

export const test = base.extend<{ app: App }>({
  app: async ({ appEnvironment }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
    const app = await startApp(dataFolder, appEnvironment);
    await use(app);
    await stopApp(app);
    await rm(dataFolder, { recursive: true, force: true });
  },
});
