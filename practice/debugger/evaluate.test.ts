import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';

const names = new Map([
  ['rip', 0x1000],
  ['orders!TakeOrder', 0x2000],
]);
const lookUp = (name: string) => names.get(name);

describe('evaluate', () => {
  it.each([
    ['1+1', 2],
    ['10', 16],
    ['0n10', 10],
    ['0x10', 16],
    ['1f4', 500],
    ['ffh', 255],
    ['2*(3+4)', 14],
    ['7/2', 3],
    ['-5+3', -2],
    ['@rip+2', 0x1002],
    ['orders!TakeOrder - 1', 0x1fff],
    ['00007ff6`4a210000', 0x7ff6_4a21_0000],
  ])('%s is %d', (text, value) => {
    expect(evaluate(text, lookUp)).toEqual({ ok: true, value });
  });

  it.each([
    ['', "Numeric expression missing from '<EOL>'"],
    ['zz', "Couldn't resolve error at 'zz'"],
    ['1+', "Couldn't resolve error at '<EOL>'"],
    ['1 2', "Couldn't resolve error at '2'"],
    ['(1', "Missing ')' in expression"],
    ['1/0', 'Divide by zero in expression'],
  ])('%j answers %s', (text, error) => {
    expect(evaluate(text, lookUp)).toEqual({ ok: false, error });
  });

  it('answers anything that is typed, and ends', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const value = evaluate(text, lookUp);
        expect(typeof (value.ok ? value.value : value.error)).toBe(value.ok ? 'number' : 'string');
      }),
    );
  });
});
