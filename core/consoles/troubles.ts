/** Lines that say that something did not work, and what to do (facts 10; engine 3, 5-8, 10). */
import { type ExplanationTable, explanations } from './explanation.ts';
import { commandTroubles } from './troubles/commands.ts';
import { connectionTroubles } from './troubles/connections.ts';
import { kernelTroubles } from './troubles/kernel.ts';
import { otherTroubles } from './troubles/others.ts';
import { targetTroubles } from './troubles/targets.ts';

/** In this order: of several rows that fit a line, the first one explains it. */
export const troubles: ExplanationTable = explanations([
  ...connectionTroubles,
  ...targetTroubles,
  ...commandTroubles,
  ...kernelTroubles,
  ...otherTroubles,
]);
