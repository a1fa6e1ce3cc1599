import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../core/plan/schema.ts';
import { nextMoves, orderFault, overall, type Progress } from './conductor.ts';
import { step } from './testing/plans.ts';

const progress = (one: Step, state: Progress['state'], runner: Progress['runner'] = 'here'): Progress => ({
  step: one,
  state,
  runner,
});
const ids = (moves: ReturnType<typeof nextMoves>) => moves.map((move) => `${move.do} ${move.step.id}`);

describe('what can begin', () => {
  const server = step('server', 'cdb -server tcp:port=1');
  const client = step('client', 'cdb -remote tcp:port=1', { after: ['server'] });
  it.each([
    ['the first step starts', 'waits', 'waits', ['start server']],
    ['nothing while it runs', 'runs', 'waits', []],
    ['nothing after a failure', 'failed', 'waits', []],
    ['nothing behind one that has ended', 'ended', 'waits', []],
    ['the next when it is done', 'done', 'waits', ['start client']],
    ['nothing more', 'done', 'runs', []],
  ] as const)('%s', (_name, first, second, expected) => {
    expect(ids(nextMoves([progress(server, first), progress(client, second)]))).toEqual(expected);
  });

  it('types into consoles, and asks people for what does not run here', () => {
    const typed = step('go', 'g', { kind: 'type', console: 'server' });
    expect(ids(nextMoves([progress(server, 'waits', 'by-hand'), progress(typed, 'waits')]))).toEqual([
      'ask server',
      'type go',
    ]);
  });
});

describe('the order of a plan', () => {
  it.each([
    [
      'a step after one that does not exist',
      [step('a', 'x', { after: ['b'] })],
      'comes after "b", which is no step',
    ],
    [
      'two steps that wait for each other',
      [step('a', 'x', { after: ['b'] }), step('b', 'x', { after: ['a'] })],
      '"a" waits for',
    ],
    ['two steps of one name', [step('a', 'x'), step('a', 'x')], 'Two steps of the plan are called "a"'],
  ])('refuses %s', (_name, steps, says) => {
    expect(orderFault(steps)?.says).toContain(says);
  });
});

/** Plans without loops: every step comes after some of those in front of it, listed in any order. */
const plans = fc
  .array(
    fc.record({ after: fc.array(fc.nat(), { maxLength: 3 }), byHand: fc.boolean(), typed: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((rows) =>
    rows.map((row, index) => ({
      runner: row.byHand ? ('by-hand' as const) : ('here' as const),
      step: step(`s${index}`, 'cdb', {
        kind: row.typed ? 'type' : 'run',
        after: index === 0 ? [] : [...new Set(row.after.map((one) => `s${one % index}`))],
      }),
    })),
  )
  .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }));

describe('any plan without loops', () => {
  it('is accepted, begins every step once, and none before those that it comes after', () => {
    fc.assert(
      fc.property(plans, fc.infiniteStream(fc.nat()), (rows, picks) => {
        expect(orderFault(rows.map((row) => row.step))).toBeUndefined();
        let now: Progress[] = rows.map((row) => ({ ...row, state: 'waits' }));
        const begun: string[] = [];
        const set = (id: string, state: Progress['state']) => {
          now = now.map((one) => (one.step.id === id ? { ...one, state } : one));
        };
        for (let turn = 0; turn < rows.length * 2; turn++) {
          for (const move of nextMoves(now)) {
            const done = (id: string) => now.find((one) => one.step.id === id)?.state === 'done';
            expect(move.step.after.every(done)).toBe(true);
            begun.push(move.step.id);
            set(move.step.id, move.do === 'ask' ? 'by-hand' : 'runs');
          }
          const open = now.filter((one) => one.state === 'runs' || one.state === 'by-hand');
          const pick = open[(picks.next().value ?? 0) % Math.max(open.length, 1)];
          if (pick) set(pick.step.id, 'done');
        }
        expect(begun.sort()).toEqual(rows.map((row) => row.step.id).sort());
        expect(overall(now.map((one) => one.state))).toBe('running');
      }),
    );
  });
});
