/** `debugger`, forward and reverse: two real debuggers on a compiled Windows program, chosen by the wizard, connected side by side. */
import { expect, test } from '../fixtures.ts';
import { freePort, isListening, livingPrograms } from '../leftovers.ts';
import { consolesPage } from '../pages/consoles.ts';
import { planPage } from '../pages/plan.ts';
import { wizard } from '../pages/wizard.ts';

test('wizard, server and client side by side, break-in, end', async ({ app, window }) => {
  const port = await freePort();
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.onOtherComputer({ name: 'SRVBOX', address: '127.0.0.1' });
  await questions.port(port);
  await expect(questions.verdict('Debugger server')).toContainText('Best');
  await questions.seeThePlan();

  const plan = planPage(window);
  await expect(plan.command(1)).toHaveText(`cdb -server tcp:port=${port} ticker.exe`);
  await expect(plan.command(2)).toHaveText(`cdb -remote tcp:server=127.0.0.1,port=${port}`);
  await plan.start();

  const consoles = consolesPage(window);
  const server = consoles.console('cdb -server');
  const client = consoles.console('cdb -remote');
  await client.shows('connected at');
  await server.stopped();
  await client.stopped();

  await client.type('.echo seen by both');
  await client.shows('seen by both');
  await server.shows('seen by both');

  await client.type('g');
  await expect(server.badge).toHaveAttribute('data-mode', 'running');
  await client.breakIn();
  await client.shows(/Break instruction exception[\s\S]*Break instruction exception/);
  await server.stopped();
  await client.stopped();

  await consoles.end('End the target');
  await expect(consoles.ended).toContainText(`Nothing listens on port ${port}`);
  expect(isListening(port)).toBe(false);
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});

test('reversed: the client listens, the server dials', async ({ app, window }) => {
  const port = await freePort();
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.onOtherComputer({ name: 'SRVBOX', address: '127.0.0.1' });
  const technician = await questions.technician();
  await questions.canCall(technician, 'SRVBOX', false);
  await questions.canCall('SRVBOX', technician, true);
  await questions.port(port);
  await questions.password('Secret01');
  await questions.seeThePlan();

  const plan = planPage(window);
  await expect(plan.command(1)).toContainText(`cdb -remote tcp:clicon=127.0.0.1,port=${port}`);
  await expect(plan.command(2)).toContainText('clicon=');
  await expect(plan.command(2)).not.toContainText('Secret01');
  await plan.start();

  const consoles = consolesPage(window);
  const server = consoles.console('cdb -server');
  const client = consoles.console('cdb -remote');
  await server.stopped();
  await client.shows('connected at');
  await client.type('.echo over the reverse link');
  await server.shows('over the reverse link');

  await consoles.end('End the target');
  expect(isListening(port)).toBe(false);
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});
