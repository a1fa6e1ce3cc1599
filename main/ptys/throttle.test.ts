import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createThrottle } from './throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a throttle', () => {
  it('acts at once, then once for each interval in which it was asked', () => {
    const action = vi.fn();
    const throttle = createThrottle(5, action);
    throttle.ask();
    expect(action).toHaveBeenCalledTimes(1);
    for (let asked = 0; asked < 100; asked++) throttle.ask();
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(5);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(100);
    expect(action).toHaveBeenCalledTimes(2);
    throttle.ask();
    expect(action).toHaveBeenCalledTimes(3);
  });

  it('forgets what it was asked when it is cancelled', () => {
    const action = vi.fn();
    const throttle = createThrottle(5, action);
    throttle.ask();
    throttle.ask();
    throttle.cancel();
    vi.advanceTimersByTime(100);
    expect(action).toHaveBeenCalledTimes(1);
  });
});
