/** From a situation to a plan: the best method's, or the named one's when it works. */
import { advise } from '../methods/advise.ts';
import { methodById } from '../methods/list.ts';
import { caseOf } from '../methods/method.ts';
import type { MethodId, Situation } from '../situation/schema.ts';
import type { NoPlan, Plan, Remedy } from './schema.ts';

/** Pure and total; the answer is told apart by `method`, which is null when nothing works or the named method is ruled out. */
export function makePlan(situation: Situation, method?: MethodId): Plan | NoPlan {
  const advice = advise(situation);
  const chosen = method ?? advice.best;
  const entry = advice.methods.find((candidate) => candidate.method === chosen);
  if (!chosen || !entry || entry.verdict === 'ruled-out') {
    const refused = entry ? [entry] : advice.methods;
    return {
      version: 1,
      method: null,
      reasons: refused.flatMap(({ reasons }) => reasons),
      remedies: unique(refused.flatMap(({ remedies }) => remedies ?? [])),
    };
  }
  const { routes, steps, cleanup, warnings } = methodById(chosen).plan(caseOf(situation));
  return { version: 1, method: chosen, situation, routes, steps, cleanup, warnings };
}

/** Nothing works: several methods ask for the same change. */
function unique(remedies: readonly Remedy[]): Remedy[] {
  return [...new Map(remedies.map((remedy) => [remedy.says, remedy])).values()];
}
