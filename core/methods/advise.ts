/** Verdicts on all ten methods for a situation: best, works, ruled out, each with its reasons. Pure and total. */
import { patched } from '../plan/patch.ts';
import type { Advice, MethodAdvice, Reason, Remedy } from '../plan/schema.ts';
import type { MethodId, Situation } from '../situation/schema.ts';
import { methodById, methods } from './list.ts';
import { type Case, type Change, caseOf, changedCase, type Judgement } from './method.ts';
import { reason } from './rules.ts';

/**
 * All methods, best first, then those that work by preference, then the ruled-out ones in the fixed order of `MethodId`; `rank` counts
 * from 1. A preferred method that works is the best. `warnings` belong to the best method's plan.
 */
export function advise(situation: Situation): Advice {
  const a = caseOf(situation);
  const judged = judgeAll(a);
  const [first] = judged;
  const best = first && works(first) ? first.method : null;
  return {
    version: 1,
    best,
    methods: judged.map((entry, index) => adviceOf(a, entry, index + 1, best)),
    warnings: [
      ...unmetPreference(situation, best),
      ...(best === null ? [] : methodById(best).plan(a).warnings),
    ],
  };
}

export interface Judged {
  readonly method: MethodId;
  readonly judgement: Judgement;
}

export const works = ({ judgement }: Judged): boolean => judgement.blocks.length === 0;

/** Every method, best first; no remedies yet. */
export function judgeAll(a: Case): Judged[] {
  const preferred = a.view.situation.prefer?.method;
  const weight = ({ method, judgement }: Judged): number =>
    judgement.blocks.length > 0 ? Number.POSITIVE_INFINITY : method === preferred ? 0 : judgement.preference;
  // The sort is stable, so equal preferences keep the order of the list.
  return methods
    .map((method) => ({ method: method.id, judgement: method.judge(a) }))
    .sort((one, other) => {
      const [left, right] = [weight(one), weight(other)];
      return left === right ? 0 : left - right;
    });
}

function adviceOf(a: Case, { method, judgement }: Judged, rank: number, best: MethodId | null): MethodAdvice {
  if (judgement.blocks.length > 0) {
    return {
      method,
      verdict: 'ruled-out',
      rank,
      reasons: judgement.blocks.map((block) => block.reason),
      remedies: remediesFor(a, method, judgement),
    };
  }
  return {
    method,
    verdict: method === best ? 'best' : 'works',
    rank,
    reasons: [...judgement.reasons],
    ...(judgement.route.length > 0 ? { route: [...judgement.route] } : {}),
  };
}

/** One reason: each of its changes is a way out. Several: all must go at once, so the first change of each together is the way. */
function remediesFor(a: Case, method: MethodId, { blocks }: Judgement): Remedy[] {
  const [only, ...others] = blocks;
  if (!only) return [];
  if (others.length === 0) return only.changes.flatMap((change) => remedyOf(a, method, change));
  const parts = blocks.map(({ changes }) => changes[0]);
  const says = parts.flatMap((part) => (part ? [part.says] : [])).join(' ');
  const complete = parts.every((part) => part?.change !== undefined);
  const change = complete ? parts.flatMap((part) => part?.change ?? []) : undefined;
  return remedyOf(a, method, { says, ...(change ? { change } : {}) });
}

/** The verdict after the change is computed. A change that would not be enough is said, but not offered for one click. */
function remedyOf(a: Case, method: MethodId, { says, change }: Change): Remedy[] {
  if (!change) return [{ says }];
  const after = patched(a.view.situation, change);
  if (!after.ok) return [{ says }];
  // The changes are ours and keep the shape (a property test of advise.test.ts holds us to it).
  const changed = changedCase(a, after.value as Situation);
  // Most changes are not enough: then the other methods need no judgement.
  if (methodById(method).judge(changed).blocks.length > 0) return [{ says }];
  const judged = judgeAll(changed);
  const index = judged.findIndex((entry) => entry.method === method && works(entry));
  if (index < 0) return [{ says }];
  return [{ says, change, becomes: index === 0 ? 'best' : 'works' }];
}

function unmetPreference({ prefer }: Situation, best: MethodId | null): Reason[] {
  if (prefer?.method === undefined || prefer.method === best) return [];
  return [reason('2.1', `The wished method ${prefer.method} is ruled out here; its reasons say why.`)];
}
