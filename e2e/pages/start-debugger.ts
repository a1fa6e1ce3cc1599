/** The shortest way from an empty window to two connected debuggers on the kit's ticker, for specs about what comes after. */
import type { Page } from '@playwright/test';
import { freePort } from '../leftovers.ts';
import { consolesPage } from './consoles.ts';
import { planPage } from './plan.ts';
import { wizard } from './wizard.ts';

export async function startDebuggerOnTicker(window: Page) {
  const port = await freePort();
  const questions = wizard(window);
  await questions.newPlan();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.onOtherComputer({ name: 'SRVBOX', address: '127.0.0.1' });
  await questions.port(port);
  await questions.seeThePlan();
  await planPage(window).start();
  const consoles = consolesPage(window);
  const server = consoles.console('cdb -server');
  const client = consoles.console('cdb -remote');
  await server.stopped();
  await client.stopped();
  return { port, consoles, server, client };
}
