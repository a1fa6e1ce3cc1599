/** Expressions of the debugger: hexadecimal numbers, 0n decimals, registers, symbols, + - * / and parentheses. */
import { fail, ok, type Result } from '../../core/contract/result.ts';

/** What a name stands for; undefined when it is unknown. */
export type LookUp = (name: string) => number | undefined;

/** How the engine writes that nothing more was typed (engine 3). */
export const endOfLine = "'<EOL>'";

const tokens = /\s*(?:([-+*/()])|@?([A-Za-z_][\w!]*|0n\d+|0x[0-9a-f]+|[0-9a-f][0-9a-f`]*h?)|(\S))/iy;

/** The error is the engine's text (engine 3). Numbers without a prefix are hexadecimal, as in `.sleep 1f4`. */
export function evaluate(text: string, lookUp: LookUp): Result<number, string> {
  const words = split(text);
  if (words.length === 0) return fail(`Numeric expression missing from ${endOfLine}`);
  let next = 0;
  const rest = () => words.slice(next).join('');
  const unresolved = () => fail(`Couldn't resolve error at ${rest() === '' ? endOfLine : `'${rest()}'`}`);

  const factor = (): Result<number, string> => {
    const word = words[next];
    if (word === '-') {
      next++;
      const value = factor();
      return value.ok ? ok(-value.value) : value;
    }
    if (word === '(') {
      next++;
      const value = sum();
      if (!value.ok) return value;
      if (words[next++] !== ')') return fail("Missing ')' in expression");
      return value;
    }
    const value = word === undefined ? undefined : numberOf(word, lookUp);
    if (value === undefined) return unresolved();
    next++;
    return ok(value);
  };
  const chain = (part: () => Result<number, string>, signs: string): Result<number, string> => {
    let left = part();
    while (left.ok && next < words.length && signs.includes(words[next] ?? ' ')) {
      const sign = words[next++] ?? '';
      const right = part();
      if (!right.ok) return right;
      if (sign === '/' && right.value === 0) return fail('Divide by zero in expression'); // practice text
      left = ok(apply(left.value, sign, right.value));
    }
    return left;
  };
  const product = () => chain(factor, '*/');
  const sum = (): Result<number, string> => chain(product, '+-');

  const value = sum();
  return value.ok && next < words.length ? unresolved() : value;
}

function split(text: string): string[] {
  const words: string[] = [];
  tokens.lastIndex = 0;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    words.push(found[1] ?? found[2] ?? found[3] ?? '');
    if (tokens.lastIndex >= text.trimEnd().length) break;
  }
  return words;
}

function numberOf(word: string, lookUp: LookUp): number | undefined {
  const named = lookUp(word);
  if (named !== undefined) return named;
  if (/^0n\d+$/i.test(word)) return Number(word.slice(2));
  const hex = word.replace(/^0x/i, '').replace(/h$/i, '').replaceAll('`', '');
  return /^0*[0-9a-f]{1,13}$/i.test(hex) ? Number.parseInt(hex, 16) : undefined;
}

function apply(left: number, sign: string, right: number): number {
  if (sign === '+') return left + right;
  if (sign === '-') return left - right;
  return sign === '*' ? left * right : Math.trunc(left / right);
}
