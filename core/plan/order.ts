/** Steps in starting order. */
import type { Step, StepId } from './schema.ts';

/** Every step behind the steps that it is `after`; otherwise in the order given. A step that waits for itself keeps its place. */
export function inStartingOrder(steps: readonly Step[]): Step[] {
  const waiting = [...steps];
  const ids = new Set(steps.map(({ id }) => id));
  const done = new Set<StepId>();
  const ordered: Step[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ after }) => after.every((id) => done.has(id) || !ids.has(id)));
    const [next] = waiting.splice(Math.max(ready, 0), 1);
    if (!next) break;
    done.add(next.id);
    ordered.push(next);
  }
  return ordered;
}
