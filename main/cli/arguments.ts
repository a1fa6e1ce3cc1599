/** Options and operands of a command, refused with one sentence. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../core/contract/result.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<Given extends Options> = ReturnType<
  typeof parseArgs<{ options: Given; allowPositionals: true }>
>['values'];

/** `operands`: the names of what must follow the command, in order, for the sentence ("FILE"); `[FILE]`: may be
 *  left out; `...` at the end: and more of the last. */
export function readArguments<Given extends Options>(
  args: string[],
  options: Given,
  operands: readonly string[],
): Result<{ values: Values<Given>; operands: string[] }, string> {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const named = operands.filter((name) => name !== '...');
    const missing = named[positionals.length];
    if (missing && !missing.startsWith('[')) return fail(`${missing} is missing.`);
    const surplus = positionals[named.length];
    if (surplus !== undefined && named.length === operands.length)
      return fail(`"${surplus}" is one argument too many.`);
    return ok({ values, operands: positionals });
  } catch (error) {
    // Node's own sentence; what follows it are hints on its parser.
    const [sentence = ''] = String((error as Error).message).split('. ');
    return fail(sentence.endsWith('.') ? sentence : `${sentence}.`);
  }
}

/** A TCP port to listen on; 0 means any free one. */
export function readPort(text: string): Result<number, string> {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return ok(port);
  return fail(`--port ${text}: a port is a number from 1 to 65535 (or 0 for any free one).`);
}
