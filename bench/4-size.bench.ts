/** How soon the first page is there, and what consoles with full scrollbacks cost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type App, startApp, stopApp, test } from '../e2e/fixtures.ts';
import { newFlood } from './flood.ts';
import { type MeasuredTerminal, whenShown } from './measured-terminal.ts';
import { openOurWindow } from './ours.ts';
import { nodeMegabytes, pagesMegabytes } from './processes.ts';
import { median, report, runs } from './rows.ts';
import { newContext, openWettyPage, withWetty } from './wetty.ts';

/** Our default scrollback. */
const scrollbackLines = 50_000;
const consoleCounts = [1, 4, 16];

/** In MB. */
interface Memory {
  page: number;
  server: number;
}

/** `began`: when it was started, milliseconds since 1970. */
async function withApp<Value>(use: (app: App, began: number) => Promise<Value>): Promise<Value> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const began = Date.now();
  const app = await startApp(dataFolder);
  try {
    return await use(app, began);
  } finally {
    await stopApp(app);
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Milliseconds since 1970. */
const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (paint) resolve(performance.timeOrigin + paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );

async function msToFirstPaint(chrome: Browser, url: string, began: number): Promise<number> {
  const context = await newContext(chrome);
  const page = await context.newPage();
  await page.goto(url);
  const painted = await firstPaint(page);
  await context.close();
  return painted - began;
}

test('start-up: serve to first paint', async ({ chrome }, info) => {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await withApp((app, began) => msToFirstPaint(chrome, app.url, began)));
    peer.push(await withWetty((wetty, began) => msToFirstPaint(chrome, wetty.url, began)));
  }
  report(info, {
    what: 'start-up: from starting `serve` to the first paint',
    unit: 'ms',
    ours: median(ours),
    peer: { name: 'wetty', value: median(peer) },
    runs: `${runs}`,
  });
});

/** Fills a scrollback, and waits until the last line was parsed. */
async function fill(measured: MeasuredTerminal): Promise<void> {
  const flood = newFlood(scrollbackLines);
  const shown = whenShown(measured, flood.lastLine);
  await measured.type(`shell ${flood.argv.join(' ')}`);
  await shown;
  await flood.times();
  flood.forget();
}

/** What is garbage in a page counts for nobody. */
async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

const ourMemory = (chrome: Browser, count: number): Promise<Memory> =>
  withApp(async (app) => {
    const window = await openOurWindow(app, chrome, count);
    for (const console of window.consoles) {
      const tab = window.page.locator(`[id="tab-${console}"]`);
      if ((await tab.count()) > 0) await tab.click();
      const measured = await window.measured(console);
      await fill(measured);
      // The window drops terminals that are off screen: a handle would keep them.
      await measured.terminal.dispose();
    }
    await collectGarbage(window.page);
    const memory = { page: await pagesMegabytes(chrome), server: nodeMegabytes(app.process.pid ?? 0) };
    await window.close();
    return memory;
  });

/** Each console is a page of its own there; its scrollback is set to ours. */
const wettyMemory = (chrome: Browser, count: number): Promise<Memory> =>
  withWetty(async (wetty) => {
    const context = await newContext(chrome);
    const terminals: MeasuredTerminal[] = [];
    for (let index = 0; index < count; index++) {
      const measured = await openWettyPage(wetty, context);
      await measured.terminal.evaluate((xterm, lines) => {
        xterm.options.scrollback = lines;
      }, scrollbackLines);
      await fill(measured);
      terminals.push(measured);
    }
    for (const { page } of terminals) await collectGarbage(page);
    const memory = { page: await pagesMegabytes(chrome), server: nodeMegabytes(wetty.process.pid ?? 0) };
    await context.close();
    return memory;
  });

for (const count of consoleCounts) {
  const consoles = `${count} console${count === 1 ? '' : 's'} of ${scrollbackLines} lines`;
  test(`memory: ${consoles}`, async ({ chrome }, info) => {
    const ours: Memory[] = [];
    const peer: Memory[] = [];
    for (let run = 0; run < runs; run++) {
      ours.push(await ourMemory(chrome, count));
      peer.push(await wettyMemory(chrome, count));
    }
    const row = (what: string, of: keyof Memory) => ({
      what: `memory of ${what}, ${consoles}`,
      unit: 'MB' as const,
      ours: median(ours.map((memory) => memory[of])),
      peer: { name: 'wetty', value: median(peer.map((memory) => memory[of])) },
      runs: `${runs}`,
    });
    report(info, row('the page', 'page'), row('main', 'server'));
  });
}
