/** What a session survives: a reload of the page, the death of the pty host, a line typed at the wrong moment. */
import { expect, test } from '../fixtures.ts';
import { isListening, livingPrograms, ptyHostOf } from '../leftovers.ts';
import { consolesPage } from '../pages/consoles.ts';
import { planPage } from '../pages/plan.ts';
import { startDebuggerOnTicker } from '../pages/start-debugger.ts';
import { wizard } from '../pages/wizard.ts';

test('a reload in the middle: consoles come back with their text', async ({ app, window }) => {
  const { consoles, server, client } = await startDebuggerOnTicker(window);
  await client.type('.echo before the reload');
  await server.shows('before the reload');
  const serverText = await server.text();

  await window.reload();
  await server.shows('before the reload');
  expect(await server.text()).toContain(serverText.slice(0, 200).trim().split('\n')[0] ?? '');
  await client.stopped();
  await client.type('.echo after the reload');
  await server.shows('after the reload');

  await consoles.end('End the target');
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});

test('a line typed while the target runs is held, shown, and sent at the next prompt', async ({
  app,
  window,
}) => {
  const { consoles, client, server } = await startDebuggerOnTicker(window);
  await client.type('g');
  await expect(client.badge).toHaveAttribute('data-mode', 'running');
  await client.type('.echo held until now');
  await expect(client.pane).toContainText('Waits for the prompt');
  await expect(client.pane).toContainText('.echo held until now');
  expect(await server.text()).not.toContain('held until now');

  await client.breakIn();
  await server.shows('held until now');
  await expect(client.pane).not.toContainText('Waits for the prompt');

  await consoles.end('End the target');
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});

test('the pty host is killed: it is said, nothing is orphaned, the next session starts', async ({
  app,
  window,
}) => {
  const { port, client } = await startDebuggerOnTicker(window);
  const host = ptyHostOf(app.process.pid ?? 0);
  expect(host).toBeDefined();
  process.kill(host ?? 0, 'SIGKILL');

  await expect(client.badge).toHaveAttribute('data-mode', 'lost');
  await expect(window.getByText(/pty host/i).first()).toBeVisible();
  await expect.poll(() => livingPrograms(app.dataFolder), { timeout: 30_000 }).toEqual([]);
  expect(isListening(port)).toBe(false);

  await planPage(window).open();
  await planPage(window).start();
  const consoles = consolesPage(window);
  await consoles.console('cdb -remote').stopped();
  await consoles.console('cdb -remote').type('.echo alive again');
  await consoles.console('cdb -server').shows('alive again');
  await consoles.end('End the target');
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});

test('answers survive back, forward and a reload right after a key', async ({ window }) => {
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: 'orders.exe', arguments: '--slow' });
  await questions.openScreen('Wishes');
  await window.goBack();
  await window.goForward();
  await window.getByRole('main').getByRole('textbox', { name: 'Port' }).pressSequentially('5017');
  await window.reload();
  await expect(window.getByRole('main').getByRole('textbox', { name: 'Port' })).toHaveValue('5017');
  await questions.openScreen('What');
  await expect(window.getByRole('main').getByRole('textbox', { name: 'Program' })).toHaveValue('orders.exe');
  await expect(window.getByRole('main').getByRole('textbox', { name: 'Arguments' })).toHaveValue('--slow');
});
