/** From Start to two debuggers that know each other, against the same commands with perfect knowledge of when to go on. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { freePort } from '../e2e/leftovers.ts';
import { consolesPage } from '../e2e/pages/consoles.ts';
import { planPage } from '../e2e/pages/plan.ts';
import { wizard } from '../e2e/pages/wizard.ts';
import { kitFolder } from '../e2e/targets/places.ts';
import { median, report, runs } from './rows.ts';
import { test } from './unopened-app.ts';

const execute = promisify(execFile);

interface TwoCommands {
  server: string;
  client: string;
  port: number;
}

/** In the page: milliseconds from the click on Start to the second prompt. */
const startToPrompts = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let clickedAt = 0;
        window.addEventListener('click', (event) => (clickedAt ||= event.timeStamp), true);
        const observer = new MutationObserver(() => {
          if (document.querySelectorAll('[data-pane] [data-mode="user-prompt"]').length < 2) return;
          observer.disconnect();
          resolve(performance.now() - clickedAt);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
  );

async function throughTheWindow(window: Page, port: number): Promise<{ ms: number; commands: TwoCommands }> {
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.onOtherComputer({ name: 'SRVBOX', address: '127.0.0.1' });
  await questions.port(port);
  await questions.seeThePlan();
  const plan = planPage(window);
  const [server, client] = await Promise.all([plan.command(1).textContent(), plan.command(2).textContent()]);
  const connected = startToPrompts(window);
  await plan.start();
  const ms = await connected;
  await consolesPage(window).end('End the target');
  return { ms, commands: { server: server ?? '', client: client ?? '', port } };
}

/** Milliseconds, as the script measures them itself. */
async function throughTheScript({ server, client, port }: TwoCommands): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const PATH = [join(kitFolder, 'bin'), process.env.PATH].join(delimiter);
  const script = join(import.meta.dirname, 'start-two.sh');
  const { stdout } = await execute('bash', [script, server, client, String(port), folder], {
    env: { ...process.env, PATH },
  });
  await rm(folder, { recursive: true, force: true });
  return Number(stdout);
}

test('Start to both prompts', async ({ app, chrome }, info) => {
  const ours: number[] = [];
  const peer: number[] = [];
  const context = await chrome.newContext({ viewport: { width: 1600, height: 1000 } });
  // The first run starts Wine and does not count.
  for (let run = 0; run <= runs; run++) {
    const page = await context.newPage();
    await page.goto(app.url);
    const { ms, commands } = await throughTheWindow(page, await freePort());
    await page.close();
    const script = await throughTheScript(commands);
    if (run === 0) continue;
    ours.push(ms);
    peer.push(script);
  }
  await context.close();
  report(info, {
    what: 'Start to both prompts connected (cdb -server, cdb -remote)',
    unit: 'ms',
    ours: median(ours),
    peer: { name: 'script', value: median(peer) },
    runs: `${runs}`,
  });
});
