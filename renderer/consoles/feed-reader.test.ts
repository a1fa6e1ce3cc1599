import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeedFrame } from '../../core/contract/feed-frame.ts';
import {
  acknowledgeBytes,
  acknowledgePauseMs,
  createFeedReader,
  freshBytes,
  sizeInWords,
  sliceBytes,
} from './feed-reader.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A terminal that parses when it is told to. */
function setUp() {
  const drawn: string[] = [];
  const acknowledged: number[] = [];
  const waiting: (() => void)[] = [];
  const sizes: number[] = [];
  const reader = createFeedReader({
    write: (bytes, parsed) => {
      drawn.push(new TextDecoder().decode(bytes));
      sizes.push(bytes.length);
      waiting.push(parsed);
    },
    mark: (missing) => void drawn.push(`[${missing}]`),
    acknowledge: (offset) => void acknowledged.push(offset),
  });
  const parse = () => {
    for (const parsed of waiting.splice(0)) parsed();
  };
  return { reader, drawn, acknowledged, sizes, parse };
}

const text = (offset: number, content: string | Uint8Array): FeedFrame => ({
  kind: 'text',
  console: 'c',
  offset,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});
const skipped = (offset: number): FeedFrame => ({
  kind: 'skipped',
  console: 'c',
  offset,
  bytes: new Uint8Array(),
});

describe('the feed of a console', () => {
  it('is acknowledged only after the terminal has parsed it', () => {
    const { reader, acknowledged, parse } = setUp();
    reader.opened(0);
    reader.frame(text(0, 'Server started.'));
    vi.advanceTimersByTime(10 * acknowledgePauseMs);
    expect(acknowledged).toEqual([]);
    parse();
    expect(acknowledged).toEqual([]);
    vi.advanceTimersByTime(acknowledgePauseMs);
    expect(acknowledged).toEqual([15]);
  });

  it('is acknowledged at once when a batch is full', () => {
    const { reader, acknowledged, parse } = setUp();
    reader.opened(0);
    reader.frame(text(0, new Uint8Array(acknowledgeBytes)));
    parse();
    expect(acknowledged).toEqual([acknowledgeBytes]);
  });

  it('reaches the terminal in slices', () => {
    const { reader, sizes } = setUp();
    reader.opened(0);
    reader.frame(text(0, new Uint8Array(1024 * 1024)));
    expect(Math.max(...sizes)).toBe(sliceBytes);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(1024 * 1024);
  });

  it('begins some MiB before the end, at a line, and says what is not drawn', () => {
    const { reader, drawn } = setUp();
    const end = 3 * freshBytes;
    expect(reader.from({ start: 0, end })).toBe(end - freshBytes);
    reader.opened(end - freshBytes);
    reader.frame(text(end - freshBytes, 'half of a li'));
    reader.frame(text(end - freshBytes + 12, 'ne\nwhole\n'));
    expect(drawn).toEqual([`[${end - freshBytes}]`, '', 'whole\n']);
  });

  it('begins at the first byte that is kept', () => {
    const { reader } = setUp();
    expect(reader.from({ start: 7000, end: 9000 })).toBe(7000);
  });

  it('says how much main left out, and goes on behind it', () => {
    const { reader, drawn, acknowledged, parse } = setUp();
    reader.opened(0);
    reader.frame(text(0, 'a\n'));
    reader.frame(skipped(12_000_000));
    reader.frame(text(12_000_000, 'rest of a line\nb\n'));
    parse();
    reader.flush();
    expect(drawn).toEqual(['a\n', '[11999998]', '', 'b\n']);
    expect(acknowledged.at(-1)).toBe(12_000_017);
  });

  it('opens again behind the last byte, and draws nothing twice', () => {
    const { reader, drawn } = setUp();
    reader.opened(0);
    reader.frame(text(0, 'one\ntwo\n'));
    expect(reader.from({ start: 0, end: 500 })).toBe(8);
    reader.opened(4);
    reader.frame(text(4, 'two\nthree\n'));
    expect(drawn).toEqual(['one\ntwo\n', 'three\n']);
  });
});

describe('any cutting of the stream, with repetitions', () => {
  it('draws every byte once and in order, and acknowledges the end', () => {
    const cuts = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 60 })), { maxLength: 60 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), cuts, (stream, pieces) => {
        const got: number[] = [];
        let last = 0;
        const reader = createFeedReader({
          write: (bytes, parsed) => {
            got.push(...bytes);
            parsed();
          },
          mark: () => expect.unreachable(),
          acknowledge: (offset) => {
            expect(offset).toBeGreaterThan(last);
            last = offset;
          },
        });
        reader.opened(0);
        for (const [offset, length] of [
          ...pieces.toSorted(([a], [b]) => a - b),
          [0, stream.length] as const,
        ]) {
          const reached = reader.from({ start: 0, end: 0 });
          if (offset <= reached) reader.frame(text(offset, stream.subarray(offset, offset + length)));
        }
        reader.flush();
        expect(got).toEqual([...stream]);
        expect(last).toBe(stream.length);
      }),
    );
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1500, '1.5 kB'],
    [12_345_678, '12 MB'],
    [200_000_000, '200 MB'],
    [5e12, '5000 GB'],
  ])('%d is %s', (bytes, words) => {
    expect(sizeInWords(bytes)).toBe(words);
  });
});
