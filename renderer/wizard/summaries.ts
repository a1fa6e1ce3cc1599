/** What was answered on each screen, in a few words: stands under the name of the screen. */
import type { Situation } from '../../core/situation/schema.ts';
import type { ScreenId } from '../store/route.ts';
import { portsText } from './fields.ts';
import { kinds } from './kinds.ts';

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
  where: /^(where|computers)/,
  reach: /^reach/,
  symbols: /^(symbols|sources)/,
  wishes: /^(prefer|wants)\.(?!keepTarget)/,
};

export const isAnswered = (screen: ScreenId, answered: readonly string[]): boolean =>
  answered.some((question) => questionsOf[screen].test(question));

/** `defaults` for a screen whose questions nobody has answered. */
export function summaryOf(screen: ScreenId, situation: Situation, answered: readonly string[]): string {
  return isAnswered(screen, answered) ? summaries[screen](situation) : 'defaults';
}

const summaries: Record<ScreenId, (situation: Situation) => string> = {
  what: ({ target }) => {
    const program = target.image?.split(/[\\/]/).at(-1) ?? target.service ?? target.dumpPath;
    const what = program ?? kinds.find(({ kind }) => kind === target.kind)?.name ?? target.kind;
    const pid = target.kind === 'running-process' && target.pid !== undefined ? `, PID ${target.pid}` : '';
    return `${what}${pid}, on ${target.on}`;
  },
  where: ({ computers, technician }) => {
    const others = computers.filter(({ name }) => name !== technician);
    if (others.length === 0) return `only ${technician}`;
    const people = { technician: 'you', helper: 'a helper', starter: 'a starter', nobody: 'nobody' };
    const [first] = others;
    return `${computers.length} computers, ${first ? `${people[first.person]} at ${first.name}` : ''}`;
  },
  reach: ({ reach }) => {
    const [first, ...more] = reach;
    if (!first) return 'nobody can call';
    const ports = first.ports === undefined ? '' : ` ${portsText(first.ports)}`;
    return `${first.from} calls ${first.to}, ${first.via[0]}${ports}${more.length > 0 ? `, ${more.length} more` : ''}`;
  },
  symbols: ({ symbols }) => {
    const where = symbols.on.length === 0 ? 'public only' : `on ${symbols.on.join(', ')}`;
    return symbols.confidential ? `${where}, confidential` : where;
  },
  wishes: ({ prefer, wants }) => {
    const list = [
      prefer?.password && 'password',
      wants?.encryption && 'encryption',
      prefer?.transport,
      prefer?.port !== undefined && `port ${portsText(prefer.port)}`,
    ].filter(Boolean);
    return list.length > 0 ? list.join(', ') : 'none';
  },
};
