/**
 * The port to the pty host: the process that owns the pseudo-terminals, drains them into transcripts and reads them (design section 6).
 * Real one: host-client.ts (over the process channel to host.ts). Fake: testing/fake-pty-host.ts.
 */
import type { Mode } from '../../core/consoles/schema.ts';
import type { Result } from '../../core/contract/result.ts';

/** Whose prompts and texts the recogniser expects; `silent` programs print nothing, `raw` ones are not read. */
export type Dialect = 'debugger' | 'gdb' | 'gdbserver' | 'silent' | 'raw';

export interface ConsoleStart {
  console: string;
  argv: string[];
  folder: string;
  environment: Record<string, string>;
  columns: number;
  rows: number;
  dialect: Dialect;
  /** Says "practice" in the first line of the transcript and on the screen. */
  practice: boolean;
  /** Passwords that must not be written into transcripts' titles. */
  secrets: string[];
}

/** What the recogniser made of the newest text; sent when something changed, at most every few milliseconds. */
export interface Reading {
  console: string;
  mode: Mode;
  /** As printed, without the space behind it. */
  prompt?: string;
  /** Complete lines of text that appeared since the last reading; in a flood only the newest are given, `skipped` counts the others. */
  lines: string[];
  skipped: number;
  /** Bytes of the transcript that can be read. */
  transcript: { start: number; end: number };
  /**
   * How many lines (`line`) had been passed on to this console when this was read: a prompt read before our last line was passed on
   * is used up, and what is typed at it is lost (engine 4.8).
   */
  taken?: number;
}

export interface PtyHostEvents {
  reading(reading: Reading): void;
  /** The transcript has more text; at most every few milliseconds. */
  grown(transcript: { console: string; start: number; end: number }): void;
  /** After the last reading of the console. */
  exit(exit: { console: string; code: number }): void;
  /** The host process died: these consoles are lost. It has been started again (at most a few times) when `restarted`. */
  died(death: { consoles: { console: string; pid: number }[]; restarted: boolean; says: string }): void;
  /** The transcript of a console cannot be written (disk full, read-only folder): the program runs on, its text is lost. */
  storage(trouble: { console: string; says: string }): void;
}

export interface PtyHost {
  start(start: ConsoleStart): Promise<Result<{ pid: number }, string>>;
  /** A command line, sent with Enter; the console counts as busy until a prompt appears behind it. */
  line(console: string, text: string): void;
  keys(console: string, keys: string): void;
  /** Ctrl+C, whatever the mode. */
  breakIn(console: string): void;
  resize(console: string, columns: number, rows: number): void;
  kill(console: string): void;
  subscribe(events: Partial<PtyHostEvents>): () => void;
  /** Ends the host process; every console still open gets a hang-up. */
  stop(): Promise<void>;
}

/** Where the transcript of a console is read from: windows never get text from anywhere else. */
export interface TranscriptReader {
  bounds(console: string): { start: number; end: number } | undefined;
  /** Up to `length` bytes from `offset`; fewer at the end. Undefined when unknown or rotated away. */
  read(console: string, offset: number, length: number): Promise<Buffer | undefined>;
  /** Called when a transcript has grown. */
  subscribe(grown: (console: string, end: number) => void): () => void;
}
