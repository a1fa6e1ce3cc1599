/** Lines of 100,000 characters: a target may print them, and nobody may wait for our reading of them. */
import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { readScreen, recognise, startRecogniser } from './recogniser.ts';

const units = ['a', '\\', 'VM\\User (', ' connected at ', '"', '\0', '😀', '\u202e\u05d0', '0:000> '];

describe.each(units)('100,000 characters of %j', (unit) => {
  const text = unit.repeat(100_000 / unit.length);

  it('explain nothing', () => {
    expect(explain(text, 'cdb').findings).toEqual([]);
    expect(explain(`${text}\nquit:`, 'cdb').mode).toBe('ended');
  });

  it('leave a debugger as it was', () => {
    const before = startRecogniser({ dialect: 'debugger', argv: ['cdb', '-p', '1'] });
    const after = readScreen(before, { lines: [text], skipped: 0, lastLine: text });
    expect(recognise(after)).toEqual(recognise(before));
  });
});
