/** A run sheet as a batch file: run it for the steps, run it with `cleanup` for the clean-up. Stops at the first failure. */
import type { Step } from './schema.ts';
import { deedText, expectText, type Numbered, type SheetSteps, waitsText } from './sheets.ts';

export function cmdSheet({ plan, computer, steps, cleanup }: SheetSteps): string {
  const lines = [
    '@echo off',
    'setlocal',
    echo(`Debugging plan for ${computer}, method ${plan.method}.`),
    'if /i "%~1"=="cleanup" goto cleanup',
    ...placeholders(steps).map(ask),
    ...steps.flatMap(stepLines),
    echo('All steps of this computer are done. For the clean-up, run this file with the word cleanup.'),
    'exit /b 0',
    '',
    ':cleanup',
    ...placeholders(cleanup).map(ask),
    ...cleanup.flatMap(stepLines),
    echo('The clean-up of this computer is done.'),
    'exit /b 0',
    '',
    ':failed',
    echo('This step failed. Nothing after it was started. Tell the technician what is written above.'),
    'exit /b 1',
    '',
  ];
  return lines.join('\r\n');
}

function stepLines(entry: Numbered): string[] {
  const { number, step } = entry;
  const waits = waitsText(entry);
  const expect = expectText(step);
  return [
    '',
    echo(`Step ${number}: ${step.why}`),
    ...(waits === '' ? [] : [echo(`Wait until this is done: step ${waits}.`), 'pause']),
    ...(step.folder === undefined ? [] : [`cd /d "${percent(step.folder)}" || goto failed`]),
    ...deedLines(step),
    ...(expect === undefined ? [] : [echo(expect)]),
  ];
}

/** Debuggers stay open, so they get a window each; what changes the system must succeed before the sheet goes on. */
function deedLines(step: Step): string[] {
  if (step.kind === 'run') return [`start "${step.id}" ${filled(step.command)} || goto failed`];
  if (step.kind === 'registry' || step.kind === 'set-environment' || step.kind === 'check') {
    return [`${filled(step.command)} || goto failed`];
  }
  return [echo(`${deedText(step)}: ${step.command}`), 'pause'];
}

/** `<PID>` would be a redirection: the sheet asks for it and puts the answer there. */
const placeholder = /<([A-Z]+)>/g;

function placeholders(entries: readonly Numbered[]): string[] {
  const commands = entries.filter(({ step }) => isRun(step)).map(({ step }) => step.command);
  return [
    ...new Set(
      commands.flatMap((command) => [...command.matchAll(placeholder)].map(([, name = '']) => name)),
    ),
  ];
}

const isRun = ({ kind }: Step): boolean => ['run', 'registry', 'set-environment', 'check'].includes(kind);
const ask = (name: string): string => `set /p GIVEN_${name}=${name}: `;
const filled = (command: string): string => percent(command).replaceAll(placeholder, '%GIVEN_$1%');

/** In a batch file a percent sign is written twice. */
const percent = (text: string): string => text.replaceAll('%', '%%');

/** Signs that mean something to cmd outside of quotation marks are escaped; the quotation marks of a sentence too. */
const echo = (text: string): string => `echo ${percent(text).replace(/[&|<>^"()]/g, '^$&')}`;
