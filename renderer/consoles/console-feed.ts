/** The feed of one console in this window: open while its terminal is shown, and opened again where it stopped. */
import type { FeedFrame } from '../../core/contract/feed-frame.ts';
import type { Link } from '../../core/contract/wire.ts';
import { createFeedReader, type FeedSink } from './feed-reader.ts';

export interface TranscriptBounds {
  start: number;
  end: number;
}

export interface ConsoleFeed {
  /** The terminal is shown: text comes, from behind what it has already. */
  show(transcript: TranscriptBounds): void;
  /** The terminal is off screen: its text is read when it is shown again. */
  hide(): void;
  frame(frame: FeedFrame): void;
  /** The link was lost and is back: main has forgotten this window's feeds. */
  linkIsBack(): void;
  close(): void;
}

/** StrictMode and moved panes hide a terminal for a moment only. */
export const closeFeedAfterMs = 5000;

export function createConsoleFeed(
  console: string,
  link: Link,
  draw: Omit<FeedSink, 'acknowledge'>,
): ConsoleFeed {
  const reader = createFeedReader({
    ...draw,
    acknowledge: (offset) => void link.call('acknowledge', { console, offset }),
  });
  let transcript: TranscriptBounds = { start: 0, end: 0 };
  let wanted = false;
  let isOpen = false;
  let closing: ReturnType<typeof setTimeout> | undefined;

  const open = async () => {
    isOpen = true;
    const answer = await link.call('openFeed', { console, from: reader.from(transcript) });
    if (answer.ok) reader.opened(answer.value.from);
    else isOpen = false;
  };
  const close = () => {
    clearTimeout(closing);
    closing = undefined;
    wanted = false;
    if (!isOpen) return;
    isOpen = false;
    reader.flush();
    void link.call('closeFeed', { console });
  };

  return {
    show: (bounds) => {
      clearTimeout(closing);
      closing = undefined;
      transcript = bounds;
      wanted = true;
      if (!isOpen) void open();
    },
    hide: () => {
      closing ??= setTimeout(close, closeFeedAfterMs);
    },
    frame: reader.frame,
    linkIsBack: () => {
      isOpen = false;
      if (wanted) void open();
    },
    close,
  };
}
