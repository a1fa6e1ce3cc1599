/**
 * What every spec starts from: the app in its shell with a data folder of its own, a window on it, and at the end the proof that
 * nothing of it is left. Specs never sleep; they wait for what a person would see.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, test as base, chromium, type Page } from '@playwright/test';
import { root } from './targets/places.ts';

/** One running browser shell. */
export interface App {
  /** With the one-time token; good for one window, later ones have the cookie. */
  url: string;
  dataFolder: string;
  process: ChildProcess;
}

const chromiumFlags = [
  '--no-sandbox', // the tests run as root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function startApp(dataFolder: string, environment: Record<string, string> = {}): Promise<App> {
  const child = spawn(process.execPath, [join(root, 'dist/main/cli/index.js'), 'serve', '--port', '0'], {
    env: { ...process.env, SWITCHBOARD_DATA: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return { url, dataFolder, process: child };
  }
  throw new Error('the browser shell ended before it printed its address');
}

export async function stopApp(app: App): Promise<void> {
  if (app.process.exitCode !== null || app.process.signalCode !== null) return;
  app.process.kill('SIGTERM');
  await once(app.process, 'exit');
}

/** The address with the switch that lets specs read terminals (renderer/consoles). */
export const withTestHook = (url: string): string => url.replace('/#', '/?test#');

interface Fixtures {
  /** Extra environment of the app, set with test.use. */
  appEnvironment: Record<string, string>;
  app: App;
  window: Page;
}

export const test = base.extend<Fixtures, { chrome: Browser }>({
  appEnvironment: [{}, { option: true }],

  // Playwright reads a fixture's needs from the pattern of its first parameter: empty means none (biome.json allows it here).
  chrome: [
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  app: async ({ appEnvironment }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'switchboard-e2e-'));
    const app = await startApp(dataFolder, appEnvironment);
    await use(app);
    await stopApp(app);
    await rm(dataFolder, { recursive: true, force: true });
  },

  window: async ({ app, chrome }, use) => {
    const context = await chrome.newContext({ viewport: { width: 1600, height: 1000 } });
    const page = await context.newPage();
    await page.goto(withTestHook(app.url));
    await use(page);
    await context.close();
  },
});

export { expect } from '@playwright/test';
