import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineReader } from './line-reader.ts';

/** What is read of the chunks: all complete lines, how many were left out, and the last line. */
function read(chunks: (string | Uint8Array)[], size = { columns: 80, rows: 24 }) {
  return new Promise<{ lines: string[]; skipped: number; lastLine: string }>((resolve) => {
    const seen = { lines: [] as string[], skipped: 0, lastLine: '' };
    const reader = createLineReader({
      ...size,
      read(text) {
        seen.lines.push(...text.lines);
        seen.skipped += text.skipped;
        seen.lastLine = text.lastLine;
      },
    });
    for (const chunk of chunks) reader.feed(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    reader.finish(() => {
      reader.dispose();
      resolve(seen);
    });
  });
}

describe('lines of a console', () => {
  it('are whole, and the last one keeps its space before the cursor', async () => {
    expect(await read(['one\r\ntwo  \r\n\r\n0:000> '])).toEqual({
      lines: ['one', 'two', ''],
      skipped: 0,
      lastLine: '0:000> ',
    });
  });

  it('are the same however the bytes are cut', async () => {
    const text = 'größe 😀\r\n\x1b[31mred\x1b[0m text\r\n0:000> ';
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: bytes.length }), { maxLength: 12 }),
        async (cuts) => {
          const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
          const chunks = places.slice(1).map((to, index) => bytes.subarray(places[index], to));
          expect(await read(chunks)).toEqual({
            lines: ['größe 😀', 'red text'],
            skipped: 0,
            lastLine: '0:000> ',
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are joined where the console wraps, and so is the last one', async () => {
    const wide = 'abcdefghij'.repeat(9);
    expect(await read([`${wide}\r\n${wide}!`], { columns: 20, rows: 5 })).toEqual({
      lines: [wide],
      skipped: 0,
      lastLine: `${wide}!`,
    });
  });

  it('are seen through what Wine makes of them (engine 11.3)', async () => {
    const wine = '\x1b[?25lBreak\x1b[K\x1b[1Cin\r\r\n\x1b[?25h0:000>\x1b[K\x1b[1C';
    expect(await read([wine])).toEqual({ lines: ['Break in'], skipped: 0, lastLine: '0:000> ' });
  });

  it('that are drawn again are given once', async () => {
    expect((await read(['one\r\ntw', '\x1b[1A\rone', '\x1b[1B\rtwo\r\n'])).lines).toEqual(['one', 'two']);
  });

  it('go on after the screen was erased', async () => {
    expect((await read(['old\r\nx\x1b[2J\x1b[Hnew\r\n> '])).lines.at(-1)).toBe('new');
  });

  it('of a long listing are all read, more than the terminal holds', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}`);
    const seen = await read([`${lines.join('\r\n')}\r\n`]);
    expect(seen.lines).toEqual(lines);
  });

  it('of a flood are left out and counted, the newest are read', async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `line ${index}`);
    const bytes = Buffer.from(`${lines.join('\r\n')}\r\n0:000> `);
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += 4096) chunks.push(bytes.subarray(at, at + 4096));
    const seen = await read(chunks);
    expect(seen.skipped).toBeGreaterThan(100_000);
    expect(seen.lines.length + seen.skipped).toBe(lines.length);
    expect(seen.lines).toEqual(lines.slice(-seen.lines.length));
    expect(seen.lastLine).toBe('0:000> ');
  });
});
