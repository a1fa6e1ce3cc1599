/** The methods as a page of the documentation. */
import { methods } from '../methods/list.ts';
import type { MethodId } from '../situation/schema.ts';
import { type MethodFacts, methodFacts } from './method-facts.ts';
import { byNumber } from './rules.ts';

/** The numbers of the rules behind a method's verdicts, and behind its plans. */
export type RulesOfMethod = (method: MethodId) => { judged: readonly string[]; planned: readonly string[] };

const links = { session: 'Clients to engine', stub: 'Engine to target', wire: 'Kernel wire' } as const;

/** Markdown. */
export function methodsReference(rulesOf: RulesOfMethod): string {
  const lines = [
    '# Methods',
    '',
    'Every method answers one question: where does the debugger engine run, and how do its links get there? This page is made from the',
    'tables in `core`; `npm run reference` writes it anew. Reverse connections and repeaters are no methods: they belong to the links.',
    'What the rules say stands in [rules.md](rules.md).',
    '',
    ...methods.flatMap(({ id }) => section(id, methodFacts[id], rulesOf(id))),
  ];
  return lines.join('\n');
}

function section(id: MethodId, facts: MethodFacts, rules: ReturnType<RulesOfMethod>): string[] {
  const rows: [string, string][] = [
    ['The engine runs on', facts.engine],
    ...Object.entries(links).flatMap(([role, title]): [string, string][] => {
      const link = facts.links[role as keyof typeof links];
      if (!link) return [];
      const back = link.reverse.length > 0 ? `; the far end may dial: ${link.reverse.join(', ')}` : '';
      return [[title, `${link.by} over ${link.transports.join(', ')}${back}`]];
    }),
    ...Object.entries(facts.programs).map(([place, names]): [string, string] => [
      `Programs, ${place}`,
      names.map((name) => `\`${name}\``).join(', '),
    ]),
    ['People', facts.people],
    ['Ends', facts.ends],
    ['Rules of its verdict', inOrder(rules.judged)],
    ['Rules of its plan', inOrder(rules.planned)],
  ];
  return [
    `## ${id}`,
    '',
    facts.what,
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([title, text]) => `| ${title} | ${text} |`),
    '',
  ];
}

const inOrder = (rules: readonly string[]): string => [...rules].sort(byNumber).join(', ');
