/**
 * The wizard's flow as data: five screens, their questions in order, and when each matters. No code decides what is asked, so the flow
 * can be drawn, and checked for questions that nobody can reach.
 */
import type { Question } from './question.ts';
import { reach } from './screens/reach.ts';
import { symbols } from './screens/symbols.ts';
import { what } from './screens/what.ts';
import { where } from './screens/where.ts';
import { wishes } from './screens/wishes.ts';

export const questions: readonly Question[] = [...what, ...where, ...reach, ...symbols, ...wishes];
