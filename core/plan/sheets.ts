/** A plan on paper: as plain text, or as one run sheet for each computer that a person there follows without the app. */

import type { Plan, Step, StepId } from './schema.ts';
import { cmdSheet } from './sheet-cmd.ts';
import { powershellSheet } from './sheet-ps1.ts';

export type SheetFormat = 'markdown' | 'cmd' | 'ps1';

export interface Sheet {
  readonly computer: string;
  /** Without a folder; of letters, digits, dots and dashes only. */
  readonly fileName: string;
  readonly text: string;
}

/** What a sheet is made of: the steps of one computer, numbered as in the whole plan. */
export interface SheetSteps {
  readonly plan: Plan;
  readonly computer: string;
  readonly steps: readonly Numbered[];
  readonly cleanup: readonly Numbered[];
}

export interface Numbered {
  readonly number: number;
  readonly step: Step;
  /** Steps on other computers that come first. */
  readonly waitsFor: readonly Numbered[];
}

/** One sheet for each computer that has a step. A computer without Windows gets the text sheet, whatever the format. */
export function sheets(plan: Plan, format: SheetFormat): Sheet[] {
  const all = numbered(plan);
  const computers = [...new Set([...plan.steps, ...plan.cleanup].map(({ on }) => on))];
  return computers.map((computer) => {
    const own = ({ step }: Numbered) => step.on === computer;
    const part = {
      plan,
      computer,
      steps: all.steps.filter(own),
      cleanup: all.cleanup.filter(own),
    };
    const windows = plan.situation.computers.find(({ name }) => name === computer)?.os === 'windows';
    const chosen = windows ? format : 'markdown';
    return { computer, fileName: `${fileBase(computer)}.${endings[chosen]}`, text: writers[chosen](part) };
  });
}

const endings = { markdown: 'md', cmd: 'cmd', ps1: 'ps1' } as const;
const writers = { markdown: markdownSheet, cmd: cmdSheet, ps1: powershellSheet } as const;

const fileBase = (computer: string): string => computer.replace(/[^A-Za-z0-9.-]/g, '-');

function numbered({ steps, cleanup }: Plan): { steps: Numbered[]; cleanup: Numbered[] } {
  const byId = new Map<StepId, Numbered>();
  const add = (step: Step, index: number): Numbered => {
    const waitsFor = step.after
      .flatMap((id) => byId.get(id) ?? [])
      .filter((other) => other.step.on !== step.on);
    const entry = { number: index + 1, step, waitsFor };
    byId.set(step.id, entry);
    return entry;
  };
  return {
    steps: steps.map(add),
    cleanup: cleanup.map((step, index) => add(step, steps.length + index)),
  };
}

/** "2 on SRVBOX, 3 on TECH": what has to be done elsewhere first; empty when nothing. */
export const waitsText = ({ waitsFor }: Numbered): string =>
  waitsFor.map(({ number, step }) => `${number} on ${step.on}`).join(', ');

/** How a step is done, in words: "Run", "Type into server". */
export function deedText(step: Step): string {
  switch (step.kind) {
    case 'run':
      return step.elevated ? 'Run in an elevated console' : 'Run';
    case 'type':
      return step.command.startsWith('Ctrl+')
        ? `Press in the console of ${step.console}, then Enter`
        : `Type into ${step.console}`;
    case 'note':
      return 'Do';
    case 'reboot':
      return 'Restart';
    case 'wait':
      return 'Wait';
    default:
      return step.elevated ? 'Run in an elevated console' : 'Run';
  }
}

export function expectText({ expects, silent }: Step): string | undefined {
  if (silent) return 'Expect: no text, no window. That is right.';
  return expects === undefined ? undefined : `Expect: ${expects}`;
}

/** The whole plan, for a terminal: steps in order, clean-up, warnings. */
export function planText(plan: Plan): string {
  const { steps, cleanup } = numbered(plan);
  const lines = [`Method: ${plan.method}`, '', ...steps.flatMap(textLines)];
  if (cleanup.length > 0) lines.push('Clean-up', '', ...cleanup.flatMap(textLines));
  if (plan.warnings.length > 0) {
    lines.push('Warnings', '', ...plan.warnings.map(({ says, rule }) => `  ${says} (${rule})`), '');
  }
  return lines.join('\n');
}

function textLines({ number, step }: Numbered): string[] {
  const details = [
    step.folder === undefined ? undefined : `in the folder ${step.folder}`,
    expectText(step),
    `Why: ${step.why}`,
  ].filter((line) => line !== undefined);
  return [
    `${number}. ${step.on}: ${deedText(step)}`,
    `   > ${step.command}`,
    ...details.map((line) => `   ${line}`),
    '',
  ];
}

function markdownSheet({ plan, computer, steps, cleanup }: SheetSteps): string {
  const lines = [
    `# ${computer}`,
    '',
    `Debugging plan, method ${plan.method}. Your part; the numbers count over all computers.`,
    '',
  ];
  lines.push(...steps.flatMap(markdownLines));
  if (cleanup.length > 0) lines.push('## Clean-up', '', ...cleanup.flatMap(markdownLines));
  const warnings = plan.warnings.map(({ says, rule }) => `- ${says} (${rule})`);
  if (warnings.length > 0) lines.push('## Warnings', '', ...warnings, '');
  return lines.join('\n');
}

function markdownLines(entry: Numbered): string[] {
  const { number, step } = entry;
  const waits = waitsText(entry);
  const details = [
    waits === '' ? undefined : `Only after step ${waits}.`,
    step.folder === undefined ? undefined : `In the folder \`${step.folder}\`.`,
    expectText(step),
    step.why,
  ].filter((line) => line !== undefined);
  return [
    `### ${number}. ${deedText(step)}`,
    '',
    '```',
    step.command,
    '```',
    '',
    ...details.map((line) => `- ${line}`),
    '',
  ];
}
