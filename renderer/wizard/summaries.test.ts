import { describe, expect, it } from 'vitest';
import { newSituation } from '../../core/situation/defaults.ts';
import { questions } from '../../core/situation/question-list.ts';
import { screens } from '../store/route.ts';
import { moveTarget, setPrefer, setTarget } from './answers.ts';
import { typedFields } from './fields.ts';
import { kinds } from './kinds.ts';
import { isAnswered, summaryOf } from './summaries.ts';

const situation = setTarget(
  setTarget(moveTarget(newSituation({ name: 'TECH', os: 'windows' }), undefined), 'pid', 4312),
  'image',
  'C:\\Orders\\OrderHost.exe',
);

describe('the line under a screen', () => {
  it('says defaults until one of its questions is answered', () => {
    expect(summaryOf('what', situation, [])).toBe('defaults');
    expect(summaryOf('what', situation, ['target.pid'])).toBe('OrderHost.exe, PID 4312, on TARGET');
    expect(summaryOf('where', situation, ['where'])).toBe('2 computers, helper at TARGET');
    expect(summaryOf('reach', situation, ['reach TECH TARGET'])).toBe('TECH calls TARGET');
    expect(summaryOf('symbols', situation, ['symbols.on'])).toBe('public only');
  });

  it('never shows a password', () => {
    const secret = setPrefer(setPrefer(situation, 'password', 'Secret01'), 'port', [5005, 5010]);
    expect(summaryOf('wishes', secret, ['prefer.password'])).toBe('password, port 5005-5010');
  });

  it('belongs to the screen that the flow has the question on', () => {
    for (const { id, screen } of questions)
      expect(screens.filter((one) => isAnswered(one, [id]))).toEqual([screen]);
    const kindQuestion = questions.find(({ id }) => id === 'target.kind');
    expect(kinds.map(({ kind }) => kind)).toEqual(kindQuestion?.options?.map(({ value }) => value));
  });

  it('has a screen for every typed field', () => {
    for (const { question } of typedFields(situation)) {
      expect(screens.filter((screen) => isAnswered(screen, [question]))).toHaveLength(1);
    }
  });
});
