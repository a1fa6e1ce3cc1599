/** A run sheet for Windows PowerShell: `-Cleanup` for the clean-up. Stops at the first failure. */
import type { Step } from './schema.ts';
import { deedText, expectText, type Numbered, type SheetSteps, waitsText } from './sheets.ts';

export function powershellSheet({ plan, computer, steps, cleanup }: SheetSteps): string {
  const lines = [
    'param([switch]$Cleanup)',
    "$ErrorActionPreference = 'Stop'",
    '$given = @{}',
    'function Ask($name) { if (-not $given[$name]) { $given[$name] = Read-Host $name } }',
    'function Filled($line) { foreach ($name in $given.Keys) { $line = $line.Replace("<$name>", $given[$name]) }; $line }',
    'function Run($line) { cmd.exe /d /c (Filled $line); if ($LASTEXITCODE -ne 0) { throw "This step failed. Nothing after it was started. Tell the technician what is written above." } }',
    say(`Debugging plan for ${computer}, method ${plan.method}.`),
    'if (-not $Cleanup) {',
    ...indented(steps.flatMap(stepLines)),
    `  ${say('All steps of this computer are done. For the clean-up, run this file with -Cleanup.')}`,
    '} else {',
    ...indented(cleanup.flatMap(stepLines)),
    `  ${say('The clean-up of this computer is done.')}`,
    '}',
    '',
  ];
  return lines.join('\r\n');
}

function stepLines(entry: Numbered): string[] {
  const { number, step } = entry;
  const waits = waitsText(entry);
  const expect = expectText(step);
  return [
    say(`Step ${number}: ${step.why}`),
    ...(waits === '' ? [] : [pause(`Wait until this is done: step ${waits}. Then press Enter`)]),
    ...(step.folder === undefined ? [] : [`Set-Location -LiteralPath ${quote(step.folder)}`]),
    ...deedLines(step),
    ...(expect === undefined ? [] : [say(expect)]),
  ];
}

/** Commands are written for cmd, so cmd runs them: there is one way to read them, and PowerShell's own quoting never touches them. */
function deedLines(step: Step): string[] {
  const asked = [
    ...new Set([...step.command.matchAll(/<([A-Z]+)>/g)].map(([, name = '']) => `Ask ${quote(name)}`)),
  ];
  if (step.kind === 'run') return [...asked, `Run ${quote(`start "${step.id}" ${step.command}`)}`];
  if (step.kind === 'registry' || step.kind === 'set-environment' || step.kind === 'check') {
    return [...asked, `Run ${quote(step.command)}`];
  }
  return [say(`${deedText(step)}: ${step.command}`), pause('Press Enter when it is done')];
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const say = (text: string): string => `Write-Host ${quote(text)}`;
const pause = (text: string): string => `Read-Host ${quote(text)} | Out-Null`;
const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
