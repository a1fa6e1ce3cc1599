import { describe, expect, it } from 'vitest';
import { parseSituation } from '../../core/situation/parse.ts';
import { adviceOf, planOf } from '../store/advice.ts';
import { practiceSituation } from './practice-situation.ts';

describe('"Try it on this computer now"', () => {
  it.each(['vm', 'TARGET', 'target'])('has a complete plan on a computer called %s', (name) => {
    const situation = practiceSituation({ name, os: 'linux' });
    expect(parseSituation(situation).ok).toBe(true);
    expect(adviceOf(situation).best).toBe('debugger');
    const plan = planOf(situation);
    if (plan.method === null) throw new Error('expected a plan');
    expect(plan.steps.map(({ command }) => command).join(' ')).not.toMatch(/<[A-Z]+>/);
  });
});
