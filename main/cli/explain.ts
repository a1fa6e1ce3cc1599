/** `switchboard explain [FILE]`: what a console's text means, and what to do. */
import { explain } from '../../core/consoles/explain.ts';
import { readArguments } from './arguments.ts';
import { readLog } from './input.ts';
import { badUse, type Command } from './terminal.ts';

const options = { json: { type: 'boolean' }, tool: { type: 'string' } } as const;

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, options, ['[FILE]']);
  if (!given.ok) return badUse(terminal, `explain: ${given.error}`);
  const { values, operands } = given.value;
  const log = await readLog(operands[0] ?? '-', terminal.input);
  if (!log.ok) return badUse(terminal, log.error);
  const explained = explain(log.value, values.tool);
  if (values.json) terminal.say(JSON.stringify(explained, null, 2));
  else {
    const findings = explained.findings.flatMap(({ line, text, says, todo, source }) => [
      `line ${line}: ${text}`,
      `    ${says} [${source}]`,
      ...todo.map((one) => `    - ${one}`),
    ]);
    const mode = explained.mode ? [`At the end: ${explained.mode}.`] : [];
    terminal.say(
      [...(findings.length > 0 ? findings : ['Nothing in it needs an explanation.']), ...mode].join('\n'),
    );
  }
  return 0;
};
