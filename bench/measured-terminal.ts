/** A terminal under measurement, ours or the peer's: both pages draw with xterm.js, and both are asked the same questions. */
import type { JSHandle, Page } from '@playwright/test';
import type { Terminal } from '@xterm/xterm';

export interface MeasuredTerminal {
  page: Page;
  terminal: JSHandle<Terminal>;
  /** Types a line to the program and presses Enter; not measured. */
  type(line: string): Promise<void>;
  /** Ctrl+C; done when gdb takes the next command. */
  breakIn(): Promise<void>;
  /** Puts the keys into the terminal, so that they go to the program as they are. */
  focus(): Promise<void>;
}

/** When a line that reads exactly so was parsed as one of the last ones; milliseconds since 1970. */
export function whenShown({ terminal }: MeasuredTerminal, line: string): Promise<number> {
  return terminal.evaluate(
    (xterm, wanted) =>
      new Promise<number>((resolve) => {
        // The prompt, the line itself, and what was printed between them.
        const lastRows = 4;
        const isShown = () => {
          const { active } = xterm.buffer;
          const last = active.baseY + active.cursorY;
          for (let row = last; row > last - lastRows; row--)
            if (active.getLine(row)?.translateToString(true).trimEnd() === wanted) return true;
          return false;
        };
        if (isShown()) return resolve(Date.now());
        const subscription = xterm.onWriteParsed(() => {
          if (!isShown()) return;
          subscription.dispose();
          resolve(Date.now());
        });
      }),
    line,
  );
}

/** Milliseconds from the event of a key (as the browser got it) to its echo as parsed text, for each key in turn. */
export async function keyEchoesMs(
  { page, terminal, focus }: MeasuredTerminal,
  keys: number,
): Promise<number[]> {
  await focus();
  const recorder = await terminal.evaluateHandle((xterm) => {
    const echoes: number[] = [];
    let pressed: { at: number; column: number } | undefined;
    let told: () => void = () => undefined;
    const onKey = (event: KeyboardEvent) => {
      pressed = { at: event.timeStamp, column: xterm.buffer.active.cursorX };
    };
    window.addEventListener('keydown', onKey, true);
    const subscription = xterm.onWriteParsed(() => {
      if (!pressed || xterm.buffer.active.cursorX === pressed.column) return;
      echoes.push(performance.now() - pressed.at);
      pressed = undefined;
      told();
    });
    return {
      has: (count: number) =>
        new Promise<void>((resolve) => {
          told = () => void (echoes.length >= count && resolve());
          told();
        }),
      stop: () => {
        window.removeEventListener('keydown', onKey, true);
        subscription.dispose();
        return echoes;
      },
    };
  });
  for (let key = 1; key <= keys; key++) {
    await page.keyboard.press('x');
    await recorder.evaluate((record, count) => record.has(count), key);
    await pause(typingPauseMs);
  }
  const echoes = await recorder.evaluate((record) => record.stop());
  await page.keyboard.press('Enter');
  return echoes;
}

/** A fast typist; with a prime number keys do not fall into step with frames of 16.7 ms or rests of 250 ms. */
const typingPauseMs = 47;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds from the event of Enter to the parsed line that the typed command answers with. */
export async function enterToLineMs(measured: MeasuredTerminal, answer: string): Promise<number> {
  const pressed = measured.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const onKey = (event: KeyboardEvent) => {
          if (event.key !== 'Enter') return;
          window.removeEventListener('keydown', onKey, true);
          resolve(performance.timeOrigin + event.timeStamp);
        };
        window.addEventListener('keydown', onKey, true);
      }),
  );
  const shown = whenShownPrecisely(measured, answer);
  // Both watchers are in place when the page has answered once more.
  await measured.page.evaluate(() => undefined);
  await measured.page.keyboard.press('Enter');
  return (await shown) - (await pressed);
}

/** As whenShown, with fractions of a millisecond and the clock of events. */
function whenShownPrecisely({ terminal }: MeasuredTerminal, line: string): Promise<number> {
  return terminal.evaluate(
    (xterm, wanted) =>
      new Promise<number>((resolve) => {
        const subscription = xterm.onWriteParsed(() => {
          const { active } = xterm.buffer;
          for (let row = active.baseY + active.cursorY; row > active.baseY; row--) {
            if (active.getLine(row)?.translateToString(true) !== wanted) continue;
            subscription.dispose();
            return resolve(performance.timeOrigin + performance.now());
          }
        });
      }),
    line,
  );
}
