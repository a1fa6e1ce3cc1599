import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, keptFrom, oldestKept, pieces } from './transcript-index.ts';

const caps = { bytesPerFile: 10, filesKept: 3 };
const anyCaps = fc.record({
  bytesPerFile: fc.integer({ min: 1, max: 50 }),
  filesKept: fc.integer({ min: 1, max: 5 }),
});

describe('places of bytes in the files of a transcript', () => {
  it('cuts at the files', () => {
    expect(pieces(8, 15, caps)).toEqual([
      { file: 0, at: 8, length: 2 },
      { file: 1, at: 0, length: 10 },
      { file: 2, at: 0, length: 3 },
    ]);
    expect(pieces(10, 0, caps)).toEqual([]);
  });

  it('covers every byte once, in order', () => {
    fc.assert(
      fc.property(anyCaps, fc.nat(2000), fc.nat(500), (someCaps, offset, length) => {
        const offsets = pieces(offset, length, someCaps).flatMap((piece) =>
          Array.from(
            { length: piece.length },
            (_, index) => piece.file * someCaps.bytesPerFile + piece.at + index,
          ),
        );
        expect(offsets).toEqual(Array.from({ length }, (_, index) => offset + index));
      }),
    );
  });
});

describe('what is kept', () => {
  it('removes a file only when its successor holds a byte', () => {
    expect([0, 1, 30, 31, 41].map((end) => oldestKept(end, caps))).toEqual([0, 0, 0, 1, 2]);
    expect(keptFrom(31, caps)).toBe(10);
  });

  it('never loses the newest bytes and never keeps more than the cap', () => {
    fc.assert(
      fc.property(anyCaps, fc.nat(5000), (someCaps, end) => {
        const kept = end - keptFrom(end, someCaps);
        expect(kept).toBeLessThanOrEqual(someCaps.bytesPerFile * someCaps.filesKept);
        expect(kept).toBeGreaterThan(Math.min(end, someCaps.bytesPerFile * (someCaps.filesKept - 1)) - 1);
      }),
    );
  });
});

describe('the end of a transcript found again', () => {
  it('comes from the newest file', () => {
    expect(endOf(undefined, caps)).toBe(0);
    expect(endOf({ file: 3, size: 4 }, caps)).toBe(34);
  });
});
