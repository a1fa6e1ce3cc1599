/**
 * Lines on their way to a console; pure. What is typed while a debugger is busy or its target runs is lost without a message
 * (engine 4.8), so one line goes out per prompt and the others wait where people see them.
 */
import type { HeldLine, Mode } from '../../core/consoles/schema.ts';

export interface Lines {
  readonly held: readonly HeldLine[];
  readonly nextId: number;
  /** Lines that have been sent since the program started. */
  readonly sent: number;
  /** Stands at a prompt that is newer than the last line sent. */
  readonly ready: boolean;
}

export const noLines: Lines = { held: [], nextId: 1, sent: 0, ready: false };

const promptModes: ReadonlySet<Mode> = new Set([
  'user-prompt',
  'kernel-prompt',
  'kernel-controlled-prompt',
  'remote-prompt',
]);

/** Whether a line that is sent now arrives: gdb has its prompt even when its link is lost. */
export function isAtPrompt(mode: Mode, prompt: string | undefined): boolean {
  return promptModes.has(mode) || (prompt !== undefined && mode !== 'ended');
}

/** The line to send now, if any. */
export interface Sending {
  lines: Lines;
  send?: string;
}

/** Somebody typed a line: out it goes when there is a prompt and nobody waits in front of it. */
export function typed(lines: Lines, text: string): Sending {
  const held = [...lines.held, { id: lines.nextId, text }];
  return sendFirst({ ...lines, held, nextId: lines.nextId + 1 });
}

/**
 * A reading of the console came in. The prompt must be newer than the last line sent: one that was read before is used up by it.
 */
export function prompted(lines: Lines, atPrompt: boolean): Sending {
  return sendFirst({ ...lines, ready: atPrompt });
}

export function takenBack(lines: Lines, id: number): Lines {
  return { ...lines, held: lines.held.filter((line) => line.id !== id) };
}

/** A line that is sent around those that wait: the last words of an ending. */
export function sentAtOnce(lines: Lines): Lines {
  return { ...lines, sent: lines.sent + 1, ready: false };
}

function sendFirst(lines: Lines): Sending {
  const [first, ...held] = lines.held;
  if (!lines.ready || first === undefined) return { lines };
  return { lines: { ...sentAtOnce(lines), held }, send: first.text };
}
