/** Prompts: what waits for a command, and what stands still meanwhile. */
import type { ExplanationRow } from '../explanation.ts';

export const promptSigns: readonly ExplanationRow[] = [
  [
    /^(?:\|\|\d+:)?(?:\d+:)?\d+:\d{3,}(?::\w+)?>/,
    'The debugger waits for a command; the target is stopped.',
    'using-debugger-commands',
  ],
  [
    /^(?:\d+: )?kd(?::\w+)?>/,
    'The kernel debugger waits for a command; the whole target computer stands still.',
    'switching-modes',
    'g lets it run.',
  ],
  [
    /^lkd>/,
    'The local kernel debugger waits for a command; nothing stands still.',
    'performing-local-kernel-debugging',
  ],
  [
    /^Input>/,
    'A user-mode debugger on the target asks for a command through the kernel debugger; the computer stands still.',
    'switching-modes',
    '.sleep gives the target some seconds; g lets it run.',
  ],
  [/^\*BUSY\*/, 'WinDbg works, or the target runs.', 'using-debugger-commands'],
  [/^AMLI\(\? for help\)->/, 'The AML debugger waits for a command.', 'basic-aml-debugging'],
  [/^\(gdb\)/, 'gdb waits for a command.', 'linux-live-remote-process-debugging'],
];
