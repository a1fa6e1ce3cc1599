/** The peer: wetty 3.2.0, a terminal in a web page over node-pty and xterm.js, running the same gdb (scripts/bench.mjs installs it). */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, BrowserContext } from '@playwright/test';
import type { Terminal } from '@xterm/xterm';
import { freePort } from '../e2e/leftovers.ts';
import { root } from '../e2e/targets/places.ts';
import { type MeasuredTerminal, whenShown } from './measured-terminal.ts';
import { viewport } from './ours.ts';

declare global {
  interface Window {
    /** wetty's own name for its terminal. */
    wetty_term?: Terminal;
  }
}

const folder = join(root, '.cache', 'bench');

export interface Wetty {
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

async function startWetty(): Promise<Wetty> {
  const port = await freePort();
  // wetty runs one program without arguments.
  const command = join(folder, 'gdb');
  writeFileSync(command, '#!/bin/sh\nexec gdb -q -nx\n');
  chmodSync(command, 0o755);
  const program = join(folder, 'node_modules', 'wetty', 'build', 'main.js');
  const options = ['--host', '127.0.0.1', '--port', String(port), '--base', '/', '--command', command];
  const child = spawn(process.execPath, [program, ...options], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.includes('Server started') && resolve());
    child.once('exit', () => reject(new Error('wetty ended before it listened')));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Stopped afterwards, whatever happened. `began`: when it was started, milliseconds since 1970. */
export async function withWetty<Value>(use: (wetty: Wetty, began: number) => Promise<Value>): Promise<Value> {
  const began = Date.now();
  const wetty = await startWetty();
  try {
    return await use(wetty, began);
  } finally {
    await wetty.stop();
  }
}

/** Each page of wetty is one terminal. */
export async function openWettyPage(wetty: Wetty, context: BrowserContext): Promise<MeasuredTerminal> {
  const page = await context.newPage();
  await page.addInitScript(withoutWebgl);
  await page.goto(wetty.url);
  await page.waitForFunction(() => window.wetty_term !== undefined);
  const terminal = await page.evaluateHandle(() => {
    if (!window.wetty_term) throw new Error('wetty has no terminal');
    return window.wetty_term;
  });
  const measured: MeasuredTerminal = {
    page,
    terminal,
    type: (line) => terminal.evaluate((xterm, text) => xterm.input(`${text}\r`, true), line),
    async breakIn() {
      await terminal.evaluate((xterm) => xterm.input('\x03', true));
      await whenShown(measured, '(gdb)');
    },
    focus: () => terminal.evaluate((xterm) => xterm.focus()),
  };
  await whenShown(measured, '(gdb)');
  return measured;
}

/**
 * In the page, before its scripts. Without graphics hardware Chromium draws WebGL in software, which is what wetty would take, at a
 * processor for itself; our window looks and takes xterm's DOM renderer. Both with the same renderer is the fair comparison.
 */
function withoutWebgl(): void {
  const plain = HTMLCanvasElement.prototype.getContext;
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, kind: string, options?: unknown) {
      return kind.startsWith('webgl') ? null : Reflect.apply(plain, this, [kind, options]);
    },
  });
}

export const newContext = (chrome: Browser): Promise<BrowserContext> => chrome.newContext({ viewport });
