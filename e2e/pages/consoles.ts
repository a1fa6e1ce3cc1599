/** The consoles of a session. Text is read from the terminals' buffers through the hook of renderer/consoles/terminal-registry.ts. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export interface ConsolePage {
  pane: Locator;
  badge: Locator;
  commandLine: Locator;
  /** Everything that the terminal holds. */
  text(): Promise<string>;
  shows(text: string | RegExp): Promise<void>;
  stopped(): Promise<void>;
  /** Types a line and presses Enter. */
  type(line: string): Promise<void>;
  breakIn(): Promise<void>;
  /** Keys typed in the text go to the program as they are. */
  rawKeys(): Promise<void>;
  focusText(): Promise<void>;
}

/** A first Wine start takes seconds. */
const startLimit = { timeout: 60_000 };

export function consolesPage(page: Page) {
  const session = page.locator('[data-session]');
  return {
    session,
    liveMap: page.getByRole('region', { name: 'Live map' }),
    ended: page.getByRole('region', { name: 'How it ended' }),

    console(title: string): ConsolePage {
      const pane = page.getByRole('region', { name: new RegExp(`^Console ${title} on `) });
      const badge = pane.locator('[data-mode]').first();
      const commandLine = pane.getByRole('textbox', { name: `Command for ${title}` });
      const text = async () => {
        const id = await pane.locator('[data-console]').first().getAttribute('data-console', startLimit);
        return page.evaluate((console) => window.switchboardTest?.consoleText(console) ?? '', id ?? '');
      };
      return {
        pane,
        badge,
        commandLine,
        text,
        shows: (wanted) =>
          expect
            .poll(text, startLimit)
            .toEqual(
              typeof wanted === 'string' ? expect.stringContaining(wanted) : expect.stringMatching(wanted),
            ),
        stopped: () => expect(badge).toHaveAttribute('data-mode', 'user-prompt', startLimit),
        async type(line) {
          await commandLine.fill(line);
          await commandLine.press('Enter');
        },
        async rawKeys() {
          await pane.getByRole('button', { name: `More for ${title}` }).click();
          await page.getByRole('menuitem', { name: 'Raw keys' }).click();
        },
        focusText: () => pane.getByRole('textbox', { name: 'Terminal input' }).focus(),
        breakIn: () => pane.getByRole('button', { name: 'Break in', exact: true }).click(),
      };
    },

    async end(choice: 'Leave' | 'Detach' | 'End the target') {
      await page.getByRole('button', { name: 'End session' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: new RegExp(`^${choice}`) }).check();
      await dialog.locator('footer, .dialog-foot').getByRole('button').last().click();
      await expect(session).toHaveAttribute('data-state', 'ended', { timeout: 60_000 });
    },
  };
}
