/** The core's answers for a situation, worked out once per situation object: every part of a screen may ask for them. */
import { advise } from '../../core/methods/advise.ts';
import { makePlan } from '../../core/plan/make.ts';
import type { Advice, NoPlan, Plan } from '../../core/plan/schema.ts';
import type { MethodId, Situation } from '../../core/situation/schema.ts';

const advices = new WeakMap<Situation, Advice>();
const plans = new WeakMap<Situation, Map<MethodId | undefined, Plan | NoPlan>>();

export function adviceOf(situation: Situation): Advice {
  const known = advices.get(situation);
  if (known) return known;
  const advice = advise(situation);
  advices.set(situation, advice);
  return advice;
}

/** The plan for a method, or for the best one. */
export function planOf(situation: Situation, method?: MethodId): Plan | NoPlan {
  const known = plans.get(situation) ?? new Map<MethodId | undefined, Plan | NoPlan>();
  plans.set(situation, known);
  const plan = known.get(method) ?? makePlan(situation, method);
  known.set(method, plan);
  return plan;
}
