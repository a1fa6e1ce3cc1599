/**
 * Gathers many wishes to do one thing into few: done at once when it was not done lately, else when the interval is over. A single key's
 * echo is not delayed; a flood costs one action for each interval.
 */
export interface Throttle {
  /** Wants it done. */
  ask(): void;
  /** Forgets what was asked and not done. */
  cancel(): void;
}

export function createThrottle(intervalMs: number, action: () => void): Throttle {
  let timer: NodeJS.Timeout | undefined;
  let doneAt = Number.NEGATIVE_INFINITY;

  function run() {
    timer = undefined;
    doneAt = performance.now();
    action();
  }

  return {
    ask() {
      if (timer) return;
      const left = doneAt + intervalMs - performance.now();
      if (left <= 0) run();
      else timer = setTimeout(run, left);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
