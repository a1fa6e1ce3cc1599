/** Collects what a console shows until it proves that a step works. */
import { type Evidence, evidenceOf, expectedSays, isProven } from '../../core/consoles/evidence.ts';
import type { Step } from '../../core/plan/schema.ts';
import type { PortSpan } from './launch.ts';

export interface EvidenceWatch {
  /** What is expected: "a prompt", "tcp 5005 listening". */
  readonly expected: string;
  /** New complete lines, and whether a prompt stands behind them. */
  read(lines: readonly string[], atPrompt: boolean): void;
  proven(now: { listening: readonly number[]; alive: boolean; exitCode?: number }): boolean;
}

/** Evidence stands in the first lines of a program; a flood before its prompt must not fill the memory. */
const keptLines = 500;

export function watchEvidence(step: Step): EvidenceWatch {
  const evidence = evidenceOf(step);
  let lines: string[] = [];
  let prompted = false;
  return {
    expected: expectedSays(evidence),
    read(newLines, atPrompt) {
      lines = [...lines, ...newLines].slice(-keptLines);
      prompted ||= atPrompt;
    },
    proven: (now) => isProven(evidence, { ...now, lines, atPrompt: prompted }),
  };
}

/** The ports that a step's command line says it opens, where the plan does not list them. */
export function portsInEvidence(step: Step): PortSpan[] {
  const spans = (evidence: Evidence): PortSpan[] =>
    evidence.kind === 'listening' ? evidence.ports : 'of' in evidence ? evidence.of.flatMap(spans) : [];
  return spans(evidenceOf(step));
}
