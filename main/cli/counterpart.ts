/** `switchboard counterpart "COMMAND LINE"`: the command for the other end. */
import { counterpart } from '../../core/commands/counterpart.ts';
import { readArguments } from './arguments.ts';
import { badUse, type Command } from './terminal.ts';

const options = {
  json: { type: 'boolean' },
  server: { type: 'string' },
  client: { type: 'string' },
} as const;

export const run: Command = async (args, terminal) => {
  const given = readArguments(args, options, ['"COMMAND LINE"']);
  if (!given.ok) return badUse(terminal, `counterpart: ${given.error}`);
  const { values, operands } = given.value;
  const { server, client } = values;
  const found = counterpart(operands[0] ?? '', {
    ...(server !== undefined && { server }),
    ...(client !== undefined && { client }),
  });
  if (values.json) terminal.say(JSON.stringify(found, null, 2));
  else terminal.say([...found.commands, ...found.notes.map((note) => `  ${note}`)].join('\n'));
  return found.commands.length > 0 ? 0 : 1;
};
