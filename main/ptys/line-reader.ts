/**
 * Turns what a program writes into lines of text, by way of a headless terminal: ConPTY and Wine put cursor moves in place of spaces and
 * cut anywhere (engine 11.3), so the bytes themselves cannot be read. Reading never delays the drain: it takes a small share of the
 * process's time, and in a flood the middle is left out and only the newest text is read.
 */
import headless from '@xterm/headless';
import type { NewScreenText } from '../../core/consoles/recogniser.ts';

/** Parsed at once: 2-3 ms of work (10-30 MB/s), so that the next bytes of any pty wait no longer than that. */
const sliceBytes = 32 * 1024;
/** While text keeps coming, reading rests this many times as long as it worked: it takes at most a twentieth of the drain's time. */
const restFactor = 19;
/** At least so long: Wine writes character by character, and one reading of ten characters is cheaper than ten. */
const restMs = 5;
/** More than this unread is a flood; what is shorter (a long listing) is read whole, within some 100 ms. */
const backlogBytes = 1024 * 1024;
/** What is read of a flood: more than a screenful, less than one rest. */
const tailBytes = sliceBytes;
/** Rows above the screen: enough for the rows of one slice between two harvests. */
const scrollbackRows = 1000;
/** Complete lines are taken out of the terminal this often at least, before they scroll out of it. */
const harvestRows = 200;

export interface LineReader {
  /** Takes the bytes (they must not change later). */
  feed(bytes: Uint8Array): void;
  resize(columns: number, rows: number): void;
  /** Calls back once everything has been read, without rests. */
  finish(done: () => void): void;
  dispose(): void;
}

export function createLineReader(options: {
  columns: number;
  rows: number;
  /** Lines come without spaces at their ends; in the line with the cursor those up to the cursor are kept. */
  read(text: NewScreenText): void;
  /** What the terminal answers to questions of the program (where is the cursor, what are you). */
  answer?(text: string): void;
}): LineReader {
  const terminal = new headless.Terminal({
    cols: options.columns,
    rows: options.rows,
    scrollback: scrollbackRows,
    allowProposedApi: true,
  });
  let backlog: Uint8Array[] = [];
  let waitingBytes = 0;
  let arrivedBytes = 0;
  /** Text was left out and reading has not caught up since: only the newest slice is kept. */
  let flooded = false;
  /** The next slice does not follow the last one. */
  let cut = false;
  let parsing = false;
  let timer: NodeJS.Timeout | undefined;
  let finished: (() => void) | undefined;
  let disposed = false;

  let lines: string[] = [];
  let skipped = 0;
  /** First row of the oldest line that was not given yet. */
  let marker: ReturnType<typeof terminal.registerMarker> | undefined = terminal.registerMarker(0);
  let rowsSinceHarvest = 0;

  terminal.onLineFeed(() => {
    if (++rowsSinceHarvest >= harvestRows) harvest();
  });
  if (options.answer) terminal.onData(options.answer);

  function harvest() {
    rowsSinceHarvest = 0;
    const buffer = terminal.buffer.active;
    if (buffer.type === 'alternate') return;
    const cursorRow = buffer.baseY + buffer.cursorY;
    const last = firstRowOf(cursorRow);
    // Erasing the screen takes the marker away: what is on the screen now is new.
    const first = marker && marker.line >= 0 ? marker.line : buffer.baseY;
    if (last < first) return; // The cursor went up, to draw a line again.
    for (let row = first; row < last; ) {
      const next = rowBehind(row, last);
      lines.push(textOf(row, next).trimEnd());
      row = next;
    }
    marker?.dispose();
    marker = terminal.registerMarker(last - cursorRow);
  }

  const isWrapped = (row: number) => terminal.buffer.active.getLine(row)?.isWrapped === true;

  function firstRowOf(row: number): number {
    let first = row;
    while (first > 0 && isWrapped(first)) first--;
    return first;
  }

  function rowBehind(row: number, limit: number): number {
    let behind = row + 1;
    while (behind < limit && isWrapped(behind)) behind++;
    return behind;
  }

  function textOf(from: number, to: number): string {
    let text = '';
    for (let row = from; row < to; row++) {
      text += terminal.buffer.active.getLine(row)?.translateToString(row === to - 1) ?? '';
    }
    return text;
  }

  function lineOfCursor(): string {
    const buffer = terminal.buffer.active;
    const row = buffer.baseY + buffer.cursorY;
    const first = firstRowOf(row);
    const text = textOf(first, rowBehind(row, buffer.length));
    return text.padEnd((row - first) * terminal.cols + buffer.cursorX);
  }

  /** In a flood, leaves out all but the newest text. */
  function keepUp() {
    if (waitingBytes <= (flooded ? 2 * tailBytes : backlogBytes)) return;
    flooded = true;
    cut = true;
    while (backlog.length > 1 && waitingBytes - (backlog[0]?.length ?? 0) >= tailBytes) {
      const dropped = backlog.shift();
      if (!dropped) return;
      waitingBytes -= dropped.length;
      skipped += countLines(dropped);
    }
  }

  /** The next slice; behind a cut it begins with a whole line, on an empty screen. */
  function nextSlice(): Uint8Array {
    const gathered: Uint8Array[] = [];
    let bytes = 0;
    while (backlog.length > 0 && bytes < sliceBytes) {
      const chunk = backlog.shift();
      if (!chunk) break;
      const part = chunk.subarray(0, sliceBytes - bytes);
      if (part.length < chunk.length) backlog.unshift(chunk.subarray(part.length));
      gathered.push(part);
      bytes += part.length;
    }
    waitingBytes -= bytes;
    const slice = gathered.length === 1 && gathered[0] ? gathered[0] : Buffer.concat(gathered);
    if (!cut) return slice;
    cut = false;
    terminal.reset();
    marker?.dispose();
    marker = terminal.registerMarker(0);
    const lineEnd = slice.indexOf(10);
    if (lineEnd >= 0) skipped++;
    return slice.subarray(lineEnd + 1);
  }

  function parse() {
    timer = undefined;
    if (parsing || disposed) return;
    if (waitingBytes === 0) {
      flooded = false;
      finished?.();
      return;
    }
    parsing = true;
    arrivedBytes = 0;
    const started = performance.now();
    terminal.write(nextSlice(), () => {
      parsing = false;
      if (disposed) return;
      tell();
      const rest = arrivedBytes > 0 ? Math.max(restMs, (performance.now() - started) * restFactor) : 0;
      schedule(finished ? 0 : rest);
    });
  }

  function tell() {
    harvest();
    options.read({ lines, skipped, lastLine: lineOfCursor() });
    lines = [];
    skipped = 0;
  }

  function schedule(inMs: number) {
    timer ??= setTimeout(parse, inMs);
  }

  return {
    feed(bytes) {
      backlog.push(bytes);
      waitingBytes += bytes.length;
      arrivedBytes += bytes.length;
      keepUp();
      if (!parsing) schedule(0);
    },
    resize: (columns, rows) => terminal.resize(columns, rows),
    finish(done) {
      finished = () => {
        finished = undefined;
        done();
      };
      clearTimeout(timer);
      timer = undefined;
      if (!parsing) parse();
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      backlog = [];
      terminal.dispose();
    },
  };
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < bytes.length; index++) if (bytes[index] === 10) count++;
  return count;
}
