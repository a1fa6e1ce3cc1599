/** What an answer changed on the board. */
import type { Advice, MethodAdvice, Verdict } from '../../core/plan/schema.ts';
import { MethodId } from '../../core/situation/schema.ts';
import { methodWords } from './words.ts';

export interface Delta {
  /** The verdict before, for each method whose verdict changed. */
  was: ReadonlyMap<MethodId, Verdict>;
  /** Verdicts are the same, but not what is said about them. */
  reasonsChanged: boolean;
}

export function deltaOf(before: Advice, after: Advice): Delta {
  const old = new Map(before.methods.map((method) => [method.method, method]));
  const changed = after.methods.filter(({ method, verdict }) => old.get(method)?.verdict !== verdict);
  const was = changed.flatMap(({ method }): [MethodId, Verdict][] => {
    const verdict = old.get(method)?.verdict;
    return verdict ? [[method, verdict]] : [];
  });
  const saying = (methods: readonly MethodAdvice[]) =>
    JSON.stringify(methods.map(({ method, reasons, route }) => [method, reasons, route]).sort());
  return { was: new Map(was), reasonsChanged: saying(before.methods) !== saying(after.methods) };
}

/** The line above the board, for people who see it. */
export function deltaSays({ was, reasonsChanged }: Delta, answer: string): string {
  if (was.size > 0) return `"${answer}" changed ${was.size} verdict${was.size === 1 ? '' : 's'}.`;
  if (reasonsChanged) return 'Your last answer changed no verdict, only reasons.';
  return 'Your last answer changed no verdict.';
}

/** One sentence for a live region, without repeating what was typed. */
export function deltaAnnounced({ was }: Delta, after: Advice): string {
  const best = after.best ? `Best is ${methodWords[after.best].name}.` : 'No method works.';
  return was.size === 0 ? `No verdict changed. ${best}` : `${was.size} verdicts changed. ${best}`;
}

/** Best first, then what works by rank, then the ruled-out ones, always in the same order: rows that nothing moves are found again. */
export function boardOrder(methods: readonly MethodAdvice[]): MethodAdvice[] {
  const place = ({ verdict, rank, method }: MethodAdvice) =>
    verdict === 'ruled-out' ? 1000 + MethodId.options.indexOf(method) : rank;
  return [...methods].sort((one, other) => place(one) - place(other));
}

/** "1 best, 2 work, 7 ruled out" */
export function countsSay(methods: readonly MethodAdvice[]): string {
  const count = (verdict: Verdict) => methods.filter((method) => method.verdict === verdict).length;
  const works = count('works');
  return `${count('best')} best, ${works} ${works === 1 ? 'works' : 'work'}, ${count('ruled-out')} ruled out`;
}
