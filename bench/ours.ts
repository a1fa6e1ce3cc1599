/** Our window under measurement: gdb consoles side by side, and what came over the link. */
import type { Browser, Page } from '@playwright/test';
import { type App, withTestHook } from '../e2e/fixtures.ts';
import { atPrompt, endSession, linkToMain, type MainLink, startGdbs, valueFrom } from './main-link.ts';
import type { MeasuredTerminal } from './measured-terminal.ts';

declare global {
  interface Window {
    /** Bytes of console text that this page got; set by the bench before the page loads. */
    benchBytesReceived?: number;
  }
}

export const viewport = { width: 1600, height: 1000 };

export interface OurWindow {
  page: Page;
  main: MainLink;
  session: string;
  /** Ids of the consoles in the order of their steps. */
  consoles: string[];
  measured(console: string): Promise<MeasuredTerminal>;
  /** Bytes of console text that the page got since it was loaded. */
  bytesReceived(): Promise<number>;
  /** Waits until its program takes the next command. */
  atPrompt(console: string): Promise<void>;
  close(): Promise<void>;
}

export async function openOurWindow(app: App, chrome: Browser, consoleCount: number): Promise<OurWindow> {
  const context = await chrome.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(countBytes);
  // The page is drawn before it has traded its token for the cookie.
  const entered = page.waitForResponse((response) => new URL(response.url()).pathname === '/enter');
  await page.goto(withTestHook(app.url));
  await entered;
  const main = await linkToMain(context, app.url);
  const { id: session, consoles } = await startGdbs(main, consoleCount);
  await page.evaluate(() => {
    location.hash = '#/consoles';
  });
  await page.locator('[data-console]').first().waitFor();

  return {
    page,
    main,
    session,
    consoles: consoles.map(({ id }) => id),
    measured: (console) => measured(page, main, session, console),
    bytesReceived: () => page.evaluate(() => window.benchBytesReceived ?? 0),
    atPrompt: (console) => atPrompt(main, session, console),
    async close() {
      await endSession(main, session);
      main.close();
      await context.close();
    },
  };
}

async function measured(
  page: Page,
  main: MainLink,
  session: string,
  console: string,
): Promise<MeasuredTerminal> {
  const pane = page.locator(`[data-pane="${console}"]`);
  await pane.locator('.xterm').waitFor();
  const terminal = await page.evaluateHandle((id) => {
    const shown = window.switchboardTest?.terminal(id);
    if (!shown) throw new Error('the console is not shown');
    return shown;
  }, console);
  return {
    page,
    terminal,
    type: async (text) => void (await valueFrom(main.link.call('sendLine', { console, text }))),
    async breakIn() {
      await valueFrom(main.link.call('breakIn', { console }));
      await atPrompt(main, session, console);
    },
    async focus() {
      if ((await pane.getAttribute('data-raw')) !== 'true') await rawKeys(page, console);
      await pane.getByRole('textbox', { name: 'Terminal input' }).focus();
    },
  };
}

async function rawKeys(page: Page, console: string): Promise<void> {
  await page
    .locator(`[data-pane="${console}"]`)
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Raw keys' }).click();
  await page.locator(`[data-pane="${console}"][data-raw="true"]`).waitFor();
}

/** In the page, before its scripts: counts what comes in binary messages, which is console text. */
function countBytes(): void {
  window.benchBytesReceived = 0;
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (data instanceof ArrayBuffer)
          window.benchBytesReceived = (window.benchBytesReceived ?? 0) + data.byteLength;
      });
    }
  };
}
