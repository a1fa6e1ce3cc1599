import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeedFrame } from '../../core/contract/feed-frame.ts';
import { fail, ok } from '../../core/contract/result.ts';
import type { Link } from '../../core/contract/wire.ts';
import { closeFeedAfterMs, createConsoleFeed } from './console-feed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const calls: [string, unknown][] = [];
  const drawn: string[] = [];
  const main = { refuses: false };
  const link = {
    call: async (name: string, input: { from?: number }) => {
      calls.push([name, input]);
      return main.refuses
        ? fail({ kind: 'host-lost', says: 'The link is lost.' })
        : ok({ from: input.from ?? 0 });
    },
  } as unknown as Link;
  const feed = createConsoleFeed('c', link, {
    write: (bytes, parsed) => {
      drawn.push(new TextDecoder().decode(bytes));
      parsed();
    },
    mark: (missing) => void drawn.push(`[${missing}]`),
  });
  const opened = () =>
    calls.filter(([name]) => name === 'openFeed').map(([, input]) => (input as { from: number }).from);
  return { feed, calls, drawn, opened, main };
}

const text = (offset: number, content: string): FeedFrame => ({
  kind: 'text',
  console: 'c',
  offset,
  bytes: new TextEncoder().encode(content),
});
const bounds = { start: 0, end: 0 };

describe('the feed of a shown console', () => {
  it('is opened once, however often its terminal is mounted', async () => {
    const { feed, calls, opened } = setUp();
    feed.show(bounds);
    feed.hide();
    feed.show(bounds);
    await vi.advanceTimersByTimeAsync(10 * closeFeedAfterMs);
    expect(opened()).toEqual([0]);
    expect(calls.some(([name]) => name === 'closeFeed')).toBe(false);
  });

  it('is closed when it stays hidden, and goes on behind what is drawn', async () => {
    const { feed, calls, drawn, opened } = setUp();
    feed.show(bounds);
    await vi.advanceTimersByTimeAsync(0);
    feed.frame(text(0, 'one\n'));
    feed.hide();
    await vi.advanceTimersByTimeAsync(closeFeedAfterMs);
    expect(calls.at(-1)).toEqual(['closeFeed', { console: 'c' }]);
    feed.show({ start: 0, end: 8 });
    await vi.advanceTimersByTimeAsync(0);
    feed.frame(text(4, 'two\n'));
    expect(opened()).toEqual([0, 4]);
    expect(drawn.join('')).toBe('one\ntwo\n');
  });

  it('is opened again when the link is back, and draws nothing twice', async () => {
    const { feed, drawn, opened } = setUp();
    feed.show(bounds);
    await vi.advanceTimersByTimeAsync(0);
    feed.frame(text(0, 'one\ntw'));
    feed.linkIsBack();
    await vi.advanceTimersByTimeAsync(0);
    feed.frame(text(6, 'o\n'));
    expect(opened()).toEqual([0, 6]);
    expect(drawn.join('')).toBe('one\ntwo\n');
  });

  it('stays closed when the link comes back while it is hidden', async () => {
    const { feed, opened } = setUp();
    feed.show(bounds);
    feed.hide();
    await vi.advanceTimersByTimeAsync(closeFeedAfterMs);
    feed.linkIsBack();
    expect(opened()).toEqual([0]);
  });

  it('is asked for again after a refusal', async () => {
    const { feed, opened, main } = setUp();
    main.refuses = true;
    feed.show(bounds);
    await vi.advanceTimersByTimeAsync(0);
    main.refuses = false;
    feed.show(bounds);
    expect(opened()).toEqual([0, 0]);
  });
});
