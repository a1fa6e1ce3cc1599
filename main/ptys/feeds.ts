/**
 * Sends the text of consoles to windows: read from the transcript chunk by chunk, as fast as the window parses it
 * (core/consoles/window-flow.ts decides). A slow window never touches the debugger.
 */
import {
  acknowledge,
  type FlowCaps,
  flowCaps,
  nextStep,
  openFlow,
  rested,
  sent,
  skipped,
  type WindowFlow,
} from '../../core/consoles/window-flow.ts';
import { encodeFeedFrame } from '../../core/contract/feed-frame.ts';
import type { WindowPort } from '../services.ts';
import type { TranscriptReader } from './host-port.ts';
import { createThrottle, type Throttle } from './throttle.ts';

/** A third of a drawn frame: text that comes in crumbs (Wine writes single characters) goes out together, unseen by the eye. */
const batchMs = 5;

export interface Feeds {
  /** Sends from byte offset `from` (clamped to what is kept; that is the answer). A feed already open is replaced. Undefined: no such console. */
  open(window: WindowPort, console: string, from: number): { from: number } | undefined;
  /** The window has parsed everything before this offset. */
  acknowledge(window: WindowPort, console: string, offset: number): void;
  close(window: WindowPort, console: string): void;
  /** Closes all feeds of a window. */
  windowGone(window: WindowPort): void;
  /** Closes everything. */
  stop(): void;
}

interface Feed {
  flow: WindowFlow;
  throttle: Throttle;
  /** Something may have changed since the last step. */
  asked: boolean;
  /** A pump is at work; it looks at `asked` before it ends. */
  pumping: boolean;
  resting: NodeJS.Timeout | undefined;
  closed: boolean;
}

export function createFeeds(options: { transcripts: TranscriptReader; caps?: FlowCaps }): Feeds {
  const { transcripts, caps = flowCaps } = options;
  const windows = new Map<string, Map<string, Feed>>();

  const unsubscribe = transcripts.subscribe((console) => {
    for (const feeds of windows.values()) feeds.get(console)?.throttle.ask();
  });

  async function pump(window: WindowPort, console: string, feed: Feed) {
    feed.asked = true;
    if (feed.pumping) return;
    feed.pumping = true;
    while (feed.asked && !feed.closed) {
      feed.asked = false;
      while (!feed.closed && (await step(window, console, feed)));
    }
    feed.pumping = false;
  }

  /** False when there is nothing to do until the transcript grows or the window acknowledges. */
  async function step(window: WindowPort, console: string, feed: Feed): Promise<boolean> {
    const bounds = transcripts.bounds(console);
    if (!bounds) return false;
    const next = nextStep(feed.flow, bounds, caps);
    if (next.do === 'wait') return false;
    if (next.do === 'rest') {
      feed.resting ??= setTimeout(() => {
        feed.resting = undefined;
        feed.flow = rested(feed.flow);
        void pump(window, console, feed);
      }, caps.restMs);
      return false;
    }
    if (next.do === 'skip') {
      const offset = await lineStart(console, next.to);
      if (feed.closed) return false;
      feed.flow = skipped(offset, bounds.end);
      window.frame(encodeFeedFrame({ kind: 'skipped', console, offset, bytes: new Uint8Array() }));
      return true;
    }
    const bytes = await transcripts.read(console, next.from, next.length);
    if (feed.closed) return false;
    // Rotated away between question and answer: the next step skips. Unreadable: the next growth tries again.
    if (!bytes || bytes.length === 0) return (transcripts.bounds(console)?.start ?? 0) > next.from;
    feed.flow = sent(feed.flow, next.from + bytes.length);
    window.frame(encodeFeedFrame({ kind: 'text', console, offset: next.from, bytes }));
    return true;
  }

  /** Text that is cut goes on with a whole line, when one begins near, so that no character and no colour sequence is torn. */
  async function lineStart(console: string, offset: number): Promise<number> {
    const bytes = await transcripts.read(console, offset, caps.frameBytes);
    return offset + (bytes?.indexOf(10) ?? -1) + 1;
  }

  function closeFeed(window: Pick<WindowPort, 'id'>, console: string) {
    const feed = windows.get(window.id)?.get(console);
    if (!feed) return;
    feed.closed = true;
    feed.throttle.cancel();
    clearTimeout(feed.resting);
    windows.get(window.id)?.delete(console);
  }

  function windowGone(window: Pick<WindowPort, 'id'>) {
    for (const console of [...(windows.get(window.id)?.keys() ?? [])]) closeFeed(window, console);
    windows.delete(window.id);
  }

  return {
    open(window, console, from) {
      const bounds = transcripts.bounds(console);
      if (!bounds) return undefined;
      closeFeed(window, console);
      const throttle = createThrottle(batchMs, () => void pump(window, console, feed));
      const feed: Feed = {
        flow: openFlow(from, bounds),
        throttle,
        asked: false,
        pumping: false,
        resting: undefined,
        closed: false,
      };
      const feeds = windows.get(window.id) ?? new Map<string, Feed>();
      windows.set(window.id, feeds.set(console, feed));
      const opened = { from: feed.flow.next };
      // The answer goes before the first frame.
      setImmediate(() => {
        if (!feed.closed) throttle.ask();
      });
      return opened;
    },
    acknowledge(window, console, offset) {
      const feed = windows.get(window.id)?.get(console);
      if (!feed) return;
      feed.flow = acknowledge(feed.flow, offset);
      void pump(window, console, feed);
    },
    close: closeFeed,
    windowGone,
    stop() {
      unsubscribe();
      for (const id of [...windows.keys()]) windowGone({ id });
    },
  };
}
