import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { watchInterruption } from './interruption.ts';

it('ends cleanly on the first signal, ignores its echo, and leaves at once when somebody insists', () => {
  const source = new EventEmitter();
  const leave = vi.fn();
  let nowMs = 5000;
  const interrupted = watchInterruption(source, leave, () => nowMs);
  expect(interrupted.aborted).toBe(false);
  source.emit('SIGINT');
  expect(interrupted.aborted).toBe(true);
  source.emit('SIGINT');
  source.emit('SIGTERM');
  expect(leave).not.toHaveBeenCalled();
  nowMs += 1001;
  source.emit('SIGINT');
  expect(leave).toHaveBeenCalledOnce();
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('hears %s', (signal) => {
  const source = new EventEmitter();
  const interrupted = watchInterruption(source, () => undefined);
  source.emit(signal);
  expect(interrupted.aborted).toBe(true);
});
