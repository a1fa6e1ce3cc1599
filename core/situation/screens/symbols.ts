/** The screen "symbols": where symbols are, and whether they may leave their computer. */
import type { Question } from '../question.ts';
import { yesNo } from './shared.ts';

export const symbols: readonly Question[] = [
  {
    id: 'symbols.on',
    screen: 'symbols',
    title: 'Where are the symbols?',
    whyWeAsk: { says: 'The engine reads them on the computer where it runs.', rule: '1.6' },
    takes: 'choice',
    options: [
      { value: 'public', says: 'Public symbols are enough' },
      { value: 'here', says: 'On this computer' },
      { value: 'there', says: 'On the computer of the program' },
    ],
    default: 'public',
  },
  {
    id: 'symbols.path',
    screen: 'symbols',
    title: 'Under which path?',
    whyWeAsk: { says: 'It becomes the symbol path of the engine.', rule: '1.6' },
    takes: 'text',
    default: null,
  },
  {
    id: 'symbols.confidential',
    screen: 'symbols',
    title: 'May they be copied?',
    whyWeAsk: { says: 'If they may not leave, the engine must come to them.', rule: '2.5' },
    when: [{ question: 'symbols.on', is: ['here', 'there'] }],
    takes: 'choice',
    options: yesNo('No, they stay where they are', 'Yes'),
    default: false,
  },
  {
    id: 'symbols.server',
    screen: 'symbols',
    title: 'Does the symbol server ask for a login?',
    whyWeAsk: { says: 'Through the kernel debugger logins fail.', rule: '2.9' },
    when: [{ question: 'target.needsKernelState', is: [true] }],
    takes: 'choice',
    options: [
      { value: 'none', says: 'There is none' },
      { value: 'open', says: 'No' },
      { value: 'authenticated', says: 'Yes' },
    ],
    default: 'none',
  },
];
