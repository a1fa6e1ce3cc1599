/** Runs at once, then at most once in each pause, and once more at the end: the last state always counts. */
export function leadingAndTrailing(pauseMs: number, run: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const rest = () => {
    waiting = undefined;
    if (!again) return;
    again = false;
    run();
    waiting = setTimeout(rest, pauseMs);
  };
  return () => {
    if (waiting !== undefined) {
      again = true;
      return;
    }
    run();
    waiting = setTimeout(rest, pauseMs);
  };
}
