/** Bad input: one clear sentence at its place, nothing lost, nothing half-started. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { livingPrograms } from '../leftovers.ts';
import { consolesPage } from '../pages/consoles.ts';
import { planPage } from '../pages/plan.ts';
import { startDebuggerOnTicker } from '../pages/start-debugger.ts';
import { wizard } from '../pages/wizard.ts';

const says = (page: Page, sentence: string | RegExp) =>
  expect(page.getByText(sentence).first()).toBeVisible();

test('what cannot be started is said before anything is started', async ({ app, window }) => {
  const questions = wizard(window);
  const plan = planPage(window);
  await questions.newPlan();
  await questions.runningProcess(99_999);
  await plan.open();
  await plan.start();
  await says(window, 'There is no process 99999');
  await expect(plan.steps).not.toHaveCount(0);

  await questions.open();
  await questions.newProgram({ program: 'nosuch.exe' });
  await plan.open();
  await plan.start();
  await says(window, 'The program "nosuch.exe" is not there.');

  const taken = createServer().listen(0);
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await questions.open();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.port(port);
  await plan.open();
  await plan.start();
  await says(window, `Port ${port} is in use`);
  taken.close();

  await questions.open();
  await questions.onOtherComputer({ name: 'FARAWAY', address: 'no-such-computer.invalid' });
  await plan.open();
  await plan.start();
  await says(window, 'No computer is found under "no-such-computer.invalid"');
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});

test('ports and passwords that no debugger takes are refused where they are typed', async ({ window }) => {
  const questions = wizard(window);
  await questions.newPlan();
  for (const port of ['0', '70000', '5010:5000', 'abc']) {
    await questions.port(port);
    await window.keyboard.press('Tab');
    await says(window, `Port is "${port}": a port is a whole number from 1 to 65535`);
  }
  await questions.password('Secret0123456');
  await says(window, 'A password has at most 12 characters; this one has 13.');
  await questions.password('a,b');
  await says(window, 'A password has letters and digits only; this one has a comma.');
});

test('a missing toolset says how to get it', async ({ window }) => {
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.openScreen('Where');
  await window.getByRole('button', { name: 'Settings' }).click();
  await says(window, /Debugging Tools for Windows/);
});

test('a plan file that is none changes nothing', async ({ app, window }) => {
  const file = (name: string, text: string): string => {
    const path = join(app.dataFolder, name);
    writeFileSync(path, text);
    return path;
  };
  const open = (path: string) => window.getByLabel('Plan file').setInputFiles(path);
  await open(file('torn.json', '{"version": 1,'));
  await says(window, /It is not JSON/);
  await open(file('future.json', JSON.stringify({ version: 99 })));
  await says(window, /version 99/);
  await open(file('huge.json', 'x'.repeat(51 * 1024 * 1024)));
  await says(window, 'It has 51 MiB; a situation has at most 2 MiB.');
  await says(window, 'No plans yet');
});

test('two windows on one session both see and both type', async ({ app, window }, { project }) => {
  test.skip(project.name === 'electron', 'the Electron shell opens one window');
  const { consoles, client, server } = await startDebuggerOnTicker(window);
  const second = await window.context().newPage();
  await second.goto(window.url());
  const secondClient = consolesPage(second).console('cdb -remote');
  await secondClient.stopped();
  await secondClient.type('.echo from the second window');
  await client.shows('from the second window');
  await server.shows('from the second window');
  await client.type('.echo from the first window');
  await secondClient.shows('from the first window');
  await second.close();
  await consoles.end('End the target');
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});
