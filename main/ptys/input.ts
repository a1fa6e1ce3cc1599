/**
 * Writes into a pty in pieces: a terminal's input buffer holds a few kilobytes and drops what does not fit, and programs that draw
 * their own line (gdb, cdb under Wine) read it character by character.
 */

/** As VS Code does it: small enough for every line discipline, and 50 KB a second. */
const pieceCharacters = 256;
const pauseMs = 5;

export interface Input {
  write(text: string): void;
  /** Writes before everything that still waits, which is forgotten: the rest of a line behind Ctrl+C would be another command. */
  interrupt(text: string): void;
  close(): void;
}

export function createInput(write: (piece: string) => void): Input {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;

  function next() {
    timer = undefined;
    if (waiting === '') return;
    const length = pieceLength(waiting);
    write(waiting.slice(0, length));
    waiting = waiting.slice(length);
    timer = setTimeout(next, pauseMs);
  }

  function clear() {
    waiting = '';
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    write(text) {
      waiting += text;
      if (!timer) next();
    },
    interrupt(text) {
      clear();
      write(text);
    },
    close: clear,
  };
}

/** Never cuts a character outside the basic plane in two. */
function pieceLength(text: string): number {
  const last = text.charCodeAt(pieceCharacters - 1);
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  return isHighSurrogate ? pieceCharacters + 1 : pieceCharacters;
}
