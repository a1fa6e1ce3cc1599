import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInput } from './input.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is written into a pty', () => {
  it('goes at once when it is short', () => {
    const written: string[] = [];
    createInput((piece) => written.push(piece)).write('k\r');
    expect(written).toEqual(['k\r']);
  });

  it('goes in order and in small pieces that cut no character', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 600 }), { maxLength: 3 }), (texts) => {
        const written: string[] = [];
        const input = createInput((piece) => written.push(piece));
        for (const text of texts) input.write(text);
        vi.runAllTimers();
        expect(written.join('')).toBe(texts.join(''));
        for (const piece of written) {
          expect(piece.length).toBeLessThanOrEqual(257);
          expect(Buffer.from(piece).toString()).toBe(piece);
        }
      }),
    );
  });

  it('is forgotten by Ctrl+C', () => {
    const written: string[] = [];
    const input = createInput((piece) => written.push(piece));
    input.write('x'.repeat(600));
    input.interrupt('\x03');
    input.write('k\r');
    vi.runAllTimers();
    expect(written).toEqual(['x'.repeat(256), '\x03', 'k\r']);
  });
});
