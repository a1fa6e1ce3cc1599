/**
 * A screen nobody sees: a headless terminal from which complete lines are taken. ConPTY and Wine put cursor moves in place of spaces and
 * cut anywhere (engine 11.3), so lines cannot be read from the bytes themselves.
 */
import headless from '@xterm/headless';

/** Rows kept above the screen: enough for a line that wraps many times, and for the rows between two harvests. */
const scrollbackRows = 1000;
/** Complete lines are taken out of the terminal this often at least, before they scroll out of it. */
const harvestRows = 200;

export interface Screen {
  /** Calls back when the bytes are on the screen. */
  write(bytes: Uint8Array, done: () => void): void;
  /** The lines completed since the last time, wrapped rows joined, without spaces at their ends. */
  takeLines(): string[];
  /** The line with the cursor; spaces up to the cursor are kept. */
  lastLine(): string;
  /** An empty screen, for text that does not follow what was written. Not while a write is under way. */
  clear(): void;
  resize(columns: number, rows: number): void;
  dispose(): void;
}

export function createScreen(options: {
  columns: number;
  rows: number;
  /** What a terminal answers to questions of the program (where is the cursor, what are you). */
  answer?(text: string): void;
}): Screen {
  const terminal = new headless.Terminal({
    cols: options.columns,
    rows: options.rows,
    scrollback: scrollbackRows,
    allowProposedApi: true,
  });
  let lines: string[] = [];
  /** First row of the oldest line that was not taken yet. */
  let marker = terminal.registerMarker(0);
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
    mark(last - cursorRow);
  }

  function mark(rowsFromCursor: number) {
    marker?.dispose();
    marker = terminal.registerMarker(rowsFromCursor);
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

  return {
    write: (bytes, done) => terminal.write(bytes, done),
    takeLines() {
      harvest();
      const taken = lines;
      lines = [];
      return taken;
    },
    lastLine() {
      const buffer = terminal.buffer.active;
      const row = buffer.baseY + buffer.cursorY;
      const first = firstRowOf(row);
      const text = textOf(first, rowBehind(row, buffer.length));
      return text.padEnd((row - first) * terminal.cols + buffer.cursorX);
    },
    clear() {
      terminal.reset();
      mark(0);
    },
    resize: (columns, rows) => terminal.resize(columns, rows),
    dispose: () => terminal.dispose(),
  };
}
