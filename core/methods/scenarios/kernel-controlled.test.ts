/** Worked cases, each named by its number: user-mode debuggers driven through the kernel debugger, and services. */
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../plan/make.ts';
import { best, commands, endings, reach, ruledOut, situation, wired } from '../testing/cases.ts';

describe('kernel-controlled user mode', () => {
  it('S40 user app plus kernel view', () => {
    const s = situation({
      ...wired,
      target: { kind: 'running-process', on: 'TGT', pid: 4711, needsKernelState: true },
      reach: [reach('HOST', 'TGT')],
      symbols: { on: ['TGT'], path: 'C:\\AppSym' },
    });
    expect(best(s)).toBe('kernel-controlled');
    expect(commands(s)).toEqual([
      'TGT> kdbgctrl -c',
      'TGT> ntsd -d -y C:\\AppSym -pd -p 4711',
      'HOST> kd -k net:port=50000,key=1.2.3.4',
    ]);
    expect(ruledOut(s)).toMatchObject({ debugger: '2.8', 'process-server': '2.8', kernel: '1.4' });
  });

  it('S41 WinLogon', () => {
    const s = situation({
      ...wired,
      target: { kind: 'logon-process', on: 'TGT' },
      reach: [reach('HOST', 'TGT')],
    });
    expect(best(s)).toBe('kernel-controlled');
    const lines = commands(s);
    expect(lines[0]).toBe('TGT> kdbgctrl -c');
    expect(lines[1]).toBe('HOST> kd -k net:port=50000,key=1.2.3.4');
    expect(lines[2]).toMatch(
      /Image File Execution Options\\WinLogon.EXE" \/v Debugger .*ntsd\.exe\\" -d -pd -x -g"/,
    );
    expect(lines[3]).toContain('GlobalFlag /t REG_DWORD /d 0x000400F0');
    expect(lines[4]).toBe('TGT> shutdown -r -t 0');
    expect(ruledOut(s)).toMatchObject({ debugger: '2.8', combination: '2.8' });
  });

  it('S42 CSRSS on Windows 11', () => {
    const s = situation({ ...wired, target: { kind: 'csrss', on: 'TGT' }, reach: [reach('HOST', 'TGT')] });
    expect(best(s)).toBe('kernel');
    expect(commands(s)).toEqual([
      'HOST> kd -k net:port=50000,key=1.2.3.4',
      'HOST> !process 0 0 csrss.exe',
      'HOST> .process /r /p <ADDRESS>',
    ]);
    expect(ruledOut(s)).toMatchObject({
      'kernel-controlled': '2.10',
      'process-server': '2.10',
      debugger: '2.10',
    });
  });

  it('S43 the same with an authenticating symbol server', () => {
    const s = situation({
      ...wired,
      computers: [{ name: 'TECH' }, { name: 'TGT' }, { name: 'HOST' }],
      target: { kind: 'running-process', on: 'TGT', pid: 4711, needsKernelState: true },
      reach: [reach('TECH', 'TGT')],
      symbols: { on: [], server: 'authenticated', path: 'srv*C:\\Symbols*https://symbols.contoso.test' },
      prefer: { password: 'Secret01' },
    });
    expect(best(s)).toBe('combination');
    expect(commands(s)).toEqual([
      'TGT> kdbgctrl -c',
      'TGT> ntsd -server tcp:port=5005,password=Secret01 -ddefer -y srv*C:\\Symbols*https://symbols.contoso.test -pd -p 4711',
      'HOST> kd -y srv*C:\\Symbols*https://symbols.contoso.test -k net:port=50000,key=1.2.3.4',
      'TECH> cdb -remote tcp:server=TGT,port=5005,password=Secret01',
      'HOST> .sleep 0n5000',
    ]);
    expect(ruledOut(s)['kernel-controlled']).toContain('2.9');
  });

  const service = { kind: 'service-start', on: 'SVC', image: 'Myservice.exe', service: 'Myservice' } as const;

  it('S46 service start-up code, no kernel host available', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SVC' }],
      target: service,
      reach: [reach('TECH', 'SVC')],
      symbols: { on: ['SVC'], path: 'C:\\Sym' },
    });
    expect(best(s)).toBe('debugger');
    const lines = commands(s);
    expect(lines[0]).toMatch(
      /Options\\Myservice.exe" .*ntsd\.exe\\" -server tcp:port=5005 -noio -y C:\\Sym -pd" \/f$/,
    );
    expect(lines.slice(1)).toEqual([
      'SVC> reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control" /v ServicesPipeTimeout',
      'SVC> reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control" /v ServicesPipeTimeout /t REG_DWORD /d 86400000 /f',
      'SVC> net start Myservice',
      'TECH> cdb -remote tcp:server=SVC,port=5005',
    ]);
    expect(ruledOut(s)['kernel-controlled']).toBe('G3');
    expect(ruledOut(situation({ computers: [{ name: 'SVC' }], target: service })).local).toBe('2.14');
    expect(endings(s).filter((command) => command.startsWith('reg '))).toEqual([
      'reg delete "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Image File Execution Options\\Myservice.exe" /v Debugger /f',
      'reg delete "HKLM\\SYSTEM\\CurrentControlSet\\Control" /v ServicesPipeTimeout /f',
    ]);
  });

  it('S47 service start-up code, kernel host available, local symbols', () => {
    const s = situation({
      ...wired,
      computers: [{ name: 'HOST' }, { name: 'SVC' }],
      target: service,
      symbols: { on: ['SVC'], path: 'C:\\Sym' },
      reach: [reach('HOST', 'SVC')],
    });
    expect(best(s)).toBe('kernel-controlled');
    expect(commands(s).find((line) => line.includes('Myservice.exe'))).toContain(' -d -y C:\\Sym -pd');
  });

  it('S48 service, kernel host, symbol server with login', () => {
    const s = situation({
      ...wired,
      computers: [{ name: 'TECH' }, { name: 'SVC' }, { name: 'HOST' }],
      target: service,
      symbols: { on: [], server: 'authenticated' },
      reach: [reach('TECH', 'SVC')],
    });
    expect(best(s)).toBe('combination');
    const lines = commands(s);
    expect(lines.find((line) => line.includes('Myservice.exe'))).toContain(
      ' -server tcp:port=5005 -ddefer -pd',
    );
    expect(lines.slice(-3)).toEqual([
      'SVC> net start Myservice',
      'TECH> cdb -remote tcp:server=SVC,port=5005',
      'HOST> .sleep 0n5000',
    ]);
  });

  it('S49 service crash, remote', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SVC' }],
      target: { kind: 'crash', on: 'SVC' },
      reach: [reach('TECH', 'SVC', ['npipe'])],
      prefer: { pipe: 'myproc' },
    });
    expect(best(s)).toBe('debugger');
    const lines = commands(s);
    const values = lines.filter((line) => line.includes('/v Debugger'));
    expect(values).toHaveLength(2);
    expect(values[0]).toContain('-server npipe:pipe=myproc -noio -pd -p %ld -e %ld -g');
    expect(values[1]).toContain('Wow6432Node');
    expect(lines.at(-1)).toBe('TECH> cdb -remote npipe:server=SVC,pipe=myproc');
    expect(ruledOut(s)['process-server']).toContain('D1');
  });
});

describe('running services', () => {
  it('S50 a running service, by its name', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SVC', person: 'nobody', access: 'ssh' }],
      target: { kind: 'running-process', on: 'SVC', service: 'MyService' },
      reach: [reach('TECH', 'SVC')],
      prefer: { port: 1025 },
      wants: { graphical: true },
    });
    expect(commands(s)).toEqual([
      'SVC> dbgsrv -t tcp:port=1025',
      'TECH> windbg -premote tcp:server=SVC,port=1025 -pd -psn MyService',
    ]);
    const plan = makePlan(s);
    // A service belongs to the system (D6).
    expect(plan.method && plan.steps.map(({ elevated }) => elevated)).toEqual([true, undefined]);
  });

  it('S49 on a 32-bit system there is one view of the registry, on others each has its own ntsd (13.9)', () => {
    const on = (architecture: 'x86' | 'arm64') =>
      commands(
        situation({
          computers: [{ name: 'TECH' }, { name: 'SVC', architecture }],
          target: { kind: 'crash', on: 'SVC' },
          reach: [reach('TECH', 'SVC')],
        }),
      ).flatMap((line) => /v Debugger .*Debuggers.(\w+)/.exec(line)?.[1] ?? []);
    expect(on('x86')).toEqual(['x86']);
    expect(on('arm64')).toEqual(['arm64', 'x86']);
  });
});
