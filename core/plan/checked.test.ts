/** No plan has a command that our own checker refuses, and no two ends that do not fit together (design 4). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../commands/check.ts';
import { MethodId } from '../situation/schema.ts';
import { arbitrarySituation } from '../situation/testing/arbitrary.ts';
import { makePlan } from './make.ts';

describe('plans and the checker', () => {
  it('agree on every command and on every pair', () => {
    fc.assert(
      fc.property(arbitrarySituation(), (situation) => {
        for (const method of MethodId.options) {
          const plan = makePlan(situation, method);
          if (plan.method === null) continue;
          const commands = [...plan.steps, ...plan.cleanup]
            .filter(({ kind }) => ['run', 'type', 'registry'].includes(kind))
            .map(({ command }) => command);
          const { lines, pairing } = check(commands);
          const errors = [
            ...lines.flatMap(({ command, problems }) =>
              problems
                .filter(({ severity }) => severity === 'error')
                .map(({ rule, says }) => ({ command, rule, says })),
            ),
            ...pairing
              .filter(({ severity }) => severity === 'error')
              .map(({ rule, says, lines: [one = 0, other = 0] }) => ({
                command: `${commands[one]} / ${commands[other]}`,
                rule,
                says,
              })),
          ];
          expect(errors).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
