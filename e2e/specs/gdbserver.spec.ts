/** `gdbserver` on a compiled Linux program, with gdb as the client. */
import { expect, test } from '../fixtures.ts';
import { freePort, isListening, livingPrograms } from '../leftovers.ts';
import { consolesPage } from '../pages/consoles.ts';
import { planPage } from '../pages/plan.ts';
import { wizard } from '../pages/wizard.ts';
import { linuxTicker } from '../targets/places.ts';

test('gdbserver and gdb on a Linux program', async ({ app, window }) => {
  const port = await freePort();
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: linuxTicker });
  const technician = await questions.technician();
  await questions.toolsOf(technician, 'gdb, gdbserver');
  await questions.onOtherComputer({
    name: 'LINBOX',
    address: '127.0.0.1',
    system: 'Linux',
    debuggers: 'gdb, gdbserver',
  });
  await questions.port(port);
  await expect(questions.verdict('gdbserver')).toContainText('Best');
  await questions.seeThePlan();
  await planPage(window).start();

  const consoles = consolesPage(window);
  const gdb = consoles.console('gdb');
  await gdb.stopped();
  await gdb.type('break tick');
  await gdb.shows(/Breakpoint 1 at/);
  await gdb.type('continue');
  await gdb.shows(/Breakpoint 1, tick \(number=1\)/);
  await gdb.stopped();
  await gdb.type('backtrace');
  await gdb.shows(/main \(\)/);

  await gdb.type('delete 1');
  await gdb.type('continue');
  await expect(gdb.badge).toHaveAttribute('data-mode', 'running');
  await gdb.breakIn();
  await gdb.shows(/SIGINT/);
  await gdb.stopped();

  await consoles.end('End the target');
  expect(isListening(port)).toBe(false);
  expect(livingPrograms(app.dataFolder)).toEqual([]);
});
