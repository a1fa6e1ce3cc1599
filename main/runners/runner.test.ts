import { describe, expect, it } from 'vitest';
import type { ThisComputer } from '../../core/contract/schemas.ts';
import type { Computer } from '../../core/situation/schema.ts';
import { planOf, step, tech } from '../sessions/testing/plans.ts';
import { isHere, runnerOf } from './runner.ts';

const here: ThisComputer = {
  name: 'Desk',
  os: 'linux',
  addresses: ['192.0.2.7', 'fe80::1'],
  elevated: false,
  architecture: 'x64',
};
const other: Computer = { ...tech, name: 'SRV', person: 'helper' };
const { situation } = planOf([], { situation: { computers: [tech, other] } });

describe('which computer is this one', () => {
  it.each<[string, Partial<Computer>, boolean]>([
    ["the technician's", { name: 'TECH' }, true],
    ['another', {}, false],
    ['one with a loopback address', { address: '127.0.0.5' }, true],
    ['one with our address', { address: '192.0.2.7' }, true],
    ['one with our name', { address: 'desk' }, true],
    ['one that is called so', { name: 'localhost' }, true],
    ['one that says so', { access: 'here' }, true],
    ["the technician's, by hand", { name: 'TECH', access: 'by-hand' }, false],
    ['one with our address, over SSH', { address: '192.0.2.7', access: 'ssh' }, false],
    ['one whose address looks like ours', { address: '192.0.2.70' }, false],
  ])('%s', (_name, more, expected) => {
    expect(isHere({ ...other, ...more }, situation, here)).toBe(expected);
  });
});

describe('how a step is executed', () => {
  const opened = new Set(['server']);
  it.each([
    ['a program here', step('a', 'cdb a.exe'), 'here'],
    ['a program elsewhere', step('a', 'cdb a.exe', { on: 'SRV' }), 'by-hand'],
    ['a program with a window', step('a', 'windbg -remote tcp:server=a,port=1'), 'by-hand'],
    ['a line for a console here', step('a', 'g', { kind: 'type', console: 'server' }), 'here'],
    ['a line for a console elsewhere', step('a', 'g', { kind: 'type', console: 'far' }), 'by-hand'],
    ['the registry of this computer', step('a', 'reg add x', { kind: 'registry' }), 'by-hand'],
    ['a note', step('a', 'Read this.', { kind: 'note' }), 'by-hand'],
  ] as const)('%s', (_name, one, runner) => {
    const choice = runnerOf(one, situation, here, opened);
    expect(choice.runner).toBe(runner);
    expect(choice.says === undefined).toBe(runner === 'here');
  });

  it('says that steps do not run over SSH yet', () => {
    const over = { ...situation, computers: [tech, { ...other, access: 'ssh' as const }] };
    expect(runnerOf(step('a', 'cdb a.exe', { on: 'SRV' }), over, here, opened).says).toBe(
      'Steps do not run over SSH yet: run this on SRV, then confirm.',
    );
  });
});
