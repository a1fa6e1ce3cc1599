/** Ctrl+C, and the other ways in which the system asks a command to end. */

/** npm, `timeout` and terminals may pass on one Ctrl+C twice: what comes this soon is not a second wish. */
const echoMs = 1000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Aborted by the first signal. `leave` is called when somebody asks again and does not want to wait for the clean end. */
export function watchInterruption(
  source: { on(signal: (typeof signals)[number], listener: () => void): unknown },
  leave: () => void,
  nowMs: () => number = () => performance.now(),
): AbortSignal {
  const interrupted = new AbortController();
  let firstMs: number | undefined;
  const onSignal = () => {
    firstMs ??= nowMs();
    interrupted.abort();
    if (nowMs() - firstMs > echoMs) leave();
  };
  for (const signal of signals) source.on(signal, onSignal);
  return interrupted.signal;
}
