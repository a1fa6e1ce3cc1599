/**
 * The pictures of docs/screenshots: every screen in both themes, from a real session on the engine kit; and small ones beside them.
 * SCREENSHOTS names another folder, for looking without touching the committed ones.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { freePort } from '../leftovers.ts';
import { consolesPage } from '../pages/consoles.ts';
import { planPage } from '../pages/plan.ts';
import { type Screen, wizard } from '../pages/wizard.ts';
import { root } from '../targets/places.ts';

const folder = process.env.SCREENSHOTS ?? join(root, 'docs', 'screenshots');
/** The small window is looked at, not kept: the same screens twice are no documentation. */
const smallFolder = join(root, '.cache', 'screenshots');
const sizes = [
  { folder, width: 1600, height: 1000 },
  { folder: smallFolder, width: 1024, height: 700 },
];
const themes = ['light', 'dark'] as const;

async function take(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize({ width: size.width, height: size.height });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(size.folder, `${name}-${theme}.png`) });
    }
  }
  await page.setViewportSize({ width: 1600, height: 1000 });
}

test('pictures of every screen', async ({ window }) => {
  const questions = wizard(window);
  await expect(window.getByRole('button', { name: 'New plan' }).first()).toBeVisible();
  await take(window, '01-start');

  await questions.newPlan();
  await questions.newProgram({ program: 'ticker.exe' });
  await questions.onOtherComputer({ name: 'SRVBOX', address: '127.0.0.1' });
  await questions.port(await freePort());
  await questions.password('Secret01');
  const screens: Screen[] = ['What', 'Where', 'Reach', 'Symbols', 'Wishes'];
  for (const [index, screen] of screens.entries()) {
    await questions.openScreen(screen);
    await take(window, `0${index + 2}-${screen.toLowerCase()}`);
  }
  await questions.verdict('Process server').click();
  await take(window, '07-verdict');

  await planPage(window).open();
  await take(window, '08-plan');
  await planPage(window).start();
  const consoles = consolesPage(window);
  const client = consoles.console('cdb -remote');
  await consoles.console('cdb -server').stopped();
  await client.stopped();
  await client.type('k');
  await client.shows(/ntdll!/);
  await client.stopped();
  await take(window, '09-consoles');
  await client.type('g');
  await expect(client.badge).toHaveAttribute('data-mode', 'running');
  await client.type('lm');
  await take(window, '10-held-line');
  await client.breakIn();
  await client.stopped();
  await window.getByRole('button', { name: 'End session' }).click();
  await take(window, '11-end');
  await window.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await consoles.end('End the target');
  await take(window, '12-ended');

  await window.getByRole('button', { name: 'Settings' }).click();
  await take(window, '13-settings');
});
