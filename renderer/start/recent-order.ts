import type { DocumentSummary } from '../../core/contract/schemas.ts';

/** Pinned plans first, then the last changed. */
export const recentOrder = (documents: readonly DocumentSummary[]): DocumentSummary[] =>
  [...documents].sort(
    (one, other) => Number(other.pinned) - Number(one.pinned) || other.changed - one.changed,
  );
