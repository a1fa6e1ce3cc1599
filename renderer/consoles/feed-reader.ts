/**
 * Reads the feed of one console: keeps offsets continuous, gives text to the terminal in slices, and acknowledges what the terminal
 * has PARSED, so that never more than main's in-flight cap waits in this window (design section 6). Knows no terminal and no link.
 */
import type { FeedFrame } from '../../core/contract/feed-frame.ts';

export interface FeedSink {
  /** `parsed` is called when the terminal has parsed these bytes, in the order of the writes. */
  write(bytes: Uint8Array, parsed: () => void): void;
  /** Draws a visible line: this many bytes are not drawn. */
  mark(missingBytes: number): void;
  /** Everything before this offset has been parsed. */
  acknowledge(offset: number): void;
}

export interface FeedReader {
  /** Where to open the feed: behind the last byte given to the terminal, at the first opening at most `freshBytes` before `end`. */
  from(transcript: { start: number; end: number }): number;
  /** Main's answer to openFeed: the feed begins here. */
  opened(from: number): void;
  frame(frame: FeedFrame): void;
  /** Acknowledges now what waits for its pause. */
  flush(): void;
}

/** 50,000 lines of 80 characters: what the scrollback can hold; more would be parsed only to scroll away. */
export const freshBytes = 4 * 1024 * 1024;
/** xterm parses one write without a pause: at 5 MB/s this is 7 ms, so typing elsewhere stays quick. */
export const sliceBytes = 32 * 1024;
/** A sixteenth of the in-flight cap: main never runs dry, and a flood costs some 16 messages for each MiB. */
export const acknowledgeBytes = 64 * 1024;
/** When nothing more comes: long enough to collect the echo of typing, short against any cap. */
export const acknowledgePauseMs = 50;

const lineFeed = 0x0a;

export function createFeedReader(sink: FeedSink): FeedReader {
  /** The offset behind the last byte given to the terminal; undefined before the first text. */
  let next: number | undefined;
  let parsed = 0;
  let acknowledged = 0;
  /** Text that begins in the middle of the transcript begins in the middle of a line, perhaps of a character: drop that rest. */
  let untilLineEnd = false;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const acknowledge = () => {
    clearTimeout(pause);
    pause = undefined;
    if (parsed <= acknowledged) return;
    acknowledged = parsed;
    sink.acknowledge(parsed);
  };
  const parsedTo = (offset: number) => {
    parsed = Math.max(parsed, offset);
    if (parsed - acknowledged >= acknowledgeBytes) acknowledge();
    else pause ??= setTimeout(acknowledge, acknowledgePauseMs);
  };
  const jumpTo = (offset: number) => {
    const missing = offset - (next ?? 0);
    next = offset;
    if (missing <= 0) return;
    sink.mark(missing);
    untilLineEnd = true;
  };
  const give = (bytes: Uint8Array, offset: number) => {
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      const slice = bytes.subarray(at, at + sliceBytes);
      const end = offset + at + slice.length;
      sink.write(slice, () => parsedTo(end));
    }
  };

  return {
    from: ({ start, end }) => next ?? Math.max(start, end - freshBytes),
    opened: (from) => {
      if (next === undefined || from > next) jumpTo(from);
      acknowledged = Math.max(acknowledged, from);
      parsed = Math.max(parsed, from);
    },
    frame: ({ kind, offset, bytes }) => {
      if (next === undefined || offset > next) jumpTo(offset);
      // Behind what still waits to be parsed: an offset counts as parsed only when everything before it is.
      if (kind === 'skipped') return sink.write(bytes, () => parsedTo(offset));
      const known = (next ?? offset) - offset;
      if (known >= bytes.length) return;
      let fresh = bytes.subarray(known);
      let at = offset + known;
      next = at + fresh.length;
      if (untilLineEnd) {
        const lineEnd = fresh.indexOf(lineFeed);
        untilLineEnd = lineEnd < 0;
        const dropped = lineEnd < 0 ? fresh.length : lineEnd + 1;
        at += dropped;
        fresh = fresh.subarray(dropped);
        if (fresh.length === 0) return sink.write(fresh, () => parsedTo(at));
      }
      give(fresh, at);
    },
    flush: acknowledge,
  };
}

const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** "12 MB": decimal, as file managers and the words on screen count. */
export function sizeInWords(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${amount < 10 && power > 0 ? amount.toFixed(1) : Math.round(amount)} ${units[power]}`;
}
