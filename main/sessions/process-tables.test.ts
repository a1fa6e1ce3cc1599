import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCim, parseProcStat, parsePs, treeOf } from './process-tables.ts';

describe('process tables', () => {
  it('/proc/PID/stat: a name with parentheses and spaces; zombies have ended', () => {
    const stat = (state: string) =>
      `4312 (a (b) c.exe) ${state} 17 4312 4312 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 998877 1000 10 18446744073709551615\n`;
    expect(parseProcStat(stat('S'), 'boot')).toEqual({
      pid: 4312,
      parent: 17,
      name: 'a (b) c.exe',
      started: 'boot:998877',
    });
    expect(parseProcStat(stat('Z'), 'boot')).toBeUndefined();
    expect(parseProcStat('', 'boot')).toBeUndefined();
  });

  it('ps of macOS', () => {
    const output = '  812     1 Sat Nov 21 07:10:01 2026     /usr/bin/some program\n    x\n';
    expect(parsePs(output)).toEqual([
      { pid: 812, parent: 1, name: 'some program', started: 'Sat Nov 21 07:10:01 2026' },
    ]);
  });

  it('CIM of Windows: one object or many, and processes without a date', () => {
    const one =
      '{"ProcessId":4312,"ParentProcessId":17,"Name":"cdb.exe","Started":"2026-11-21T07:10:01.0+01:00"}';
    const cdb = { pid: 4312, parent: 17, name: 'cdb.exe', started: '2026-11-21T07:10:01.0+01:00' };
    expect(parseCim(one)).toEqual([cdb]);
    expect(parseCim(`[${one},{"ProcessId":4,"ParentProcessId":0,"Name":"System","Started":null}]`)).toEqual([
      cdb,
      { pid: 4, parent: 0, name: 'System', started: '' },
    ]);
    expect(parseCim('')).toEqual([]);
    expect(parseCim('[1]')).toEqual([]);
  });

  it('a tree ends whatever the table says, and each of its processes is there once, behind its parent', () => {
    const rows = fc.array(fc.record({ pid: fc.nat(9), parent: fc.nat(9) }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.nat(9), (all, root) => {
        const unique = [...new Map(all.map((row) => [row.pid, { ...row, name: '', started: '' }])).values()];
        const tree = treeOf(root, unique);
        expect(new Set(tree.map(({ pid }) => pid)).size).toBe(tree.length);
        for (const [index, one] of tree.entries()) {
          if (index > 0) expect(tree.slice(0, index).some(({ pid }) => pid === one.parent)).toBe(true);
        }
      }),
    );
  });
});
