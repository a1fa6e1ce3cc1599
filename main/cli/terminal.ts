/** What a command has of the world around it; tests give their own. */
import type { Readable } from 'node:stream';

export interface Terminal {
  /** Standard input; `isTTY` when a person sits at it. */
  input: Readable & { isTTY?: boolean };
  /** One line (or a text of several) on standard output. */
  say(text: string): void;
  /** One sentence on standard error. */
  complain(says: string): void;
  /** Aborted by Ctrl+C, or when the system asks us to end (interruption.ts). */
  interrupted: AbortSignal;
}

/** 0: fine; 1: answered "no"; 2: bad use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

export type Command = (args: string[], terminal: Terminal) => Promise<ExitCode>;

export function badUse(terminal: Terminal, says: string): 2 {
  terminal.complain(says);
  return 2;
}
