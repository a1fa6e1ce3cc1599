/** Worked cases, each named by its number: everything on one computer. */
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../plan/make.ts';
import { best, commands, situation } from '../testing/cases.ts';

describe('one computer', () => {
  it('ends in two connected consoles', () => {
    const s = situation({ computers: [{ name: 'TECH' }] });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      'TECH> cdb -server tcp:port=5005 -pd -p 122',
      'TECH> cdb -remote tcp:server=localhost,port=5005',
    ]);
    expect(commands(s, 'local')).toEqual(['TECH> cdb -pd -p 122']);
  });

  it('starts a program with its arguments in its folder', () => {
    const s = situation({
      computers: [{ name: 'TECH' }],
      target: {
        kind: 'new-process',
        on: 'TECH',
        image: 'C:\\my app\\a.exe',
        arguments: '-x "1 2"',
        folder: 'D:\\data',
      },
    });
    const plan = makePlan(s);
    expect(plan.method && plan.steps[0]).toMatchObject({
      command: 'cdb -server tcp:port=5005 "C:\\my app\\a.exe" -x "1 2"',
      folder: 'D:\\data',
    });
    expect(plan.method && plan.cleanup.map(({ command }) => command)).toEqual(['Ctrl+B', 'q']);
  });
});
