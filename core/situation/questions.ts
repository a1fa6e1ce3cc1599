/** The wizard as a fold over a situation: which questions are open, what is answered, what an answer changes. */

import { fail, ok, type Result } from '../contract/result.ts';
import { meanings } from './answers.ts';
import { parseSituation } from './parse.ts';
import type { Answer, Question, QuestionId, Screen } from './question.ts';
import { questions } from './question-list.ts';
import type { Situation } from './schema.ts';

/** The questions that matter for the answers so far, in order. */
export const openQuestions = (situation: Situation): Question[] =>
  questions.filter((question) => matters(situation, question));

function matters(situation: Situation, { when = [] }: Question): boolean {
  return when.every(({ question, is }) => {
    const value = answerTo(situation, question);
    return is.some((wanted) => wanted === value);
  });
}

/** The answer as it stands, or the default. */
export function answerTo(situation: Situation, id: QuestionId): Answer {
  return meanings[id].read(situation) ?? questions.find((question) => question.id === id)?.default ?? null;
}

/**
 * The situation with this answer; answers to later questions are kept. Null takes an answer back. An answer that does not fit is refused
 * with one sentence, and the question stays open.
 */
export function answer(situation: Situation, id: QuestionId, value: Answer): Result<Situation, string> {
  const question = questions.find((candidate) => candidate.id === id);
  const offered = question?.options?.map((option) => option.value);
  if (value !== null && offered && !offered.some((option) => option === value)) {
    return fail(`${String(value)} is no answer to this question; there are ${offered.join(', ')}.`);
  }
  const parsed = parseSituation(withKernelHost(meanings[id].write(situation, value ?? fallback(question))));
  return parsed.ok ? ok(parsed.value) : fail(parsed.error[0]?.says ?? 'It does not fit.');
}

/** What cannot be left out is set back to its default; everything else leaves no trace. */
const fallback = (question: Question | undefined): Answer =>
  question && needed.includes(question.id) ? question.default : null;

const needed: readonly QuestionId[] = [
  'target.kind',
  'target.system',
  'where',
  'computers.person',
  'computers.tools',
  'reach.forward',
  'reach.back',
  'reach.slow',
  'symbols.on',
];

/** A kernel on another computer has a neighbour; until somebody says otherwise, it is the technician's computer. */
function withKernelHost(situation: Situation): Situation {
  const { target, technician, kernelHost } = situation;
  const lacks = target.kind === 'kernel' && target.on !== technician && kernelHost === undefined;
  return lacks ? { ...situation, kernelHost: technician } : situation;
}

/** What a screen's answers come to, in a few words. */
export function summary(situation: Situation, screen: Screen): string {
  const { target, technician, computers, reach, symbols, prefer, wants } = situation;
  switch (screen) {
    case 'what': {
      const name =
        target.image?.split(/[\\/]/).findLast((part) => part !== '') ??
        target.service ??
        kindText(target.kind);
      return `${name}${target.pid === undefined ? '' : `, PID ${target.pid}`}, on ${target.on}`;
    }
    case 'where': {
      if (target.on === technician) return `only ${technician}`;
      const person = computers.find(({ name }) => name === target.on)?.person ?? 'nobody';
      return `${computers.length} computers, ${person} at ${target.on}`;
    }
    case 'reach':
      return reach.map(({ from, to }) => `${from} calls ${to}`).join(', ') || 'nobody calls anybody';
    case 'symbols':
      if (symbols.on.length === 0) return 'public only';
      return `on ${symbols.on.join(', ')}${symbols.confidential ? ', confidential' : ''}`;
    case 'wishes': {
      const list = [
        prefer?.password === undefined ? '' : 'password',
        wants?.encryption ? 'encryption' : '',
        prefer?.transport ?? '',
        prefer?.port === undefined ? '' : `port ${String(prefer.port).replace(',', '-')}`,
      ].filter((wish) => wish !== '');
      return list.join(', ') || 'none';
    }
  }
}

function kindText(kind: string): string {
  const [first] = questions;
  return first?.options?.find(({ value }) => value === kind)?.says ?? kind;
}
