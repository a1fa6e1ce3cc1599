/** What a console is and what its debugger is doing: the state that windows draw (design sections 2 and 6). */
import { z } from 'zod';

/** See design section 4a; a gdb prompt counts as `user-prompt`. */
export const Mode = z.enum([
  'starting',
  'waiting',
  'connected',
  'busy',
  'user-prompt',
  'kernel-prompt',
  'kernel-controlled-prompt',
  'remote-prompt',
  'running',
  'sleeping',
  'target-ended',
  'lost',
  'ended',
]);

/** What the program of a console is for the session: decides its badge, its ending and what its silence means. */
export const ConsoleRole = z.enum([
  'server',
  'client',
  'smart-client',
  'process-server',
  'kd-server',
  'repeater',
  'gdbserver',
  'gdb',
  'kernel-debugger',
  'debugger',
  'other',
]);

/** A line that waits for the prompt to come back: what is typed while the target runs would be lost (engine 4.8). */
export const HeldLine = z.strictObject({ id: z.number().int(), text: z.string() });

export const ConsoleState = z.strictObject({
  id: z.string(),
  /** The step that opened it; the same step in two sessions gives two consoles. */
  step: z.string(),
  computer: z.string(),
  /** Program and its deciding option: "cdb -server". */
  title: z.string(),
  program: z.string(),
  role: ConsoleRole,
  toolset: z.strictObject({ id: z.string(), name: z.string(), practice: z.boolean() }),
  /** Prints nothing when it works: the window shows a synthesised console. */
  silent: z.boolean(),
  mode: Mode,
  /** The prompt as printed, when there is one: "0:000>", "(gdb)". */
  prompt: z.string().optional(),
  /** When the mode began, milliseconds since 1970. */
  since: z.number(),
  /** A sentence on the mode: what it means, for whom. */
  says: z.string(),
  held: z.array(HeldLine),
  /** Bytes of the transcript that can be read: from `start` (older ones were rotated away) to `end`. */
  transcript: z.strictObject({ start: z.number(), end: z.number() }),
  /** Process id on this computer, as this computer's system counts. */
  pid: z.number().optional(),
  /** Ports seen listening and the number of connections to them (silent programs have no other sign of life). */
  listening: z.array(z.number()),
  connections: z.number(),
  exitCode: z.number().optional(),
});

export type Mode = z.infer<typeof Mode>;
export type ConsoleRole = z.infer<typeof ConsoleRole>;
export type HeldLine = z.infer<typeof HeldLine>;
export type ConsoleState = z.infer<typeof ConsoleState>;
