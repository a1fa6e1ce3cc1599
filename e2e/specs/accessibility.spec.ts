/** axe finds nothing on any screen, in light, dark and with a session running. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { planPage } from '../pages/plan.ts';
import { startDebuggerOnTicker } from '../pages/start-debugger.ts';
import { type Screen, wizard } from '../pages/wizard.ts';

async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations: faults } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    for (const { id, nodes } of faults)
      found.push(...nodes.map((node) => `${colorScheme} ${id}: ${node.target.join(' ')}`));
  }
  return found;
}

test('start, wizard, verdict, plan, settings', async ({ window }) => {
  const questions = wizard(window);
  expect(await violations(window)).toEqual([]);
  await questions.newPlan();
  await questions.onOtherComputer({ name: 'SRVBOX', address: '127.0.0.1' });
  const screens: Screen[] = ['What', 'Where', 'Reach', 'Symbols', 'Wishes'];
  for (const screen of screens) {
    await questions.openScreen(screen);
    expect(await violations(window), screen).toEqual([]);
  }
  await questions.verdict('Process server').click();
  expect(await violations(window), 'verdict').toEqual([]);
  await planPage(window).open();
  expect(await violations(window), 'plan').toEqual([]);
  await window.getByRole('button', { name: 'Settings' }).click();
  expect(await violations(window), 'settings').toEqual([]);
});

test('consoles and the end dialog', async ({ window }) => {
  const { consoles } = await startDebuggerOnTicker(window);
  expect(await violations(window), 'consoles').toEqual([]);
  await window.getByRole('button', { name: 'End session' }).click();
  expect(await violations(window), 'end dialog').toEqual([]);
  await window.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await consoles.end('End the target');
  expect(await violations(window), 'ended').toEqual([]);
});
