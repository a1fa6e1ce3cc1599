/** On a computer without any debugger: from the first click to two connected practice consoles. */
import { expect, test } from '../fixtures.ts';
import { livingPrograms } from '../leftovers.ts';
import { consolesPage } from '../pages/consoles.ts';
import { planPage } from '../pages/plan.ts';

test('try it on this computer now', async ({ app, window }) => {
  await window.getByRole('button', { name: 'Try it on this computer now' }).click();
  await planPage(window).start();
  const consoles = consolesPage(window);
  const server = consoles.console('cdb -server');
  const client = consoles.console('cdb -remote');
  await server.stopped();
  await client.stopped();
  await server.shows(/practice/i);
  await client.shows(/practice/i);
  await expect(server.pane).toContainText('PRACTICE');
  await expect(client.pane).toContainText('PRACTICE');

  await client.type('k');
  await client.shows(/orders!|practice!|ntdll!/);
  await client.type('g');
  await expect(server.badge).toHaveAttribute('data-mode', 'running');
  await client.breakIn();
  await server.stopped();
  await client.stopped();
  await consoles.end('End the target');
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});
