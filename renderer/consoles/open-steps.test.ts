import { describe, expect, it } from 'vitest';
import { openSteps, saysExpected } from './open-steps.ts';
import { sampleSession, sampleStep } from './testing/sample-session.ts';

describe('steps that are not done', () => {
  it('begin with those that need somebody', () => {
    const session = sampleSession({
      state: 'starting',
      steps: [
        { id: 'client', state: 'waits' },
        { id: 'server', state: 'by-hand' },
      ],
    });
    expect(openSteps(session).map(({ number, state, person }) => [number, state.state, person])).toEqual([
      [1, 'by-hand', 'the helper there'],
      [2, 'waits', 'you'],
    ]);
  });

  it('are none when all is done, and after the end only clean-up that needs somebody', () => {
    expect(openSteps(sampleSession())).toEqual([]);
    const session = sampleSession();
    const cleanup = [sampleStep({ id: 'undo' }), sampleStep({ id: 'later' })];
    const over = { ...session, plan: { ...session.plan, cleanup }, state: 'ended' as const };
    expect(
      openSteps({
        ...over,
        steps: [{ id: 'client', state: 'waits' }],
        cleanup: [
          { id: 'undo', state: 'by-hand' },
          { id: 'later', state: 'waits' },
        ],
      }).map(({ step }) => step.id),
    ).toEqual(['undo']);
  });
});

describe('what somebody pasted', () => {
  const step = sampleStep({ expects: 'Server started.' });
  it.each([
    ['noise\r\nServer   started.  Client can connect', 'expected'],
    ['Unable to start server, Win32 error 0n10048', 'other'],
  ])('%s: %s', (printed, says) => {
    expect(saysExpected(step, printed)).toBe(says);
  });

  it('is compared with the words between backticks, where there are some', () => {
    const quoted = sampleStep({ expects: 'The line `Listening on port 5005`' });
    expect(saysExpected(quoted, 'Listening on port 5005')).toBe('expected');
  });

  it('cannot be compared with nothing', () => {
    const { expects: _none, ...silent } = sampleStep();
    expect(saysExpected(silent, 'anything')).toBe('unknown');
  });
});
