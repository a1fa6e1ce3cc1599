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
import { _electron, type Browser, test as base, chromium, type Page } from '@playwright/test';
import { root } from './targets/places.ts';

/** One running browser shell. */
export interface App {
  /** With the one-time token; good for one window, later ones have the cookie. */
  url: string;
  dataFolder: string;
  process: ChildProcess;
}

const windowSize = { width: 1600, height: 1000 };

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
export function withTestHook(url: string): string {
  const [page = '', route = ''] = url.split('#');
  return `${page}?test#${route}`;
}

/** The app in one of its shells, with its first window open. */
interface Opened {
  app: App;
  window: Page;
  close(): Promise<void>;
}

type Open = (dataFolder: string, environment: Record<string, string>, chrome: Browser) => Promise<Opened>;

const openInBrowser: Open = async (dataFolder, environment, chrome) => {
  const app = await startApp(dataFolder, environment);
  const context = await chrome.newContext({ viewport: windowSize });
  const window = await context.newPage();
  await window.goto(withTestHook(app.url));
  const close = async () => {
    await context.close();
    await stopApp(app);
  };
  return { app, window, close };
};

const openInElectron: Open = async (dataFolder, environment) => {
  const electron = await _electron.launch({
    args: [root],
    env: { ...process.env, SWITCHBOARD_DATA: dataFolder, ...environment },
  });
  const window = await electron.firstWindow();
  await window.setViewportSize(windowSize);
  await window.goto(withTestHook(window.url()));
  const app = { url: window.url(), dataFolder, process: electron.process() };
  return { app, window, close: () => electron.close() };
};

interface Fixtures {
  /** Extra environment of the app, set with test.use. */
  appEnvironment: Record<string, string>;
  opened: Opened;
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

  opened: async ({ appEnvironment, chrome }, use, { project }) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'switchboard-e2e-'));
    const open = project.name === 'electron' ? openInElectron : openInBrowser;
    const opened = await open(dataFolder, appEnvironment, chrome);
    await use(opened);
    await opened.close();
    await rm(dataFolder, { recursive: true, force: true });
  },

  app: ({ opened }, use) => use(opened.app),
  window: ({ opened }, use) => use(opened.window),
});

export { expect } from '@playwright/test';
