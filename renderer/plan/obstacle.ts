/** What keeps a plan from being started here, before main is asked. */
import type { ThisComputer } from '../../core/contract/schemas.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { Port } from '../../core/situation/schema.ts';
import { planOf } from '../store/advice.ts';
import { type ScreenId, screens } from '../store/route.ts';
import { setPrefer } from '../wizard/answers.ts';
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

/** The port after the one that the plan uses, if the situation allows it there. */
export function nextPort(plan: Plan): number | undefined {
  const portOf = ({ routes }: Plan) => {
    const port = routes.flat().find((hop) => hop.port !== undefined)?.port;
    return typeof port === 'number' ? port : port?.[1];
  };
  const next = (portOf(plan) ?? 0) + 1;
  if (next === 1 || !Port.safeParse(next).success) return undefined;
  const changed = planOf(setPrefer(plan.situation, 'port', next), plan.method);
  return changed.method !== null && portOf(changed) === next ? next : undefined;
}
