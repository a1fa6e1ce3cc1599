import { describe, expect, it } from 'vitest';
import { newSituation } from '../../core/situation/defaults.ts';
import { parseSituation } from '../../core/situation/parse.ts';
import { answer } from '../../core/situation/questions.ts';
import type { Situation } from '../../core/situation/schema.ts';
import {
  addComputer,
  moveTarget,
  put,
  reachOf,
  removeComputer,
  renameComputer,
  setCanCall,
  setKind,
  setWant,
  technicianFits,
} from './answers.ts';

const alone = newSituation({ name: 'TECH', os: 'windows' });
const two = moveTarget(alone, undefined);
const everywhere: Situation = {
  ...two,
  symbols: { on: ['TARGET'] },
  sources: { on: ['TARGET'] },
  wants: { watchers: ['TARGET'] },
  kernelHost: 'TARGET',
};

describe('answers', () => {
  it('leave out what has no value', () => {
    expect(put({ a: 1, b: 2 as number | undefined }, 'b', undefined)).toEqual({ a: 1 });
    expect(setWant(alone, 'encryption', undefined).wants).toEqual({});
  });

  it('move the target to a new computer, back, and to it again', () => {
    expect(two.target.on).toBe('TARGET');
    expect(reachOf(two, 'TECH', 'TARGET')?.via).toEqual(['tcp']);
    const back = moveTarget(two, 'TECH');
    expect(back.target.on).toBe('TECH');
    expect(back.computers).toHaveLength(2);
    expect(moveTarget(back, 'TARGET')).toEqual(two);
  });

  it('give a new computer a name of its own', () => {
    const { situation, name } = addComputer(two, 'target');
    expect(name).toBe('target2');
    expect(parseSituation(situation).ok).toBe(true);
  });

  it('rename a computer wherever it is named', () => {
    const renamed = renameComputer(everywhere, 'TARGET', 'SRV');
    expect(JSON.stringify(renamed)).not.toContain('TARGET');
    expect(renameComputer(renamed, 'SRV', 'TARGET')).toEqual(everywhere);
    expect(renameComputer(two, 'TECH', 'ME').technician).toBe('ME');
  });

  it('remove a computer wherever it is named, but never the technician', () => {
    const removed = removeComputer(everywhere, 'TARGET');
    expect(JSON.stringify(removed)).not.toContain('TARGET');
    expect(removed.target.on).toBe('TECH');
    expect(parseSituation(removed).ok).toBe(true);
    expect(removeComputer(two, 'TECH')).toBe(two);
  });

  it('give a Linux technician gdb for a Linux program, and the kit back', () => {
    const linux = (situation: Situation) => {
      const next = answer(situation, 'target.system', 'linux');
      if (!next.ok) throw new Error(next.error);
      return technicianFits(next.value);
    };
    const onLinux = newSituation({ name: 'TECH', os: 'linux' });
    const both = linux(moveTarget(onLinux, undefined));
    expect(both.computers.map(({ tools }) => tools)).toEqual(['gdb', 'gdb']);
    const back = answer(both, 'target.system', 'windows');
    expect(back.ok && technicianFits(back.value).computers[0]?.tools).toBe('kit');
    expect(linux(two).computers.map(({ tools }) => tools)).toEqual(['kit', 'gdb']);
    expect(moveTarget(linux(onLinux), undefined).computers[1]).toMatchObject({ os: 'linux', tools: 'gdb' });
  });

  it('wire a kernel target to the technician, and unwire other targets', () => {
    const kernel = setKind(two, 'kernel');
    expect(kernel.kernelHost).toBe('TECH');
    expect(parseSituation(kernel).ok).toBe(true);
    expect(setKind(kernel, 'running-process').kernelHost).toBeUndefined();
    expect(setKind(alone, 'kernel').kernelHost).toBeUndefined();
  });

  it('allow and forbid one direction and keep the other', () => {
    const both = setCanCall(two, 'TARGET', 'TECH', true);
    expect(both.reach).toHaveLength(2);
    const reverse = setCanCall(both, 'TECH', 'TARGET', false);
    expect(reverse.reach.map(({ from }) => from)).toEqual(['TARGET']);
    expect(setCanCall(reverse, 'TARGET', 'TECH', true)).toEqual(reverse);
  });
});
