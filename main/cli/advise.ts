/** `switchboard advise FILE`: the verdicts for a situation. */
import { advise } from '../../core/methods/advise.ts';
import type { Advice } from '../../core/plan/schema.ts';
import { readArguments } from './arguments.ts';
import { readSituation } from './input.ts';
import { badUse, type Command } from './terminal.ts';

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, { json: { type: 'boolean' } }, ['FILE']);
  if (!given.ok) return badUse(terminal, `advise: ${given.error}`);
  const [file = ''] = given.value.operands;
  const situation = await readSituation(file, terminal.input);
  if (!situation.ok) return badUse(terminal, situation.error);
  const advice = advise(situation.value);
  terminal.say(given.value.values.json ? JSON.stringify(advice, null, 2) : adviceText(advice));
  return advice.best === null ? 1 : 0;
};

function adviceText(advice: Advice): string {
  const headings = { best: 'BEST', works: 'works', 'ruled-out': 'ruled out' };
  const methods = advice.methods.flatMap(({ method, verdict, reasons, remedies = [] }) => [
    `${headings[verdict]}: ${method}`,
    ...reasons.map(({ says, rule, source }) => `    ${says} [${rule}: ${source}]`),
    ...remedies.map(({ says, becomes }) => `    What would help: ${says}${becomes ? ` -> ${becomes}` : ''}`),
  ]);
  const warnings = advice.warnings.map(({ says, rule }) => `Mind: ${says} [${rule}]`);
  return [...methods, ...warnings].join('\n');
}
