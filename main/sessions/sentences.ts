/** Longer sentences about steps that did not work; pure. */
import type { ConsoleRole } from '../../core/consoles/schema.ts';
import type { Step } from '../../core/plan/schema.ts';
import type { EvidenceWatch } from './evidence-watch.ts';
import type { LiveConsole } from './model.ts';

/** More lines make a card that nobody reads; the console shows them all. */
const shownLines = 3;

/** What was expected, what was seen, what to check. `but` says how the waiting ended: "after 60 seconds". */
export function expectedAndSeen(
  step: Step,
  { expected }: EvidenceWatch,
  console: LiveConsole,
  but: string,
): string {
  const program = step.kind === 'type' ? step.command : console.state.title;
  return `Expected of ${program}: ${expected}, ${but}. ${seen(console)} ${check(console.state.role)}`;
}

function seen({ tail, start, state }: LiveConsole): string {
  const last = tail.slice(-shownLines).map((line) => line.trim());
  if (last.length > 0) return `Seen last: ${last.join(' / ').replace(/\.$/, '')}.`;
  const [span] = start.launch.opens;
  if (!span || state.listening.length > 0) return 'Seen: nothing was printed.';
  return `Seen: nothing was printed, and nothing listens on port ${span[0] === span[1] ? span[0] : span.join(':')}.`;
}

const checks: Partial<Record<ConsoleRole, string>> = {
  server: 'Check that the target can be debugged by this user and that the port is free.',
  client:
    'Check that the server runs, that its address is right, and that both sides give the same password.',
  'smart-client':
    'Check that the process server runs, that both sides give the same password, and that the target exists there.',
  'process-server': 'Check that the port is free.',
  gdb: 'Check that gdbserver listens at this address.',
  gdbserver: 'Check that the port is free and that the program exists.',
};

const check = (role: ConsoleRole): string => checks[role] ?? 'Read what it printed in its console.';
