import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { leadingAndTrailing } from './pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs at once, and for the last call of a burst', () => {
  const seen: number[] = [];
  let value = 0;
  const paced = leadingAndTrailing(100, () => void seen.push(value));
  for (value = 1; value <= 50; value++) {
    paced();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(seen[0]).toBe(1);
  expect(seen.at(-1)).toBeGreaterThanOrEqual(50);
  expect(seen.length).toBeLessThanOrEqual(7);
});

it('runs once for one call', () => {
  const run = vi.fn();
  leadingAndTrailing(100, run)();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(1);
});
