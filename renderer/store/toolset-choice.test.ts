import { describe, expect, it } from 'vitest';
import type { PlanDocument, ThisComputer, Toolset } from '../../core/contract/schemas.ts';
import type { Computer } from '../../core/situation/schema.ts';
import { practiceSituation } from '../start/practice-situation.ts';
import { planOf } from './advice.ts';
import { isLoopback, programsOn, runsHere, toolsetChoice, toolsetsFor } from './toolset-choice.ts';

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
const toolset = (id: string, kind: Toolset['kind'], programs = ['cdb', 'dbgsrv']): Toolset => ({
  id,
  kind,
  name: id,
  practice: kind === 'practice',
  programs: programs.map((name) => ({ name, argvPrefix: [name] })),
  missing: [],
});
const all = [
  toolset('practice', 'practice'),
  toolset('gnu', 'gnu', ['gdb', 'gdbserver']),
  toolset('engine', 'engine-kit'),
];

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
  const situation = practiceSituation({ name: 'TECH', os: 'linux' });
  const document: PlanDocument = { version: 1, id: 'a', name: 'A', situation, answered: [], changed: 0 };
  const technician = situation.computers[0] ?? computer();
  const linux = {
    ...situation,
    computers: situation.computers.map((one) => ({ ...one, tools: 'gdb' as const })),
  };

  it('are real before simulated', () => {
    expect(toolsetChoice(document, technician, all).toolset?.id).toBe('engine');
    expect(toolsetChoice(document, technician, all).usable.map(({ id }) => id)).toEqual([
      'engine',
      'practice',
    ]);
  });

  it('have every program that the plan starts there', () => {
    const serverOnly = { ...document, method: 'process-server' as const };
    expect(programsOn(planOf(situation, 'process-server'), situation.computers[1] ?? computer())).toEqual([
      'dbgsrv',
    ]);
    expect(toolsetChoice(serverOnly, situation.computers[1] ?? computer(), all).toolset?.id).toBe('engine');
    const cdbOnly = [toolset('store', 'store', ['cdb'])];
    expect(toolsetChoice(serverOnly, situation.computers[1] ?? computer(), cdbOnly).toolset).toBeUndefined();
  });

  it('are GNU for Linux programs', () => {
    expect(toolsetChoice({ situation: linux }, linux.computers[0] ?? computer(), all).toolset?.id).toBe(
      'gnu',
    );
  });

  it('are the chosen ones, as long as they are there', () => {
    const chosen = (id: string) => ({ ...document, toolsets: { TECH: id } });
    expect(toolsetChoice(chosen('practice'), technician, all).toolset?.id).toBe('practice');
    expect(toolsetChoice(chosen('gone'), technician, all).toolset?.id).toBe('engine');
    expect(toolsetChoice(document, technician, []).toolset).toBeUndefined();
  });

  it('are named for the computers that run here only', () => {
    const away = {
      ...document,
      situation: {
        ...situation,
        computers: situation.computers.map((one) =>
          one.name === 'TECH' ? one : { ...one, address: '198.51.100.17', access: 'by-hand' as const },
        ),
      },
    };
    expect(toolsetsFor(document, all, here)).toEqual({ TECH: 'engine', TARGET: 'engine' });
    expect(toolsetsFor(away, all, here)).toEqual({ TECH: 'engine' });
  });
});
