/** From a situation to a plan: the best method's, or the named one's when it works. */
import { advise, judgeAll, works } from '../methods/advise.ts';
import { methodById } from '../methods/list.ts';
import { caseOf } from '../methods/method.ts';
import type { MethodId, Situation } from '../situation/schema.ts';
import type { NoPlan, Plan, Remedy } from './schema.ts';

/** Pure and total; the answer is told apart by `method`, which is null when nothing works or the named method is ruled out. */
export function makePlan(situation: Situation, method?: MethodId): Plan | NoPlan {
  const a = caseOf(situation);
  const judged = judgeAll(a);
  const chosen = judged.find((entry) => (method === undefined || entry.method === method) && works(entry));
  if (!chosen) return noPlan(situation, method);
  const { routes, steps, cleanup, warnings } = methodById(chosen.method).plan(a);
  return { version: 1, method: chosen.method, situation, routes, steps, cleanup, warnings };
}

function noPlan(situation: Situation, method: MethodId | undefined): NoPlan {
  const { methods } = advise(situation);
  const refused = methods.filter((entry) => method === undefined || entry.method === method);
  return {
    version: 1,
    method: null,
    reasons: refused.flatMap(({ reasons }) => reasons),
    remedies: unique(refused.flatMap(({ remedies }) => remedies ?? [])),
  };
}

/** Nothing works: several methods ask for the same change. */
function unique(remedies: readonly Remedy[]): Remedy[] {
  return [...new Map(remedies.map((remedy) => [remedy.says, remedy])).values()];
}
