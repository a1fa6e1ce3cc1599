/** Worked cases, each named by its number: process servers. */
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../plan/make.ts';
import type { Plan } from '../../plan/schema.ts';
import { best, commands, endings, reach, ruledOut, situation } from '../testing/cases.ts';

describe('process server', () => {
  it('S18 attach over tcp, technician works alone', () => {
    const s = situation({
      computers: [
        { name: 'TECH', release: '10.0.26100' },
        { name: 'BOX17', person: 'starter', release: '10.0.26100' },
      ],
      reach: [reach('TECH', 'BOX17')],
      prefer: { port: 1025 },
    });
    expect(best(s)).toBe('process-server');
    expect(commands(s)).toEqual([
      'BOX17> dbgsrv -t tcp:port=1025',
      'TECH> cdb -premote tcp:server=BOX17,port=1025 -pd -p 122',
    ]);
    const plan = makePlan(s);
    expect(plan.method && plan.cleanup.map(({ command }) => command)).toEqual(['qd', 'kill dbgsrv.exe']);
  });

  it('S19 start a program on the server over a pipe', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'BOX17', person: 'starter', sameAccount: false }],
      target: { kind: 'new-process', on: 'BOX17', image: 'sol.exe' },
      reach: [reach('TECH', 'BOX17', ['npipe'])],
      prefer: { pipe: 'AnotherPipe' },
    });
    expect(commands(s)).toEqual([
      'BOX17> dbgsrv -t npipe:pipe=AnotherPipe',
      'TECH> net use \\\\BOX17\\ipc$ /user:<USER>',
      'TECH> cdb -premote npipe:server=BOX17,pipe=AnotherPipe sol.exe',
    ]);
  });

  it('a new program has the working folder of dbgsrv, and both must be of one release (engine 8.2, D2)', () => {
    const plan = (release?: string) =>
      makePlan(
        situation({
          computers: [
            { name: 'TECH', ...(release === undefined ? {} : { release }) },
            { name: 'SRVBOX', release: '10.0.26100' },
          ],
          target: { kind: 'new-process', on: 'SRVBOX', image: 'app.exe', folder: 'D:\\data' },
          reach: [reach('TECH', 'SRVBOX')],
        }),
        'process-server',
      );
    const { method, warnings, steps } = plan() as Plan;
    expect(method).toBe('process-server');
    expect(steps.map(({ id, folder }) => [id, folder])).toEqual([
      ['process-server', 'D:\\data'],
      ['smart-client', undefined],
    ]);
    expect(warnings.map(({ rule }) => rule)).toContain('D2');
    expect((plan('10.0.26100') as Plan).warnings.map(({ rule }) => rule)).not.toContain('D2');
  });

  it('S20 confidential symbols, weak server', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SRVBOX', weak: true }],
      reach: [reach('TECH', 'SRVBOX', ['tcp', 'npipe'])],
      symbols: { on: ['TECH'], confidential: true, path: 'D:\\PrivateSym' },
      sources: { on: ['TECH'], path: 'D:\\Src' },
      prefer: { port: 1025, password: 'Secret01' },
    });
    expect(best(s)).toBe('process-server');
    expect(commands(s)).toEqual([
      'SRVBOX> dbgsrv -t tcp:port=1025,password=Secret01',
      'TECH> cdb -premote tcp:server=SRVBOX,port=1025,password=Secret01 -y D:\\PrivateSym -srcpath D:\\Src -pd -p 122',
    ]);
    expect(ruledOut(s)).toMatchObject({ debugger: '2.5,2.5', 'remote-exe': '2.5,2.5' });
  });

  it('S20 started before its first instruction', () => {
    const target = {
      kind: 'new-process',
      on: 'SRVBOX',
      image: 'C:\\app\\a.exe',
      arguments: '-x',
      suspended: true,
    } as const;
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SRVBOX', person: 'nobody', access: 'ssh' }],
      target,
      reach: [reach('TECH', 'SRVBOX')],
    });
    expect(commands(s)).toEqual([
      'SRVBOX> dbgsrv -t tcp:port=5005 -cs C:\\app\\a.exe -x',
      'TECH> cdb -premote tcp:server=SRVBOX,port=5005 -pd -pb -pn a.exe',
    ]);
    expect(endings(s)).toEqual(['qd', 'kill dbgsrv.exe']);
    expect(endings({ ...s, wants: { keepTarget: false } })).toEqual(['.endpsrv', 'q']);
    expect(commands({ ...s, target: { kind: 'new-process', on: 'SRVBOX', suspended: true } })[1]).toContain(
      '-pd -pb -p <PID>',
    );
  });

  it('S25 low-privilege target, high-privilege debugger, one computer', () => {
    const s = situation({
      computers: [{ name: 'TECH' }],
      target: { kind: 'new-process', on: 'TECH', image: 'notepad.exe' },
      wants: { lowPrivilegeTarget: true, graphical: true },
      prefer: { port: 1025 },
    });
    expect(best(s)).toBe('local');
    expect(commands(s)).toEqual([
      'TECH> dbgsrv -t tcp:port=1025',
      'TECH> windbg -premote tcp:server=localhost,port=1025 notepad.exe',
    ]);
    expect(ruledOut(s).debugger).toBe('2.13');
  });

  it('S27 app package on a remote computer', () => {
    const s = situation({
      target: {
        kind: 'app-package',
        on: 'SRVBOX',
        package: { name: 'Contoso_1.0.0.0_x86__97gh', app: 'App' },
      },
      reach: [reach('TECH', 'SRVBOX', ['npipe'])],
      prefer: { pipe: 'fdsa' },
      wants: { graphical: true },
    });
    expect(commands(s, 'process-server')).toEqual([
      'SRVBOX> dbgsrv -t npipe:pipe=fdsa',
      'TECH> windbg -premote npipe:server=SRVBOX,pipe=fdsa -plmPackage Contoso_1.0.0.0_x86__97gh -plmApp App',
    ]);
  });

  it('S28 protocol version clash', () => {
    const s = situation({
      computers: [
        { name: 'TECH', tools: 'store', release: '1.2506.12002.0' },
        { name: 'SRVBOX', release: '10.0.22621' },
      ],
      reach: [reach('TECH', 'SRVBOX')],
    });
    expect(ruledOut(s)['process-server']).toBe('D2');
    expect(best(s)).toBe('debugger');
  });
});
