/** The screen "reach": which computer can call which, and through which ports. */
import type { Question } from '../question.ts';
import { elsewhere, yesNo } from './shared.ts';

export const reach: readonly Question[] = [
  {
    id: 'reach.forward',
    screen: 'reach',
    title: 'Can you call it?',
    whyWeAsk: { says: 'The usual way: the server listens, you call.', rule: '2.1' },
    when: [elsewhere],
    takes: 'choice',
    options: yesNo('Yes', 'No, a firewall is in the way'),
    default: true,
  },
  {
    id: 'reach.back',
    screen: 'reach',
    title: 'Can it call you?',
    whyWeAsk: {
      says: 'The debugger does not care who calls: if only the server can, it dials back.',
      rule: '2.2',
    },
    when: [elsewhere],
    takes: 'choice',
    options: yesNo('Yes', 'No'),
    default: false,
  },
  {
    id: 'reach.ports',
    screen: 'reach',
    title: 'Which ports are open?',
    whyWeAsk: { says: 'The plan takes a port that the firewall lets through.', rule: '4.3' },
    when: [elsewhere],
    takes: 'port',
    default: null,
  },
  {
    id: 'reach.slow',
    screen: 'reach',
    title: 'Is the link slow?',
    whyWeAsk: {
      says: 'A smart client needs 150 round trips to its first prompt, a client 15.',
      rule: 'engine 14.4',
    },
    when: [elsewhere],
    takes: 'choice',
    options: yesNo('Yes, or far away', 'No'),
    default: false,
  },
];
