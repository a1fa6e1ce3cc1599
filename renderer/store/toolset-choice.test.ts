import { describe, expect, it } from 'vitest';
import type { ThisComputer, Toolset } from '../../core/contract/schemas.ts';
import type { Computer } from '../../core/situation/schema.ts';
import { isLoopback, runsHere, toolsetOf, toolsetsFor } from './toolset-choice.ts';

const computer = (more: Partial<Computer> = {}): Computer => ({
  name: 'SRV',
  os: 'windows',
  tools: 'kit',
  person: 'helper',
  ...more,
});
const here: ThisComputer = {
  name: 'TECH',
  os: 'linux',
  addresses: ['192.0.2.31'],
  elevated: false,
  architecture: 'x64',
};
const toolset = (id: string, kind: Toolset['kind'], programs = ['cdb']): Toolset => ({
  id,
  kind,
  name: id,
  practice: kind === 'practice',
  programs: programs.map((name) => ({ name, argvPrefix: [name] })),
  missing: [],
});
const all = [toolset('practice', 'practice'), toolset('gnu', 'gnu'), toolset('engine', 'engine-kit')];

describe('a computer runs its steps here', () => {
  it.each<[string, Partial<Computer>, boolean]>([
    ['when it is said to', { access: 'here' }, true],
    ['when its address is loopback', { address: '127.0.0.1', access: 'by-hand' }, true],
    ['when its address is one of this computer', { address: '192.0.2.31' }, true],
    ['when it has the name of this computer', { name: 'tech' }, true],
    ['not when it is another one', { address: '198.51.100.17' }, false],
    ['not over SSH', { access: 'ssh' }, false],
  ])('%s', (_, more, expected) => expect(runsHere(computer(more), here)).toBe(expected));
});

describe('loopback', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is', (text) =>
    expect(isLoopback(text)).toBe(true),
  );
  it.each(['128.0.0.1', 'localhost.example', '1.127.0.0.1'])('%s is not', (text) =>
    expect(isLoopback(text)).toBe(false),
  );
});

describe('toolsets', () => {
  it('are real before simulated, and GNU only for Linux programs', () => {
    expect(toolsetOf(computer(), {}, all)?.id).toBe('engine');
    expect(toolsetOf(computer({ tools: 'gdb' }), {}, all)?.id).toBe('gnu');
  });

  it('are the chosen ones, as long as they are there', () => {
    expect(toolsetOf(computer(), { SRV: 'practice' }, all)?.id).toBe('practice');
    expect(toolsetOf(computer(), { SRV: 'gone' }, all)?.id).toBe('engine');
    expect(toolsetOf(computer(), {}, [toolset('empty', 'kit', [])])).toBeUndefined();
  });

  it('are named for the computers that run here only', () => {
    const situation = {
      version: 1 as const,
      target: { kind: 'running-process' as const, on: 'SRV' },
      computers: [computer(), computer({ name: 'TECH', access: 'here' })],
      technician: 'TECH',
      reach: [],
      symbols: { on: [] },
    };
    expect(toolsetsFor(situation, { TECH: 'practice' }, all, here)).toEqual({ TECH: 'practice' });
  });
});
