/** `switchboard plan FILE`: the steps for a situation, as text, as JSON, or as one sheet for each computer. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePlan } from '../../core/plan/make.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { planText, sheets } from '../../core/plan/sheets.ts';
import { MethodId } from '../../core/situation/schema.ts';
import { storageFailure } from '../store/json-file.ts';
import { readArguments } from './arguments.ts';
import { readSituation } from './input.ts';
import { noPlanText } from './no-plan.ts';
import { badUse, type Command } from './terminal.ts';

const formats = ['text', 'json', 'markdown', 'cmd', 'ps1'] as const;
type Format = (typeof formats)[number];

const options = {
  json: { type: 'boolean' },
  method: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
} as const;

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, options, ['FILE']);
  if (!given.ok) return badUse(terminal, `plan: ${given.error}`);
  const { values, operands } = given.value;
  const format = values.json ? 'json' : (values.format ?? 'text');
  if (!isFormat(format)) {
    return badUse(terminal, `--format ${format}: the formats are ${formats.join(', ')}.`);
  }
  const method = MethodId.optional().safeParse(values.method);
  if (!method.success) {
    return badUse(terminal, `--method ${values.method}: the methods are ${MethodId.options.join(', ')}.`);
  }
  const situation = await readSituation(operands[0] ?? '', terminal.input);
  if (!situation.ok) return badUse(terminal, situation.error);

  const plan = makePlan(situation.value, method.data);
  if (plan.method === null) {
    terminal.say(format === 'json' ? JSON.stringify(plan, null, 2) : noPlanText(plan));
    return 1;
  }
  const files = render(plan, format);
  if (values.out === undefined) {
    const title = (name: string) => (files.length > 1 ? `===== ${name} =====\n` : '');
    terminal.say(files.map(({ name, text }) => title(name) + text).join('\n'));
    return 0;
  }
  try {
    await mkdir(values.out, { recursive: true });
    for (const { name, text } of files) await writeFile(join(values.out, name), text);
  } catch (error) {
    return badUse(terminal, storageFailure(`--out ${values.out}`, error, join(values.out, 'plan')).says);
  }
  // With --json, standard output holds the one JSON value and nothing else.
  terminal.say(
    values.json
      ? JSON.stringify(plan, null, 2)
      : files.map(({ name }) => join(values.out ?? '', name)).join('\n'),
  );
  return 0;
};

const isFormat = (name: string): name is Format => (formats as readonly string[]).includes(name);

function render(plan: Plan, format: Format): { name: string; text: string }[] {
  if (format === 'json') return [{ name: 'plan.json', text: JSON.stringify(plan, null, 2) }];
  if (format === 'text') return [{ name: 'plan.txt', text: planText(plan) }];
  return sheets(plan, format).map(({ fileName, text }) => ({ name: fileName, text }));
}
