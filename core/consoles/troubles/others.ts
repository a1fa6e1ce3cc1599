/** Lines of other debuggers, and a target that one of them has. */
import type { ExplanationRow } from '../explanation.ts';

export const otherTroubles: readonly ExplanationRow[] = [
  [
    /^err, occurred while connecting/,
    'Another debugger (HyperDbg) did not reach its target.',
    'remote-debugging',
  ],
  [
    /^waiting for debuggee to connect/,
    'Another debugger (HyperDbg) waits for its target.',
    'remote-debugging',
  ],
  [
    /^Remote connection closed/,
    'gdbserver has closed the connection.',
    'linux-live-remote-process-debugging',
  ],
  [/already being debugged/, 'Another debugger has the process.', 'controlling-the-target'],
];
