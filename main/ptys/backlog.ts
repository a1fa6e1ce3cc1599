/** Bytes that wait to be read. In a flood only the newest are kept: reading must neither delay the drain nor fill the memory. */

/** More than this unread is a flood; what is shorter (a long listing) is read whole, within some 100 ms. */
const floodBytes = 1024 * 1024;
/** What is kept of a flood: some hundred lines, more than a screenful. */
const tailBytes = 32 * 1024;

interface Slice {
  bytes: Uint8Array;
  /** Bytes in front of these were left out; then they begin with a whole line, if there is one. */
  cut: boolean;
  /** Line ends among the bytes left out since the last slice. */
  skippedLines: number;
}

export interface Backlog {
  readonly isEmpty: boolean;
  /** Takes the bytes (they must not change later). */
  push(bytes: Uint8Array): void;
  /** The oldest bytes that are left, at most so many. */
  take(most: number): Slice;
  clear(): void;
}

export function createBacklog(): Backlog {
  let chunks: Uint8Array[] = [];
  let waitingBytes = 0;
  /** Bytes were left out, and reading has not caught up since. */
  let flooded = false;
  let cut = false;
  let skippedLines = 0;

  function keepTail() {
    flooded = true;
    cut = true;
    for (let oldest = chunks[0]; oldest && waitingBytes - oldest.length >= tailBytes; oldest = chunks[0]) {
      chunks.shift();
      waitingBytes -= oldest.length;
      skippedLines += countLines(oldest);
    }
  }

  function gather(most: number): Uint8Array {
    const gathered: Uint8Array[] = [];
    let room = most;
    for (let oldest = chunks[0]; oldest && room > 0; oldest = chunks[0]) {
      const part = oldest.subarray(0, room);
      if (part.length === oldest.length) chunks.shift();
      else chunks[0] = oldest.subarray(part.length);
      gathered.push(part);
      room -= part.length;
    }
    waitingBytes -= most - room;
    return gathered.length === 1 && gathered[0] ? gathered[0] : Buffer.concat(gathered);
  }

  return {
    get isEmpty() {
      return waitingBytes === 0;
    },
    push(bytes) {
      chunks.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes > (flooded ? 2 * tailBytes : floodBytes)) keepTail();
    },
    take(most) {
      const bytes = gather(most);
      // After a cut the first line is half a line.
      const wholeLines = cut ? bytes.indexOf(lineFeed) + 1 : 0;
      const slice = {
        bytes: bytes.subarray(wholeLines),
        cut,
        skippedLines: skippedLines + (wholeLines > 0 ? 1 : 0),
      };
      cut = false;
      skippedLines = 0;
      if (waitingBytes === 0) flooded = false;
      return slice;
    },
    clear() {
      chunks = [];
      waitingBytes = 0;
    },
  };
}

const lineFeed = 10;

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < bytes.length; index++) if (bytes[index] === lineFeed) count++;
  return count;
}
