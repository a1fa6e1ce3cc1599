/** `switchboard check "COMMAND LINE"...`: each line, and their pairing when several are given. */
import { type Checked, check } from '../../core/commands/check.ts';
import { readArguments } from './arguments.ts';
import { badUse, type Command } from './terminal.ts';

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, { json: { type: 'boolean' } }, ['"COMMAND LINE"', '...']);
  if (!given.ok) return badUse(terminal, `check: ${given.error}`);
  const checked = check(given.value.operands);
  terminal.say(given.value.values.json ? JSON.stringify(checked, null, 2) : checkedText(checked));
  return checked.ok ? 0 : 1;
};

function checkedText({ lines, pairing }: Checked): string {
  const single = lines.flatMap(({ command, ok, problems, fixed }) => [
    `${ok ? 'fine' : 'wrong'}: ${command}`,
    ...problems.flatMap(({ severity, rule, says, from, to }) => [
      // The place, underlined, as long as it can be shown in one line.
      ...(command.includes('\n')
        ? []
        : [`${' '.repeat(`${ok ? 'fine' : 'wrong'}: `.length + from)}${'^'.repeat(Math.max(to - from, 1))}`]),
      `    ${severity}: ${says} [${rule}]`,
    ]),
    ...(fixed === undefined ? [] : [`    right: ${fixed}`]),
  ]);
  const pairs = pairing.map(
    ({ severity, rule, says, lines: [one, other] }) =>
      `${severity}, lines ${one + 1} and ${other + 1}: ${says} [${rule}]`,
  );
  return [...single, ...pairs].join('\n');
}
