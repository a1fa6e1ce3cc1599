/** Worked cases, each named by its number: remote.exe, alone and beside a debugger. */
import { describe, expect, it } from 'vitest';
import { advise } from '../advise.ts';
import { best, commands, endings, reach, ruledOut, situation } from '../testing/cases.ts';

describe('remote.exe', () => {
  it('S14 kernel debugging, clients without debugger', () => {
    const s = situation({
      computers: [{ name: 'TECH', tools: 'remote-only' }, { name: 'HOST' }, { name: 'TGT', tools: 'none' }],
      target: { kind: 'kernel', on: 'TGT' },
      kernelHost: 'HOST',
      wire: { kind: 'com', port: 'com2', baud: 19200 },
      reach: [reach('TECH', 'HOST', ['npipe', 'tcp'])],
      prefer: { pipe: 'debug' },
    });
    expect(best(s)).toBe('remote-exe');
    expect(commands(s)).toEqual([
      'HOST> remote /s "kd -k com:port=com2,baud=19200" debug',
      'TECH> remote /c HOST debug',
    ]);
    expect(ruledOut(s)).toMatchObject({ debugger: '2.3', 'kd-server': '2.3' });
  });
});

describe('remote.exe beside a debugger', () => {
  it('S15 decide later to share with somebody who has no debugger', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SERVER2' }, { name: 'DESK', tools: 'none' }],
      reach: [reach('TECH', 'SERVER2'), reach('DESK', 'SERVER2', ['npipe'])],
      wants: { watchers: ['DESK'] },
      prefer: { pipe: 'MyBrokenBox' },
    });
    expect(commands(s)).toEqual([
      'SERVER2> cdb -server tcp:port=5005 -pd -p 122',
      'SERVER2> .remote MyBrokenBox',
      'TECH> cdb -remote tcp:server=SERVER2,port=5005',
      'DESK> Copy remote.exe to DESK',
      'DESK> remote /c SERVER2 MyBrokenBox',
    ]);
    expect(endings(s)).toEqual(['@Q', 'Ctrl+B', 'qd']);
  });

  it('S16 restrict who may join, and be not listed', () => {
    const s = situation({
      computers: [{ name: 'TECH', tools: 'remote-only' }, { name: 'SERVER06' }],
      reach: [reach('TECH', 'SERVER06', ['npipe'])],
      wants: { hidden: true },
      prefer: { pipe: 'DebugIt', password: 'Secret01' },
    });
    expect(commands(s)).toEqual([
      'SERVER06> remote /s "cdb -pd -p 122" DebugIt /u <USER> /-v',
      'TECH> remote /c SERVER06 DebugIt',
    ]);
    expect(advise(s).warnings.map(({ rule }) => rule)).toContain('12.3');
  });

  it('several people join one session by remote.exe', () => {
    const s = situation({
      computers: [
        { name: 'TECH', tools: 'remote-only' },
        { name: 'SRVBOX' },
        { name: 'DESK', tools: 'remote-only' },
        { name: 'FAR' },
      ],
      reach: [reach('TECH', 'SRVBOX', ['npipe']), reach('DESK', 'SRVBOX', ['npipe']), reach('FAR', 'SRVBOX')],
      wants: { watchers: ['DESK', 'FAR'] },
    });
    expect(commands(s, 'remote-exe')).toEqual([
      'SRVBOX> remote /s "cdb -pd -p 122" Debug',
      'TECH> remote /c SRVBOX Debug',
      'DESK> remote /c SRVBOX Debug',
    ]);
    expect(advise(s).warnings.map(({ says }) => says)).toContain(
      'FAR has no named pipe into SRVBOX, so nobody can look on from there.',
    );
  });
});
