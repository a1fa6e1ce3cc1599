/** One kind of line and what it means. The tables are `signs.ts` (things go on), `troubles.ts` (they do not) and `error-codes.ts`. */
export interface Explanation {
  pattern: RegExp;
  /** What it means, in one sentence; may use `$1` for the first group. */
  says: string;
  /** What to do, most useful first; empty when nothing need be done. */
  todo: readonly string[];
  /** The page of Microsoft's documents, or the section of engine.md that was measured. */
  source: string;
}

export type ExplanationRow = readonly [pattern: RegExp, says: string, source: string, ...todo: string[]];

/** A table, and one pattern that matches every line that any of its rows matches: most lines of a log match none. */
export interface ExplanationTable {
  rows: readonly Explanation[];
  any: RegExp;
}

export const explanations = (rows: readonly ExplanationRow[]): ExplanationTable => ({
  rows: rows.map(([pattern, says, source, ...todo]) => ({ pattern, says, source, todo })),
  any: new RegExp(rows.map(([{ source }]) => `(?:${source})`).join('|'), 'i'),
});

/** The first row that fits. */
export const explanationOf = ({ rows, any }: ExplanationTable, text: string): Explanation | undefined =>
  any.test(text) ? rows.find(({ pattern }) => pattern.test(text)) : undefined;
