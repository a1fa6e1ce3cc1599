/** The answer where no method works, in words. */
import type { NoPlan } from '../../core/plan/schema.ts';

export function noPlanText({ reasons, remedies }: NoPlan): string {
  return [
    'There is no plan for this situation:',
    ...reasons.map(({ says, rule }) => `    ${says} [${rule}]`),
    ...remedies.map(({ says }) => `What would help: ${says}`),
  ].join('\n');
}
