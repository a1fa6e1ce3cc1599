import { describe, expect, it } from 'vitest';
import { optionMeanings } from '../commands/option-meanings.ts';
import { optionsOf } from '../commands/options.ts';
import { meaningOf, optionsReference } from './options.ts';

describe('the reference of options', () => {
  it('has a meaning for every option of the tables, and no other', () => {
    const tools = { c: 'cdb', k: 'kd', w: 'windbg', x: 'windbgx' } as const;
    const used = new Set<string>();
    for (const [letter, tool] of Object.entries(tools)) {
      for (const { name } of optionsOf[tool]) {
        expect(meaningOf(name, letter), `-${name} of ${tool}`).toMatch(/\.$/);
        used.add(meaningOf(name, letter));
      }
    }
    expect(Object.values(optionMeanings).filter((meaning) => !used.has(meaning))).toEqual([]);
  });

  it('is the page in docs/reference', async () => {
    await expect(optionsReference()).toMatchFileSnapshot('../../docs/reference/options.md');
  });
});
