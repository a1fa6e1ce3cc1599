/** What keeps a plan from being started here, before main is asked. */
import type { ThisComputer } from '../../core/contract/schemas.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { type ScreenId, screens } from '../store/route.ts';
import { firstFault } from '../wizard/fields.ts';
import { isAnswered } from '../wizard/summaries.ts';
import { holesIn, placeOf } from './words.ts';

export interface Obstacle {
  kind: 'error' | 'warning';
  says: string;
  /** Where it is answered. */
  screen: ScreenId | undefined;
}

/** A field that is wrong, or a placeholder in a step that would run here; what others run may be filled in there. */
export function obstacleTo(
  plan: Plan,
  texts: Record<string, string>,
  here: ThisComputer | undefined,
): Obstacle | undefined {
  const fault = firstFault(plan.situation, texts);
  if (fault) return { kind: 'error', says: fault.says, screen: screenOf(fault.field.question) };
  const [hole] = holesIn(plan.steps.filter((step) => placeOf(plan, step, here) === 'here'));
  if (!hole) return undefined;
  const asked = holeScreens[hole];
  return { kind: 'warning', says: `${hole} is not answered yet: the plan cannot start here.`, screen: asked };
}

const holeScreens: Record<string, ScreenId> = {
  '<PID>': 'what',
  '<PROGRAM>': 'what',
  '<SERVICE>': 'what',
  '<DUMP>': 'what',
  '<PASSWORD>': 'wishes',
  '<CERTIFICATE>': 'wishes',
};

/** The screen that asks for a field of the situation. */
export const screenOf = (field: string): ScreenId | undefined =>
  screens.find((screen) => isAnswered(screen, [field]));
