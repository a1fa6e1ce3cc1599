import { describe, expect, it } from 'vitest';
import { decodeFeedFrame } from '../../core/contract/feed-frame.ts';
import type { WindowPort } from '../services.ts';
import { createFeeds } from './feeds.ts';
import type { TranscriptReader } from './host-port.ts';

const caps = {
  inFlightBytes: 100,
  frameBytes: 40,
  behindBytes: 500,
  tailBytes: 60,
  floodTailBytes: 50,
  restMs: 20,
};

/** A transcript in memory, of which the oldest part can be taken away. */
function transcript() {
  let text = Buffer.alloc(0);
  let start = 0;
  const subscribers = new Set<(console: string, end: number) => void>();
  const reader: TranscriptReader = {
    bounds: (console) => (console === 'c' ? { start, end: text.length } : undefined),
    read: async (_, offset, length) => (offset < start ? undefined : text.subarray(offset, offset + length)),
    subscribe(grown) {
      subscribers.add(grown);
      return () => void subscribers.delete(grown);
    },
  };
  return {
    reader,
    subscribers,
    grow(more: string) {
      text = Buffer.concat([text, Buffer.from(more)]);
      for (const subscriber of subscribers) subscriber('c', text.length);
    },
    rotate(to: number) {
      start = to;
    },
    text: () => text.toString(),
  };
}

/** Keeps what it was sent; acknowledges only when told. */
function fakeWindow(id = 'w') {
  const frames: { kind: string; offset: number; text: string }[] = [];
  const port: WindowPort = {
    id,
    event: () => undefined,
    frame(bytes) {
      const frame = decodeFeedFrame(bytes);
      if (frame)
        frames.push({ kind: frame.kind, offset: frame.offset, text: Buffer.from(frame.bytes).toString() });
    },
  };
  const drawnTo = () => {
    const last = frames.at(-1);
    return last ? last.offset + last.text.length : 0;
  };
  return { port, frames, drawnTo, text: () => frames.map((frame) => frame.text).join('') };
}

describe('the feed of a window', () => {
  it('sends from the offset asked for, then what is new', async () => {
    const { reader, grow } = transcript();
    const feeds = createFeeds({ transcripts: reader, caps });
    const window = fakeWindow();
    grow('0123456789');
    expect(feeds.open(window.port, 'c', 4)).toEqual({ from: 4 });
    expect(window.frames).toEqual([]);
    await expect.poll(window.text).toBe('456789');
    grow('abc');
    await expect.poll(window.text).toBe('456789abc');
    expect(window.frames.at(-1)).toEqual({ kind: 'text', offset: 10, text: 'abc' });
    feeds.stop();
  });

  it('knows no console that has no transcript', () => {
    const feeds = createFeeds({ transcripts: transcript().reader, caps });
    expect(feeds.open(fakeWindow().port, 'other', 0)).toBeUndefined();
    feeds.stop();
  });

  it('has no more in flight than the cap, and goes on with each acknowledgement', async () => {
    const { reader, grow, text } = transcript();
    const feeds = createFeeds({ transcripts: reader, caps });
    const window = fakeWindow();
    grow('x'.repeat(450));
    feeds.open(window.port, 'c', 0);
    await expect.poll(() => window.text().length).toBe(80);
    grow('more');
    feeds.acknowledge(window.port, 'c', 10);
    feeds.acknowledge(window.port, 'c', 40);
    await expect.poll(() => window.text().length).toBe(120);
    while (window.drawnTo() < text().length) {
      const before = window.drawnTo();
      feeds.acknowledge(window.port, 'c', before);
      await expect.poll(window.drawnTo).toBeGreaterThan(before);
    }
    expect(window.text()).toBe(text());
    feeds.stop();
  });

  it('skips with a mark to a whole line when the window is far behind', async () => {
    const { reader, grow } = transcript();
    const feeds = createFeeds({ transcripts: reader, caps });
    const window = fakeWindow();
    grow(`${'line of text\n'.repeat(100)}end`);
    feeds.open(window.port, 'c', 0);
    await expect.poll(() => window.text().endsWith('end')).toBe(true);
    expect(window.frames[0]).toEqual({ kind: 'skipped', offset: 1248, text: '' });
    expect(window.text()).toBe(`${'line of text\n'.repeat(4)}end`);
    feeds.stop();
  });

  it('skips what was rotated away', async () => {
    const { reader, grow, rotate } = transcript();
    const feeds = createFeeds({ transcripts: reader, caps });
    const window = fakeWindow();
    grow(`${'a'.repeat(160)}\n${'b'.repeat(20)}`);
    feeds.open(window.port, 'c', 0);
    await expect.poll(window.drawnTo).toBe(80);
    rotate(150);
    grow('new');
    feeds.acknowledge(window.port, 'c', 80);
    await expect
      .poll(() => window.frames.slice(2))
      .toEqual([
        { kind: 'skipped', offset: 161, text: '' },
        { kind: 'text', offset: 161, text: `${'b'.repeat(20)}new` },
      ]);
    feeds.stop();
  });

  it('is replaced by a second one, closed, and gone with its window', async () => {
    const { reader, grow, subscribers } = transcript();
    const feeds = createFeeds({ transcripts: reader, caps });
    const [one, two, three] = [fakeWindow('1'), fakeWindow('2'), fakeWindow('3')];
    grow('text');
    for (const window of [one, two, three]) feeds.open(window.port, 'c', 0);
    feeds.open(one.port, 'c', 2);
    feeds.close(two.port, 'c');
    feeds.windowGone(three.port);
    await expect.poll(one.text).toBe('xt');
    grow('!');
    await expect.poll(one.text).toBe('xt!');
    expect([two.frames, three.frames]).toEqual([[], []]);
    feeds.stop();
    expect(subscribers.size).toBe(0);
  });
});
