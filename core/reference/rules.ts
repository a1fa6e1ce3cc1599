/** The rules as a page of the documentation. */
import { type Rule, sourceOf } from '../methods/rules.ts';
import { checkerRules, engineSections } from './checker-rules.ts';
import { ruleSentences } from './rule-sentences.ts';

interface KnownRule {
  readonly rule: string;
  readonly says: string;
  readonly source: string;
}

const numbers = new Intl.Collator('en', { numeric: true });
const isMeasured = (rule: string): boolean => rule.startsWith('engine');

/** 2.9 before 2.10, then letters, then what was measured. */
export const byNumber = (one: string, other: string): number =>
  Number(isMeasured(one)) - Number(isMeasured(other)) || numbers.compare(one, other);

const measured = 'measured on the real engine';

/** Every rule, those that methods apply and those that only checkers and explanations do, in the order of their numbers. */
export const knownRules: readonly KnownRule[] = [
  ...Object.entries(ruleSentences).map(([rule, says]) => ({ rule, says, source: sourceOf(rule as Rule) })),
  ...Object.entries(checkerRules).map(([rule, [says, source]]) => ({ rule, says, source })),
  ...Object.entries(engineSections).map(([rule, says]) => ({ rule, says, source: measured })),
].sort((one, other) => byNumber(one.rule, other.rule));

interface Uses {
  readonly says: readonly string[];
  readonly applies: readonly string[];
}

/** Markdown, of the rules that are used. `uses` tells which files of core say a rule, and which ones only follow it. */
export function rulesReference(uses: ReadonlyMap<string, Uses>): string {
  const used = knownRules.filter(({ rule }) => uses.has(rule));
  const usedIn = ({ rule }: KnownRule) => {
    const { says = [], applies = [] } = uses.get(rule) ?? {};
    return [...says.map(short), ...applies.map((file) => `(${short(file)})`)].join(', ');
  };
  const lines = [
    '# Rules',
    '',
    'Every sentence that Debug Switchboard says about a situation or a command line has the number of a rule. This page is made from the',
    'tables in `core`; `npm run reference` writes it anew. Rules of the documents name the page of Microsoft that they come from;',
    'files in brackets follow a rule without saying so.',
    '',
    '| Rule | Says | Page | Used in |',
    '|---|---|---|---|',
    ...used
      .filter(({ rule }) => !isMeasured(rule))
      .map((rule) => `| ${rule.rule} | ${rule.says} | ${rule.source} | ${usedIn(rule)} |`),
    '',
    '## Measured on the real engine',
    '',
    'Where the engine does something else than the documents say, it wins.',
    '',
    '| Rule | Says | Used in |',
    '|---|---|---|',
    ...used
      .filter(({ rule }) => isMeasured(rule))
      .map((rule) => `| ${rule.rule} | ${rule.says} | ${usedIn(rule)} |`),
    '',
  ];
  return lines.join('\n');
}

const short = (file: string): string => file.replace(/\.ts$/, '');
