/** What the questions of several screens have in common: when they matter, and the two answers of a yes and no. */
import type { Condition, Option } from '../question.ts';

export const yesNo = (yes: string, no: string): readonly Option[] => [
  { value: true, says: yes },
  { value: false, says: no },
];

export const program: Condition = { question: 'target.kind', is: ['new-process'] };
export const elsewhere: Condition = { question: 'where', is: ['there'] };
export const onWindows: Condition = { question: 'target.system', is: ['windows'] };
