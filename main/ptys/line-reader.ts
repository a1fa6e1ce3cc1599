/** Turns what a program writes into lines of text, without ever delaying the drain: reading takes a small share of the process's time. */
import type { NewScreenText } from '../../core/consoles/recogniser.ts';
import { createBacklog } from './backlog.ts';
import { createScreen } from './screen.ts';

/** Parsed at once: 2-3 ms of work (10-30 MB/s), so that the next bytes of any pty wait no longer than that. */
const sliceBytes = 32 * 1024;
/** While text keeps coming, reading rests this many times as long as it worked: it takes at most a twentieth of the drain's time. */
const restFactor = 19;
/** At least so long: Wine writes character by character, and one reading of ten characters is cheaper than ten. */
const restMs = 5;

export interface LineReader {
  /** Takes the bytes (they must not change later). */
  feed(bytes: Uint8Array): void;
  resize(columns: number, rows: number): void;
  /** Calls back once everything has been read, without rests. */
  finish(done: () => void): void;
  dispose(): void;
}

/** `read` gets lines without spaces at their ends, and the line with the cursor with its spaces up to the cursor. */
export function createLineReader(options: {
  columns: number;
  rows: number;
  read(text: NewScreenText): void;
  /** What the screen answers to questions of the program. */
  answer?(text: string): void;
}): LineReader {
  const screen = createScreen(options);
  const backlog = createBacklog();
  let timer: NodeJS.Timeout | undefined;
  let parsing = false;
  let moreCame = false;
  let finished: (() => void) | undefined;
  let disposed = false;

  function parse() {
    timer = undefined;
    if (backlog.isEmpty) {
      const done = finished;
      finished = undefined;
      return done?.();
    }
    const started = performance.now();
    const { bytes, cut, skippedLines } = backlog.take(sliceBytes);
    parsing = true;
    moreCame = false;
    if (cut) screen.clear();
    screen.write(bytes, () => {
      parsing = false;
      if (disposed) return;
      options.read({ lines: screen.takeLines(), skipped: skippedLines, lastLine: screen.lastLine() });
      const rests = moreCame && !finished;
      schedule(rests ? Math.max(restMs, (performance.now() - started) * restFactor) : 0);
    });
  }

  function schedule(inMs: number) {
    if (!parsing && !disposed) timer ??= setTimeout(parse, inMs);
  }

  return {
    feed(bytes) {
      backlog.push(bytes);
      moreCame = true;
      schedule(0);
    },
    resize: screen.resize,
    finish(done) {
      finished = done;
      clearTimeout(timer);
      timer = undefined;
      schedule(0);
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      backlog.clear();
      screen.dispose();
    },
  };
}
