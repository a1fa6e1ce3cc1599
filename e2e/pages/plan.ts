/** The plan: its steps, the method chosen, and Start. */
import type { Locator, Page } from '@playwright/test';

export function planPage(page: Page) {
  const main = page.getByRole('main');
  const steps = main.getByRole('list', { name: 'Steps' }).locator('> li');
  return {
    steps,
    title: main.getByRole('heading', { level: 1 }),
    command: (number: number): Locator =>
      steps
        .nth(number - 1)
        .locator('code')
        .first(),
    choose: (method: string) =>
      page
        .getByRole('radiogroup', { name: 'Method' })
        .getByRole('radio', { name: new RegExp(`^${method}`) })
        .check(),
    start: () => main.getByRole('button', { name: 'Start', exact: true }).click(),
    open: () => page.getByRole('navigation', { name: 'Stages' }).getByRole('link', { name: 'Plan' }).click(),
  };
}
