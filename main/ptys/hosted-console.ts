/** One console in the pty host: a program on a pty, drained into its transcript, and read for lines and prompts. */
import {
  brokeIn,
  exited,
  lineSent,
  type Recogniser,
  readScreen,
  recognise,
  startRecogniser,
} from '../../core/consoles/recogniser.ts';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { ConsoleStart, PtyHostEvents } from './host-port.ts';
import { createInput } from './input.ts';
import { createLineReader } from './line-reader.ts';
import type { Pty, SpawnPty } from './port.ts';
import type { HostSetup } from './protocol.ts';
import { createThrottle } from './throttle.ts';
import { createTranscriptWriter } from './transcript-writer.ts';

/** Windows draw at 60 frames a second; three times as often is told at most, so that no frame waits for text that is there. */
const grownMs = 5;

export interface HostedConsole {
  readonly pid: number;
  line(text: string): void;
  keys(keys: string): void;
  breakIn(): void;
  resize(columns: number, rows: number): void;
  kill(): void;
  /** Writes down what has arrived and stops telling anything: the host is about to end. */
  close(): void;
}

export interface HostedConsoleOptions {
  start: ConsoleStart;
  setup: HostSetup;
  spawn: SpawnPty;
  events: Omit<PtyHostEvents, 'died'>;
}

/** Starts the program; when it or its transcript cannot be opened, a sentence. `exit` is told once, after the last reading. */
export function openConsole({
  start,
  setup,
  spawn,
  events,
}: HostedConsoleOptions): Result<HostedConsole, string> {
  const { console } = start;
  const opened = createTranscriptWriter({
    ...setup,
    console,
    title: titleOf(start),
    practice: start.practice,
    grown: () => grown.ask(),
    trouble: (says) => events.storage({ console, says }),
  });
  if (!opened.ok) return opened;
  const transcript = opened.value;
  const grown = createThrottle(grownMs, () => events.grown({ console, ...transcript.bounds() }));

  let state = startRecogniser({ dialect: start.dialect, argv: start.argv });
  let told = recognise(state);
  let taken = 0;

  function tell(next: Recogniser, lines: readonly string[] = [], skipped = 0) {
    state = next;
    const now = recognise(state);
    const isNews = now.mode !== told.mode || now.prompt !== told.prompt || lines.length + skipped > 0;
    told = now;
    if (!isNews) return;
    // Whoever acts on a reading finds its text in the transcript.
    transcript.flush();
    events.reading({
      console,
      ...now,
      lines: [...lines],
      skipped,
      transcript: transcript.bounds(),
      taken,
    });
  }

  const reader = createLineReader({
    columns: start.columns,
    rows: start.rows,
    read: (text) => tell(readScreen(state, text), text.lines, text.skipped),
    // ConPTY asks who is there before it shows anything, and what its programs ask it answers itself. Elsewhere the question comes from
    // the program or is text of its target, and an answer would be typed into the debugger.
    ...(process.platform === 'win32' ? { answer: (text: string) => input.write(text) } : {}),
  });

  function end(code: number) {
    transcript.close();
    reader.finish(() => {
      input.close();
      reader.dispose();
      grown.cancel();
      events.grown({ console, ...transcript.bounds() });
      tell(exited(state, code));
      events.exit({ console, code });
    });
  }

  const pty = spawn(start, {
    data(bytes) {
      transcript.append(bytes);
      reader.feed(bytes);
    },
    exit: end,
  });
  if ('failed' in pty) {
    transcript.close();
    reader.dispose();
    return fail(pty.failed);
  }
  const input = createInput((piece) => pty.write(piece));
  // Even an empty transcript can be opened from now on.
  grown.ask();

  return ok({
    pid: pty.pid,
    line(text) {
      taken++;
      tell(lineSent(state, text));
      input.write(`${text}\r`);
    },
    keys: (keys) => input.write(keys),
    breakIn() {
      tell(brokeIn(state));
      input.interrupt('\x03');
    },
    resize: (columns, rows) => resize(pty, columns, rows),
    kill: () => pty.kill(),
    close() {
      transcript.close();
      input.close();
      grown.cancel();
      reader.dispose();
    },
  });

  function resize(running: Pty, columns: number, rows: number) {
    running.resize(columns, rows);
    reader.resize(columns, rows);
  }
}

function titleOf({ argv, secrets }: ConsoleStart): string {
  let title = argv.join(' ');
  for (const secret of secrets) if (secret !== '') title = title.replaceAll(secret, '***');
  return title;
}
