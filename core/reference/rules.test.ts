import { describe, expect, it } from 'vitest';
import { checkerRules, engineSections } from './checker-rules.ts';
import { knownRules, rulesReference } from './rules.ts';
import { readSources, usesOfRules } from './testing/uses.ts';

const uses = usesOfRules(readSources());

describe('the reference of rules', () => {
  it('has every rule that the code names, each once', () => {
    const known = knownRules.map(({ rule }) => rule);
    expect(known.filter((rule, at) => known.indexOf(rule) !== at)).toEqual([]);
    expect(
      [...uses].filter(([rule, { says }]) => says.length > 0 && !known.includes(rule)),
      'named without a sentence',
    ).toEqual([]);
    expect(
      Object.keys({ ...checkerRules, ...engineSections }).filter((rule) => !uses.has(rule)),
      'a sentence for nothing',
    ).toEqual([]);
  });

  it('says one sentence for each', () => {
    for (const { rule, says, source } of knownRules) {
      expect(says, rule).toMatch(/^\S.*\.$/);
      expect(says, rule).not.toMatch(/\|/);
      expect(source, rule).not.toBe('');
    }
  });

  it('is the page in docs/reference', async () => {
    await expect(rulesReference(uses)).toMatchFileSnapshot('../../docs/reference/rules.md');
  });
});
