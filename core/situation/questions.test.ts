import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise } from '../methods/advise.ts';
import { newSituation } from './defaults.ts';
import { parseSituation } from './parse.ts';
import { type Answer, type QuestionId, questionIds } from './question.ts';
import { questions } from './question-list.ts';
import { answer, answerTo, openQuestions, summary } from './questions.ts';
import type { Situation } from './schema.ts';

const start = newSituation({ name: 'TECH', os: 'windows' });

function answered(answers: [QuestionId, Answer][], from: Situation = start): Situation {
  return answers.reduce((situation, [id, value]) => {
    const next = answer(situation, id, value);
    if (!next.ok) throw new Error(next.error);
    return next.value;
  }, from);
}

const openIds = (situation: Situation) => openQuestions(situation).map(({ id }) => id);

describe('the flow', () => {
  it('has every question once, in the order of its screens', () => {
    expect(questions.map(({ id }) => id)).toEqual([...questionIds]);
    const screens = ['what', 'where', 'reach', 'symbols', 'wishes'];
    const places = questions.map(({ screen }) => screens.indexOf(screen));
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it.each(questions.map((question) => [question.id, question] as const))(
    '%s can be reached, and its conditions with it',
    (_, question) => {
      let situation = start;
      for (const condition of question.when ?? []) {
        expect(questionIds.indexOf(condition.question)).toBeLessThan(questionIds.indexOf(question.id));
        const [value = null] = condition.is;
        situation = answered([[condition.question, value]], situation);
      }
      expect(openIds(situation)).toContain(question.id);
    },
  );

  it.each(questions.flatMap(({ id, options = [] }) => options.map(({ value }) => [id, value] as const)))(
    '%s takes %s and gives it back',
    (id, value) => {
      const from = /^(reach|computers|symbols)/.test(id) ? answered([['where', 'there']]) : start;
      expect(answerTo(answered([[id, value]], from), id)).toBe(value);
    },
  );
});

describe('answers', () => {
  it('"this computer" asks nothing about others and ends in a debugger server', () => {
    expect(openIds(start).filter((id) => /^(reach|computers)/.test(id))).toEqual([]);
    expect(
      advise(
        answered([
          ['where', 'here'],
          ['target.pid', 4312],
        ]),
      ).best,
    ).toBe('debugger');
  });

  it('another computer that only calls is dialled back from', () => {
    const situation = answered([
      ['where', 'there'],
      ['computers.name', 'SRVBOX'],
      ['reach.forward', false],
      ['reach.back', true],
      ['reach.ports', [5005, 5010]],
    ]);
    expect(situation.reach).toEqual([{ from: 'SRVBOX', to: 'TECH', via: ['tcp'], ports: [5005, 5010] }]);
    expect(advise(situation).methods[0]).toMatchObject({
      method: 'debugger',
      route: [{ dial: 'reverse', port: 5005 }],
    });
  });

  it('keeps what was said about the other computer while the answer is "here"', () => {
    const there = answered([
      ['where', 'there'],
      ['computers.name', 'SRVBOX'],
      ['computers.person', 'nobody'],
      ['reach.slow', true],
    ]);
    expect(
      answered(
        [
          ['where', 'here'],
          ['where', 'there'],
        ],
        there,
      ),
    ).toEqual(there);
  });

  it('a kernel wired to a third computer, with somebody who looks on', () => {
    const situation = answered([
      ['target.kind', 'kernel'],
      ['where', 'there'],
      ['computers.name', 'TGT'],
      ['kernelHost', 'LABHOST'],
      ['wire.kind', 'com'],
      ['wire.serialPort', 'com2'],
      ['wire.baud', 57_600],
      ['wants.watchers', 'DESK, LABHOST'],
    ]);
    expect(situation).toMatchObject({
      kernelHost: 'LABHOST',
      wire: { kind: 'com', port: 'com2', baud: 57_600 },
      wants: { watchers: ['DESK', 'LABHOST'] },
    });
    expect(situation.computers.map(({ name }) => name)).toEqual(['TECH', 'TGT', 'LABHOST', 'DESK']);
    expect(answerTo(situation, 'wants.watchers')).toBe('DESK, LABHOST');
    expect(openIds(situation)).toContain('wire.baud');
    expect(openIds(situation)).not.toContain('wire.key');
    expect(answer(situation, 'wire.baud', 0)).toMatchObject({ ok: false });
    expect(answer(situation, 'wants.watchers', 'A B')).toMatchObject({ ok: false });
    // Parameters that cannot be missing go back to the usual ones.
    expect(answered([['wire.baud', null]], situation).wire).toEqual({
      kind: 'com',
      port: 'com2',
      baud: 115_200,
    });
    expect(
      answered(
        [
          ['wire.kind', 'net'],
          ['wire.key', '1.2.3.4'],
        ],
        situation,
      ).wire,
    ).toEqual({
      kind: 'net',
      port: 50_000,
      key: '1.2.3.4',
    });
  });

  it('a Linux program goes to gdbserver', () => {
    expect(
      advise(
        answered([
          ['target.system', 'linux'],
          ['target.pid', 5],
        ]),
      ).best,
    ).toBe('gdbserver');
  });

  it.each<[QuestionId, Answer, string]>([
    ['target.pid', 0, 'target.pid is 0: the least is 1.'],
    [
      'prefer.port',
      70000,
      'prefer.port is 70000: a port is a whole number from 1 to 65535, or a range [low, high].',
    ],
    [
      'prefer.password',
      'Secret0123456',
      'prefer.password has 13 characters: a password has at most 12 characters.',
    ],
    ['where', 'nowhere', 'nowhere is no answer to this question; there are here, there.'],
  ])('refuses %s = %s with one sentence', (id, value, says) => {
    expect(answer(start, id, value)).toEqual({ ok: false, error: says });
  });

  it('taken back leaves no trace', () => {
    const some = answered([
      ['target.pid', 5],
      ['prefer.password', 'Secret01'],
      ['wants.log', true],
    ]);
    const none = answered(
      [
        ['target.pid', null],
        ['prefer.password', null],
      ],
      some,
    );
    expect(none.target).toEqual(start.target);
    expect(none.prefer).toBeUndefined();
  });

  it('in any order end in a situation with advice, and a summary for every screen', () => {
    const step = fc
      .constantFrom(...questions)
      .chain(({ id, options }) =>
        fc.tuple(
          fc.constant(id),
          options
            ? fc.constantFrom<Answer>(...options.map(({ value }) => value), null)
            : fc.constantFrom<Answer>('X1', 7, [2, 3], null),
        ),
      );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let situation = start;
        for (const [id, value] of steps) {
          const next = answer(situation, id, value);
          if (next.ok) situation = next.value;
        }
        expect(parseSituation(situation).ok).toBe(true);
        expect(advise(situation).methods).toHaveLength(10);
        for (const screen of ['what', 'where', 'reach', 'symbols', 'wishes'] as const) {
          expect(summary(situation, screen)).not.toBe('');
        }
      }),
    );
  });
});
