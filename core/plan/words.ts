/** Words of a command line, so that Windows gives the same words back to the program. */
import { quoteFor } from '../commands/split.ts';

/** Quoted only where it must be. A placeholder such as `<PID>` stays readable: it is not for running. */
export const quoted = (word: string): string => (/^<[A-Z]+>$/.test(word) ? word : quoteFor('cmd', [word]));
