/** Lines that say how things stand: nothing is wrong. Texts as recorded (transcripts; engine 3, 4, 8-11). */
import { type ExplanationTable, explanations } from './explanation.ts';
import { connectionSigns } from './signs/connections.ts';
import { kernelSigns } from './signs/kernel.ts';
import { promptSigns } from './signs/prompts.ts';
import { targetSigns } from './signs/targets.ts';

/** In this order: of several rows that fit a line, the first one explains it. */
export const signs: ExplanationTable = explanations([
  ...connectionSigns,
  ...kernelSigns,
  ...targetSigns,
  ...promptSigns,
]);
