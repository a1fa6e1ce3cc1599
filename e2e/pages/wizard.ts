/** The wizard and the verdict board, as a person uses them. */
import type { Locator, Page } from '@playwright/test';

export type Screen = 'What' | 'Where' | 'Reach' | 'Symbols' | 'Wishes';

export interface NewProgram {
  program: string;
  arguments?: string;
  folder?: string;
}

/** Another computer that is really this one: its steps run here, over loopback. */
export interface OtherComputer {
  name: string;
  address: string;
  system?: 'Windows' | 'Linux';
  debuggers?: 'Windows kit' | 'gdb, gdbserver';
}

export function wizard(page: Page) {
  const main = page.getByRole('main');
  const board = page.getByRole('complementary', { name: 'Verdicts' });
  const openScreen = (screen: Screen) =>
    page.getByRole('navigation', { name: 'Questions' }).getByRole('link', { name: screen }).click();
  const card = (name: string): Locator => main.getByRole('region', { name, exact: true });

  return {
    board,
    openScreen,
    /** From another stage back to the questions. */
    open: () =>
      page.getByRole('navigation', { name: 'Stages' }).getByRole('link', { name: 'Situation' }).click(),
    newPlan: () => main.getByRole('button', { name: 'New plan' }).first().click(),

    /** The name of this computer, as the wizard found it. */
    async technician(): Promise<string> {
      await openScreen('Where');
      return (await main.getByRole('region').first().getAttribute('aria-label')) ?? '';
    },

    async newProgram({ program, arguments: args, folder }: NewProgram) {
      await openScreen('What');
      await main.getByRole('radio', { name: /^New process/ }).check();
      await main.getByRole('textbox', { name: 'Program' }).fill(program);
      if (args) await main.getByRole('textbox', { name: 'Arguments' }).fill(args);
      if (folder) await main.getByRole('textbox', { name: 'Working folder' }).fill(folder);
    },

    async runningProcess(pid: number) {
      await openScreen('What');
      await main.getByRole('radio', { name: /^Running process/ }).check();
      await main.getByRole('textbox', { name: 'PID' }).fill(String(pid));
    },

    async onOtherComputer({ name, address, system, debuggers }: OtherComputer) {
      await openScreen('Where');
      await main.getByRole('radio', { name: /^Another computer/ }).check();
      await card('TARGET').getByRole('textbox', { name: 'Name' }).fill(name);
      await main.getByRole('heading', { level: 1 }).click();
      const target = card(name);
      await target.getByRole('textbox', { name: 'Address' }).fill(address);
      if (system) await target.getByRole('combobox', { name: 'System' }).selectOption(system);
      if (debuggers) await target.getByRole('combobox', { name: 'Debuggers' }).selectOption(debuggers);
    },

    async toolsOf(name: string, debuggers: string) {
      await openScreen('Where');
      await card(name).getByRole('combobox', { name: 'Debuggers' }).selectOption(debuggers);
    },

    async personAt(name: string, person: string) {
      await openScreen('Where');
      await card(name).getByRole('combobox', { name: 'Who is there' }).selectOption(person);
    },

    async startsSteps(name: string, who: string) {
      await openScreen('Where');
      await card(name).getByRole('combobox', { name: 'Starts steps' }).selectOption(who);
    },

    async canCall(from: string, to: string, can: boolean) {
      await openScreen('Reach');
      await main
        .getByRole('radiogroup', { name: `${from} can call ${to}` })
        .getByRole('radio', { name: can ? 'Yes' : 'No' })
        .check();
    },

    async port(port: number | string) {
      await openScreen('Wishes');
      await main.getByRole('textbox', { name: 'Port' }).fill(String(port));
    },

    async password(password: string) {
      await openScreen('Wishes');
      await main.getByRole('textbox', { name: 'Password' }).fill(password);
    },

    verdict: (method: string): Locator => board.getByRole('button', { name: new RegExp(`^${method}`) }),
    seeThePlan: () => main.getByRole('button', { name: 'See the plan', exact: true }).click(),
  };
}
