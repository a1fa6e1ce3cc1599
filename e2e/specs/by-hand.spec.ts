/** A step on a computer that we cannot reach is a card: a person runs the command there, says so, and the plan goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { freePort, isListening } from '../leftovers.ts';
import { consolesPage } from '../pages/consoles.ts';
import { planPage } from '../pages/plan.ts';
import { wizard } from '../pages/wizard.ts';
import { kitFolder } from '../targets/places.ts';

/** What the person at the other computer does with the copied line; the promise is kept when the program there ends. */
function typeThere(command: string): Promise<unknown> {
  const [program = '', ...args] = command.split(' ');
  // A terminal of its own, as there; its end ends the debugger and the target with it.
  const there = spawn('script', ['-qfc', [join(kitFolder, 'bin', program), ...args].join(' '), '/dev/null'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return once(there, 'exit');
}

/** A plan whose server is somebody else's to start, started: its first step is a card now. */
async function startWithServerByHand(window: Page): Promise<{ port: number; command: string }> {
  const port = await freePort();
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.onOtherComputer({ name: 'SRVBOX', address: '127.0.0.1' });
  await questions.startsSteps('SRVBOX', 'Somebody there, by hand');
  await questions.port(port);
  await questions.seeThePlan();
  await planPage(window).start();
  return { port, command: `cdb -server tcp:port=${port} ticker.exe` };
}

test('the server is started by hand, the client here', async ({ window }) => {
  const { port, command } = await startWithServerByHand(window);

  const card = window.getByRole('article', { name: 'Step 1, SRVBOX' });
  await expect(card).toContainText(command);
  const consoles = consolesPage(window);
  await expect(consoles.console('cdb -remote').pane).toHaveCount(0);

  const endedThere = typeThere(command);
  await expect.poll(() => isListening(port), { timeout: 30_000 }).toBe(true);
  await card.getByRole('button', { name: 'Done' }).click();
  const client = consoles.console('cdb -remote');
  await client.shows('connected at');
  await client.stopped();

  await consoles.end('End the target');
  await endedThere;
  await expect.poll(() => isListening(port)).toBe(false);
});

test('a step that gives no evidence says what was expected and seen, and can be tried again', async ({
  window,
}) => {
  const { port, command } = await startWithServerByHand(window);

  await window.getByRole('article', { name: 'Step 1, SRVBOX' }).getByRole('button', { name: 'Done' }).click();
  const failed = window.getByRole('article', { name: 'Step 2,' });
  await expect(failed).toContainText('did not work');
  await expect(failed).toContainText('0x8007274D');

  const endedThere = typeThere(command);
  await expect.poll(() => isListening(port), { timeout: 30_000 }).toBe(true);
  await failed.getByRole('button', { name: 'Try again' }).click();
  const consoles = consolesPage(window);
  await consoles.console('cdb -remote').stopped();
  await consoles.end('End the target');
  await endedThere;
});
