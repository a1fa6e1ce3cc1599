import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberFault } from '../settings/number-fault.ts';
import { codeIn } from './code-in.ts';
import { piecesOf } from './pieces.ts';
import { clockTime, dayAndTime } from './times.ts';

describe('pieces of a text', () => {
  it('are the text again, each at its place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const pieces = piecesOf(text, ',');
        expect(pieces.map(({ piece }) => piece).join(',')).toBe(text);
        for (const { at, piece } of pieces) expect(text.slice(at, at + piece.length)).toBe(piece);
      }),
    );
  });
});

describe('code in a sentence', () => {
  it.each([
    ['Run `npm start` first.', ['npm start']],
    ['A -remote client, unless -pd prevents that.', ['-remote', '-pd']],
    ['Without a process id the commands show <PID>.', ['<PID>']],
    ['A smart-client needs 5005-5010 - or more.', []],
  ])('%s', (text, code) => {
    const pieces = codeIn(text);
    expect(pieces.filter((piece) => piece.code).map(({ piece }) => piece)).toEqual(code);
    expect(pieces.map(({ piece }) => piece).join('')).toBe(text.replaceAll('`', ''));
  });
});

describe('times', () => {
  const now = new Date(2026, 10, 21, 14, 2, 36).getTime();
  it.each([
    [new Date(2026, 10, 21, 9, 5), 'today 09:05'],
    [new Date(2026, 10, 20, 23, 59), 'yesterday'],
    [new Date(2026, 10, 16), '16 Nov'],
    [new Date(2025, 10, 16), '16 Nov 2025'],
  ])('%s', (date, says) => expect(dayAndTime(date.getTime(), now)).toBe(says));
  it('have two digits', () => expect(clockTime(new Date(2026, 0, 1, 4, 7).getTime())).toBe('04:07'));
});

describe('numbers of the settings', () => {
  it('are refused with what is right', () => {
    expect(numberFault('Font size', '7', 8, 32)).toBe('Font size is "7": it is a whole number from 8 to 32.');
    expect(numberFault('Font size', '13', 8, 32)).toBeUndefined();
    expect(numberFault('Font size', '1e1', 8, 32)).toBeDefined();
  });
});
