import type { ReactNode } from 'react';
import type { Answer, QuestionId } from '../../core/situation/question.ts';
import { questions } from '../../core/situation/question-list.ts';
import { answer as answered, answerTo, openQuestions } from '../../core/situation/questions.ts';
import type { Situation } from '../../core/situation/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Question } from '../ui/question.tsx';
import { Says } from '../ui/says.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useSituation } from './use-situation.ts';

interface AskedProps {
  id: QuestionId;
  children: ReactNode;
}

/** A question of the core's flow, with why we ask; nothing as long as the answers so far make it idle. */
export function Asked({ id, children }: AskedProps) {
  const situation = useSituation();
  const question = openQuestions(situation).find((open) => open.id === id);
  if (!question) return null;
  const { says, rule } = question.whyWeAsk;
  return (
    <Question label={question.title} why={<Says text={says} rule={rule} />}>
      {children}
    </Question>
  );
}

/** A question with a few answers, all visible. `also` is what else the answer changes. */
export function AskedChoice({
  id,
  also = (situation) => situation,
}: {
  id: QuestionId;
  also?: (situation: Situation, value: Answer) => Situation;
}) {
  const situation = useSituation();
  const answer = useApp((state) => state.answer);
  const question = questions.find((candidate) => candidate.id === id);
  const options = (question?.options ?? []).map(({ value, says }) => ({
    value: String(value),
    text: says,
    given: value,
  }));
  return (
    <Asked id={id}>
      <Segmented
        name={question?.title ?? id}
        options={options}
        value={String(answerTo(situation, id))}
        onChoose={(chosen) => {
          const option = options.find(({ value }) => value === chosen);
          if (!option) return;
          answer({ question: id, says: `${question?.title} ${option.text}` }, (before) => {
            const next = answered(before, id, option.given);
            return next.ok ? also(next.value, option.given) : before;
          });
        }}
      />
    </Asked>
  );
}
