/** Worked cases, each named by its number: remote debugging through the debugger. */
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../plan/make.ts';
import type { Plan } from '../../plan/schema.ts';
import { advise } from '../advise.ts';
import { best, commands, endings, reach, ruledOut, situation } from '../testing/cases.ts';

describe('remote debugging through the debugger', () => {
  it('S01 plain two computers, running process', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'BOX17' }],
      reach: [reach('TECH', 'BOX17')],
      prefer: { port: 1025 },
      wants: { graphical: true },
    });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      'BOX17> cdb -server tcp:port=1025 -pd -p 122',
      'TECH> windbg -remote tcp:server=BOX17,port=1025',
    ]);
    expect(ruledOut(s)).toMatchObject({
      'kd-server': 'E1',
      'kernel-controlled': 'G3',
      local: '1.5',
      gdbserver: '2.15',
    });
  });

  it('S02 named pipe, other account', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'BOX17', sameAccount: false }],
      target: { kind: 'new-process', on: 'BOX17', image: 'winmine.exe' },
      reach: [reach('TECH', 'BOX17', ['npipe'])],
      prefer: { pipe: 'MainPipe' },
    });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      'BOX17> cdb -server npipe:pipe=MainPipe winmine.exe',
      'TECH> net use \\\\BOX17\\ipc$ /user:<USER>',
      'TECH> cdb -remote npipe:server=BOX17,pipe=MainPipe',
    ]);
  });

  it('S03 encrypted session', () => {
    const thumbprint = 'ab 38 f7 ae 13 20 ac da 05 14 65 60 30 83 7b 83 09 2c d2 34';
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SERVER' }],
      target: { kind: 'new-process', on: 'SERVER', image: 'notepad.exe' },
      reach: [reach('TECH', 'SERVER', ['tcp', 'npipe'])],
      wants: { encryption: true, certificate: thumbprint },
      prefer: { port: 1234 },
    });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      `SERVER> cdb -server "ssl:proto=tls1,machuser=${thumbprint},port=1234" notepad.exe`,
      `TECH> cdb -remote "ssl:proto=tls1,machuser=${thumbprint},server=SERVER,port=1234"`,
    ]);
    expect(ruledOut(s)['remote-exe']).toBe('C5');
    expect(advise(s).warnings.map(({ rule }) => rule)).toContain('engine 1.4');
  });

  it('S04 share a kernel session that is already running', () => {
    const s = situation({
      computers: [{ name: 'HOST' }, { name: 'TGT', tools: 'none' }, { name: 'COLLEAGUE' }],
      target: { kind: 'kernel', on: 'TGT' },
      kernelHost: 'HOST',
      wire: { kind: 'net', port: 50000, key: '1.2.3.4' },
      reach: [reach('COLLEAGUE', 'HOST')],
      wants: { watchers: ['COLLEAGUE'] },
    });
    expect(best(s)).toBe('debugger');
    const shared = [
      'HOST> kd -k net:port=50000,key=1.2.3.4',
      'HOST> .server tcp:port=5005',
      'COLLEAGUE> kd -remote tcp:server=HOST,port=5005',
    ];
    expect(commands(s)).toEqual(shared);
    expect(commands(s, 'kernel')).toEqual(shared);
    expect(endings(s)).toEqual(['Ctrl+B', 'bc *;g', 'Ctrl+B']);
    expect(ruledOut(s)).toMatchObject({ 'kd-server': '1.4' });
  });

  it('a target on the network calls its kernel host, unless the host is told to call it (L5)', () => {
    const dial = (target?: string) => {
      const wire = { kind: 'net', port: 50000, key: '1.2.3.4', ...(target && { target }) } as const;
      const plan = makePlan(
        situation({
          computers: [{ name: 'HOST' }, { name: 'TGT' }],
          target: { kind: 'kernel', on: 'TGT' },
          kernelHost: 'HOST',
          wire,
        }),
        'kernel',
      ) as Plan;
      return plan.routes.flat().map((hop) => `${hop.from} ${hop.dial} ${hop.to}`);
    };
    expect(dial()).toEqual(['HOST reverse TGT']);
    expect(dial('192.0.2.9')).toEqual(['HOST forward TGT']);
  });

  it('S05 kernel server from the command line', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'HOST' }, { name: 'TGT', tools: 'none', person: 'nobody' }],
      target: { kind: 'kernel', on: 'TGT' },
      kernelHost: 'HOST',
      wire: { kind: 'net', port: 50000, key: '1.2.3.4' },
      reach: [reach('TECH', 'HOST')],
      symbols: { on: [], path: 'srv*C:\\Symbols*https://msdl.microsoft.com/download/symbols' },
    });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      'HOST> kd -server tcp:port=5005 -y srv*C:\\Symbols*https://msdl.microsoft.com/download/symbols -k net:port=50000,key=1.2.3.4',
      'TECH> kd -remote tcp:server=HOST,port=5005',
    ]);
    expect(ruledOut(s)).toMatchObject({ kernel: '1.4', 'process-server': 'D1' });
  });

  it('S06 firewall blocks inbound to the server', () => {
    const s = situation({
      reach: [{ ...reach('SRVBOX', 'TECH'), ports: 5005 }],
      prefer: { password: 'Secret01' },
      wants: { hidden: true },
    });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      'TECH> cdb -remote tcp:clicon=SRVBOX,port=5005,password=Secret01',
      'SRVBOX> cdb -server tcp:port=5005,clicon=TECH,password=Secret01 -pd -p 122',
    ]);
    expect(advise(s).methods[0]?.route).toEqual([
      { from: 'TECH', to: 'SRVBOX', transport: 'tcp', dial: 'reverse', port: 5005, role: 'session' },
    ]);
    expect(ruledOut(s)['remote-exe']).toBe('C2');
    expect(ruledOut({ ...s, wants: { technicians: 2 } }).debugger).toBe('2.2');
  });

  it('S07 busy server ports', () => {
    const s = situation({ reach: [reach('TECH', 'SRVBOX')], prefer: { port: [5000, 5010] } });
    expect(commands(s)).toEqual([
      'SRVBOX> cdb -server tcp:port=5000:5010 -pd -p 122',
      'TECH> cdb -QR \\\\SRVBOX',
      'TECH> cdb -remote tcp:server=SRVBOX,port=5000',
    ]);
    const without = (change: object) =>
      situation({ ...s, computers: [s.computers[0], { ...s.computers[1], ...change }] as never });
    // The app sees the port itself, or nothing is listed without elevation (6.4).
    expect(commands(without({ access: 'here' }))).toHaveLength(2);
    expect(commands(without({ elevated: false }))).toHaveLength(2);
    expect(commands({ ...s, wants: { hidden: true } })).toHaveLength(2);
    expect(advise(s).warnings.map(({ rule }) => rule)).toContain('B4');
  });

  it('S08 several technicians, different networks', () => {
    const s = situation({
      computers: [
        { name: 'TECH2' },
        { name: 'SRVBOX' },
        { name: 'TECH1' },
        { name: 'TECH3' },
        { name: 'FAR' },
      ],
      reach: [
        reach('TECH2', 'SRVBOX'),
        reach('TECH1', 'SRVBOX', ['npipe']),
        reach('TECH3', 'SRVBOX', ['npipe']),
        reach('FAR', 'TECH2'),
      ],
      wants: { watchers: ['TECH1', 'TECH3', 'FAR'], graphical: true },
      prefer: { port: 1025, pipe: 'rabbit', password: 'Secret01' },
    });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      'SRVBOX> cdb -server tcp:port=1025,password=Secret01 -pd -p 122',
      'SRVBOX> .server npipe:pipe=rabbit,password=Secret01',
      'SRVBOX> .server tcp:port=1026,password=Secret01',
      'TECH2> windbg -remote tcp:server=SRVBOX,port=1025,password=Secret01',
      'TECH1> windbg -remote npipe:server=SRVBOX,pipe=rabbit,password=Secret01',
      'TECH3> windbg -remote npipe:server=SRVBOX,pipe=rabbit,password=Secret01',
      'TECH2> dbengprx -c tcp:server=SRVBOX,port=1026 -s tcp:port=1025',
      'FAR> windbg -remote tcp:server=TECH2,port=1025,password=Secret01',
    ]);
    expect(endings(s)).toEqual(['Ctrl+B', 'Ctrl+B', 'Ctrl+B', 'kill dbengprx.exe', 'Ctrl+B', 'qd']);
  });

  it('S08 without a console at the server, further servers are opened from the client', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SRVBOX' }, { name: 'LAB' }, { name: 'DESK', tools: 'none' }],
      reach: [reach('TECH', 'SRVBOX'), reach('LAB', 'SRVBOX', ['npipe'])],
      wants: { watchers: ['LAB', 'DESK'], untouchedServerConsole: true },
    });
    expect(commands(s)).toEqual([
      'SRVBOX> cdb -server tcp:port=5005 -noio -pd -p 122',
      'TECH> cdb -remote tcp:server=SRVBOX,port=5005',
      'TECH> .server npipe:pipe=Session',
      'LAB> cdb -remote npipe:server=SRVBOX,pipe=Session',
    ]);
    expect(endings(s)).toEqual(['Ctrl+B', 'qq']);
    expect(advise(s).warnings.map(({ says }) => says)).toContain(
      'DESK has no debugger, so nobody can look on from there.',
    );
  });

  it('S10 confidential sources only at the technician', () => {
    const s = situation({
      reach: [reach('TECH', 'SRVBOX')],
      symbols: { on: ['SRVBOX'], path: 'C:\\Sym' },
      sources: { on: ['TECH'], confidential: true, path: 'D:\\Src' },
      prefer: { port: 1025 },
    });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      'SRVBOX> cdb -server tcp:port=1025 -y C:\\Sym -pd -p 122',
      'TECH> windbg -remote tcp:server=SRVBOX,port=1025 -lsrcpath D:\\Src',
    ]);
  });

  it('S11 slow link, person available, no secrets', () => {
    const s = situation({ reach: [{ ...reach('TECH', 'SRVBOX'), slow: true }] });
    expect(best(s)).toBe('debugger');
    expect(advise(s).methods[0]?.reasons.map(({ rule }) => rule)).toEqual(['2.1', '2.23']);
  });
});
