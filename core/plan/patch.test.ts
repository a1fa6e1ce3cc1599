import { describe, expect, it } from 'vitest';
import { newSituation } from '../situation/defaults.ts';
import { applyPatch, patched } from './patch.ts';

const start = newSituation({ name: 'TECH', os: 'windows' });

describe('patches', () => {
  it('add, replace and remove, and leave the original alone', () => {
    const before = structuredClone(start);
    const after = applyPatch(start, [
      { op: 'add', path: '/target/pid', value: 5 },
      { op: 'replace', path: '/computers/0/person', value: 'helper' },
      { op: 'add', path: '/symbols/on/-', value: 'TECH' },
      { op: 'remove', path: '/computers/0/access' },
    ]);
    expect(after).toMatchObject({ ok: true, value: { target: { pid: 5 }, symbols: { on: ['TECH'] } } });
    expect(after.ok && after.value.computers[0]).toEqual({
      name: 'TECH',
      os: 'windows',
      tools: 'kit',
      person: 'helper',
    });
    expect(start).toEqual(before);
  });

  it.each([
    [
      { op: 'remove', path: '/wants/log' } as const,
      'The change remove /wants/log does not fit: no such place.',
    ],
    [
      { op: 'replace', path: '/computers/7/os', value: 'linux' } as const,
      'The change replace /computers/7/os does not fit: no such place.',
    ],
    [{ op: 'remove', path: 'target' } as const, 'The path target does not begin with a slash.'],
    [
      { op: 'replace', path: '/technician', value: 'X' } as const,
      'technician is "X": no computer has this name; there is TECH.',
    ],
  ])('refuses %j', (operation, says) => {
    expect(applyPatch(start, [operation])).toEqual({ ok: false, error: says });
  });

  it('reads escaped keys, and inserts into lists', () => {
    expect(patched({ 'a/b': { '~': 1 } }, [{ op: 'replace', path: '/a~1b/~0', value: 2 }])).toEqual({
      ok: true,
      value: { 'a/b': { '~': 2 } },
    });
    expect(patched([1, 3], [{ op: 'add', path: '/1', value: 2 }])).toEqual({ ok: true, value: [1, 2, 3] });
    expect(patched([1, 2], [{ op: 'remove', path: '/0' }])).toEqual({ ok: true, value: [2] });
    expect(patched(1, [{ op: 'replace', path: '', value: 2 }])).toEqual({ ok: true, value: 2 });
  });
});
