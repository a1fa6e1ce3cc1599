/** What was answered on each screen, in a few words: stands under the name of the screen. */
import { summary } from '../../core/situation/questions.ts';
import type { Situation } from '../../core/situation/schema.ts';
import type { ScreenId } from '../store/route.ts';

export const screenNames: Record<ScreenId, string> = {
  what: 'What',
  where: 'Where',
  reach: 'Reach',
  symbols: 'Symbols',
  wishes: 'Wishes',
};

/** Questions belong to the screen that their id begins with. */
const questionsOf: Record<ScreenId, RegExp> = {
  what: /^(target\.|wants\.keepTarget)/,
  where: /^(where|computers|kernelHost|wire\.)/,
  reach: /^reach/,
  symbols: /^(symbols|sources)/,
  wishes: /^(prefer|wants)\.(?!keepTarget)/,
};

export const isAnswered = (screen: ScreenId, answered: readonly string[]): boolean =>
  answered.some((question) => questionsOf[screen].test(question));

/** `defaults` for a screen whose questions nobody has answered. */
export const summaryOf = (screen: ScreenId, situation: Situation, answered: readonly string[]): string =>
  isAnswered(screen, answered) ? summary(situation, screen) : 'defaults';
