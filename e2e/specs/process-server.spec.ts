/** `process-server`: the silent dbgsrv beside the target, the smart client with the engine here. */
import { expect, test } from '../fixtures.ts';
import { freePort, isListening, livingPrograms } from '../leftovers.ts';
import { consolesPage } from '../pages/consoles.ts';
import { planPage } from '../pages/plan.ts';
import { wizard } from '../pages/wizard.ts';

test('the silent server has a console of its own, the smart client drives', async ({ app, window }) => {
  const port = await freePort();
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.onOtherComputer({ name: 'SRVBOX', address: '127.0.0.1' });
  await questions.personAt('SRVBOX', 'Nobody');
  await questions.port(port);
  await expect(questions.verdict('Process server')).toContainText('Best');
  await questions.seeThePlan();

  const plan = planPage(window);
  const run = plan.steps.filter({ hasText: 'dbgsrv' });
  await expect(run.locator('code').first()).toHaveText(`dbgsrv -t tcp:port=${port}`);
  await plan.start();

  const consoles = consolesPage(window);
  const smartClient = consoles.console('cdb -premote');
  await smartClient.stopped();
  const server = consoles.console('dbgsrv');
  await expect(server.pane).toContainText(String(port));
  await expect(server.pane).toContainText('Alive');

  await smartClient.type('.tlist ticker*');
  await smartClient.shows(/0n\d+ ticker\.exe/);
  await smartClient.type('k');
  await smartClient.shows(/ntdll!/);

  await consoles.end('End the target');
  await expect(consoles.ended).not.toContainText('terminated');
  expect(isListening(port)).toBe(false);
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});
