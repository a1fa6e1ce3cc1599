import { describe, expect, it } from 'vitest';
import { newSituation } from '../../core/situation/defaults.ts';
import { planOf } from '../store/advice.ts';
import { largestFileBytes, openFile, readSituation } from './open-file.ts';
import { practiceSituation } from './practice-situation.ts';

const situation = newSituation({ name: 'TECH', os: 'windows' });
const faultsOf = (json: unknown) => {
  const read = readSituation('plan.json', typeof json === 'string' ? json : JSON.stringify(json));
  return read.ok ? [] : read.error.faults;
};

describe('a file', () => {
  it('with a situation, a plan or a saved plan opens as its situation', () => {
    const practice = practiceSituation({ name: 'TECH', os: 'linux' });
    const document = { version: 1, id: 'a', name: 'Mine', situation, answered: ['where'], changed: 5 };
    for (const json of [situation, document, planOf(practice)]) {
      const read = readSituation('Orders.json', JSON.stringify(json));
      expect(read.ok).toBe(true);
    }
    expect(readSituation('Orders.json', JSON.stringify(situation))).toMatchObject({
      value: { name: 'Orders' },
    });
    expect(readSituation('x.json', JSON.stringify(document))).toMatchObject({
      value: { name: 'Mine', answered: ['where'] },
    });
  });

  it('that is not JSON says so', () => {
    expect(faultsOf('{"version": 1,')[0]).toMatch(/^It is not JSON/);
  });

  it('of another version, or with a misspelt field, names the field', () => {
    expect(faultsOf({ ...situation, version: 99 })[0]).toContain('version 99');
    expect(faultsOf({ ...situation, too: 1 })[0]).toContain('too');
    expect(faultsOf([1, 2])).not.toEqual([]);
    expect(faultsOf(null)).not.toEqual([]);
  });

  it('of 50 MB is not even read', async () => {
    const file = { name: 'big.json', size: 50_000_000, text: () => Promise.reject(new Error('read')) };
    expect(await openFile(file)).toEqual({
      ok: false,
      error: {
        says: 'big.json cannot be read as a plan.',
        faults: [`It has 48 MiB; a situation has at most ${largestFileBytes / 1024 / 1024} MiB.`],
      },
    });
  });

  it('lists a few faults and counts the rest', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`extra${index}`, 1]));
    expect(faultsOf({ ...situation, ...many }).at(-1)).toBe('4 more.');
  });
});
