/** What a measurement gives: rows of one table, each the median of several runs of ours and of a peer in the same run. */
import type { TestInfo } from '@playwright/test';

/** The issue asks for medians of at least five. */
export const runs = 5;

export type Unit = 'MB/s' | 'ms' | 'MB';

export interface Row {
  what: string;
  unit: Unit;
  ours: number;
  /** What it is compared with, in the same run. */
  peer?: { name: string; value: number };
  /** How many values the median is of, and what one value is. */
  runs: string;
}

export const rowAnnotation = 'row';

/** Hands rows to the reporter. */
export function report(info: TestInfo, ...rows: Row[]): void {
  for (const row of rows) info.annotations.push({ type: rowAnnotation, description: JSON.stringify(row) });
}

/** Nearest rank; `share` from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Above 1: ours is better, whichever direction is better for the unit. */
export function ratio({ unit, ours, peer }: Row): number | undefined {
  if (!peer) return undefined;
  return unit === 'MB/s' ? ours / peer.value : peer.value / ours;
}
