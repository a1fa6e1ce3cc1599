/** The worked cases, each named by its number: what is best, what is ruled out, and the commands in starting order. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makePlan } from '../plan/make.ts';
import type { Plan } from '../plan/schema.ts';
import { parseSituation } from '../situation/parse.ts';
import type { Computer, MethodId, Situation } from '../situation/schema.ts';
import { advise } from './advise.ts';

type Change = Partial<Omit<Situation, 'computers'>> & {
  computers?: (Partial<Computer> & { name: string })[];
};

/** Everything has the kit; the first computer is the technician's, with a helper at every other one. */
function situation({ computers = [{ name: 'TECH' }, { name: 'SRVBOX' }], ...change }: Change): Situation {
  const [first] = computers;
  const parsed = parseSituation({
    version: 1,
    target: { kind: 'running-process', on: computers[1]?.name ?? first?.name, pid: 122 },
    technician: first?.name,
    reach: [],
    symbols: { on: [] },
    ...change,
    computers: computers.map((computer, index) => ({
      os: 'windows',
      tools: 'kit',
      person: index === 0 ? 'technician' : 'helper',
      ...computer,
    })),
  });
  if (!parsed.ok) throw new Error(parsed.error.map(({ says }) => says).join(' '));
  return parsed.value;
}

const reach = (from: string, to: string, via: Situation['reach'][number]['via'] = ['tcp']) => ({
  from,
  to,
  via,
});

function commands(of: Situation, method?: MethodId): string[] {
  const plan = makePlan(of, method);
  if (plan.method === null) throw new Error(plan.reasons.map(({ says }) => says).join(' '));
  return plan.steps.map(({ on, command }) => `${on}> ${command}`);
}

function endings(of: Situation, method?: MethodId): string[] {
  const plan = makePlan(of, method);
  return plan.method === null ? [] : plan.cleanup.map(({ command }) => command);
}

function ruledOut(of: Situation): Partial<Record<MethodId, string>> {
  const entries = advise(of).methods.filter(({ verdict }) => verdict === 'ruled-out');
  return Object.fromEntries(
    entries.map(({ method, reasons }) => [method, reasons.map(({ rule }) => rule).join()]),
  );
}

const best = (of: Situation) => advise(of).best;

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

describe('KD connection server', () => {
  it('S29 target wired to a computer at a distant site', () => {
    const s = situation({
      computers: [
        { name: 'TECH' },
        { name: 'SITE', address: '127.0.0.42', person: 'starter' },
        { name: 'TGT', tools: 'none' },
      ],
      target: { kind: 'kernel', on: 'TGT' },
      kernelHost: 'SITE',
      wire: { kind: 'com', port: 'com1', baud: 57600 },
      reach: [reach('TECH', 'SITE')],
      prefer: { port: 1027 },
    });
    expect(best(s)).toBe('kd-server');
    expect(commands(s)).toEqual([
      'SITE> kdsrv -t tcp:port=1027',
      'TECH> kd -k kdsrv:server=@{tcp:server=127.0.0.42,port=1027},trans=@{com:port=com1,baud=57600}',
    ]);
  });
});

describe('KD connection server, other transports', () => {
  it('S30 a pipe, with another account; the wire is always written out', () => {
    const s = situation({
      computers: [
        { name: 'TECH' },
        { name: 'SITE', address: '127.0.0.42', person: 'starter', sameAccount: false },
        { name: 'TGT', tools: 'none' },
      ],
      target: { kind: 'kernel', on: 'TGT' },
      kernelHost: 'SITE',
      wire: { kind: 'com', port: 'com1', baud: 57600 },
      reach: [reach('TECH', 'SITE', ['npipe'])],
      prefer: { pipe: 'KernelPipe' },
      symbols: { on: [], path: 'C:\\Sym' },
    });
    expect(best(s)).toBe('kd-server');
    expect(commands(s)).toEqual([
      'SITE> kdsrv -t npipe:pipe=KernelPipe',
      'TECH> net use \\\\127.0.0.42\\ipc$ /user:<USER>',
      'TECH> kd -y C:\\Sym -k kdsrv:server=@{npipe:server=127.0.0.42,pipe=KernelPipe},trans=@{com:port=com1,baud=57600}',
    ]);
    expect(
      advise(s)
        .warnings.map(({ says }) => says)
        .join(' '),
    ).toContain('bcdedit /dbgsettings serial debugport:1 baudrate:57600');
  });

  it.each<[NonNullable<Situation['wire']>, string]>([
    [
      { kind: 'net', port: 50000, key: '1.2.3.4', target: '192.0.2.9' },
      'net:port=50000,key=1.2.3.4,target=192.0.2.9',
    ],
    [{ kind: 'com', port: 'com2', baud: 9600 }, 'com:port=com2,baud=9600'],
    [{ kind: 'com-tcp', ipport: 1234, port: '192.0.2.7' }, 'com:ipport=1234,port=192.0.2.7'],
    [
      { kind: 'vm-pipe', port: '\\\\.\\pipe\\vm', resets: 0, reconnect: true },
      'com:pipe,port=\\\\.\\pipe\\vm,resets=0,reconnect',
    ],
    [{ kind: 'usb', targetname: 'lab' }, 'usb:targetname=lab'],
    [{ kind: '1394', channel: 9 }, '1394:channel=9'],
  ])('S29 carries every wire: %o', (wire, trans) => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SITE', person: 'starter' }, { name: 'TGT', tools: 'none' }],
      target: { kind: 'kernel', on: 'TGT' },
      kernelHost: 'SITE',
      wire,
      reach: [reach('TECH', 'SITE')],
    });
    expect(commands(s, 'kd-server').at(-1)).toBe(
      `TECH> kd -k kdsrv:server=@{tcp:server=SITE,port=5005},trans=@{${trans}}`,
    );
    const plan = makePlan(s, 'kd-server');
    // The pipe of a virtual machine needs rights (L10).
    expect(plan.method && plan.steps[0]?.elevated).toBe(wire.kind === 'vm-pipe' ? true : undefined);
  });
});

describe('repeaters and chains', () => {
  it('S33 client reaches only the relay', () => {
    const s = situation({
      computers: [{ name: 'BOXC' }, { name: 'BOXA' }, { name: 'BOXB', person: 'nobody' }],
      reach: [reach('BOXC', 'BOXB', ['npipe']), reach('BOXB', 'BOXA')],
      prefer: { port: 1025, pipe: 'MyPipe', password: 'Password' },
    });
    expect(best(s)).toBe('debugger');
    expect(commands(s)).toEqual([
      'BOXA> cdb -server tcp:port=1025,password=Password -pd -p 122',
      'BOXB> dbengprx -c tcp:server=BOXA,port=1025 -s npipe:pipe=MyPipe',
      'BOXC> cdb -remote npipe:server=BOXB,pipe=MyPipe,password=Password',
    ]);
  });

  it('S34 relay with reverse connections, process server', () => {
    const s = situation({
      computers: [{ name: 'SYM' }, { name: 'TGT', person: 'starter' }, { name: 'RELAY', person: 'nobody' }],
      target: { kind: 'new-process', on: 'TGT', image: 'notepad.exe' },
      reach: [reach('TGT', 'RELAY'), reach('RELAY', 'SYM')],
    });
    expect(best(s)).toBe('process-server');
    expect(commands(s)).toEqual([
      'SYM> cdb -premote tcp:clicon=RELAY,port=5005 notepad.exe',
      'RELAY> dbengprx -c tcp:clicon=TGT,port=5005 -s tcp:port=5005,clicon=SYM',
      'TGT> dbgsrv -t tcp:port=5005,clicon=RELAY',
    ]);
  });

  it('S35 two firewalls, four computers', () => {
    const s = situation({
      computers: [
        { name: 'C', address: '127.0.30.30' },
        { name: 'A', address: '127.0.10.10', person: 'starter' },
        { name: 'B', address: '127.0.20.20', person: 'nobody' },
        { name: 'T', tools: 'none' },
      ],
      target: { kind: 'kernel', on: 'T' },
      kernelHost: 'A',
      wire: { kind: 'com', port: 'com1', baud: 115200 },
      reach: [reach('A', 'B'), reach('C', 'B')],
      symbols: { on: ['C'], confidential: true, path: 'D:\\Sym' },
      prefer: { port: 9001, password: 'Password' },
    });
    expect(best(s)).toBe('kd-server');
    expect(commands(s)).toEqual([
      'B> dbengprx -p -c tcp:clicon=127.0.10.10,port=9002 -s tcp:port=9001',
      'A> kdsrv -t tcp:port=9002,clicon=127.0.20.20,password=Password',
      'C> kd -y D:\\Sym -k kdsrv:server=@{tcp:server=127.0.20.20,port=9001,password=Password},trans=@{com:port=com1,baud=115200}',
    ]);
    expect(endings(s)).toEqual(['bc *;g', '.endpsrv', 'Ctrl+B', 'kill dbengprx.exe']);
  });

  describe('the repeater', () => {
    const through = (via: Parameters<typeof reach>[2], change: Change = {}) =>
      situation({
        computers: [{ name: 'T' }, { name: 'S' }, { name: 'R', person: 'nobody' }],
        reach: [reach('T', 'R', via), reach('R', 'S', via)],
        ...change,
      });
    const encrypted = { encryption: true, certificate: 'Cert' };

    it('passes ssl on as tcp, and knows neither certificate nor password (F3, F6)', () => {
      const s = through(['tcp'], { wants: encrypted, prefer: { password: 'Secret01' } });
      expect(commands(s, 'debugger')).toEqual([
        'S> cdb -server ssl:proto=tls1,machuser=Cert,port=5005,password=Secret01 -pd -p 122',
        'R> dbengprx -c tcp:server=S,port=5005 -s tcp:port=5005',
        'T> cdb -remote ssl:proto=tls1,machuser=Cert,server=R,port=5005,password=Secret01',
      ]);
    });

    it('passes spipe on as npipe (F3)', () => {
      const relay = 'R> dbengprx -c npipe:server=S,pipe=Session -s npipe:pipe=Session';
      expect(commands(through(['npipe'], { wants: encrypted }), 'debugger')).toContain(relay);
    });

    it('is ended by the clean-up (F12)', () => {
      expect(makePlan(through(['tcp']), 'debugger')).toMatchObject({
        cleanup: expect.arrayContaining([
          expect.objectContaining({ on: 'R', command: 'kill dbengprx.exe', undoes: 'repeater' }),
        ]),
      });
    });
  });
});

describe('two firewalls', () => {
  it('S35 five computers: the engine in the middle is server and kernel smart client (I3)', () => {
    const s = situation({
      computers: [
        { name: 'D' },
        { name: 'A', person: 'starter' },
        { name: 'B', person: 'nobody' },
        { name: 'C', person: 'nobody', access: 'ssh' },
        { name: 'T', tools: 'none' },
      ],
      target: { kind: 'kernel', on: 'T' },
      kernelHost: 'A',
      wire: { kind: 'net', port: 50000, key: '1.2.3.4' },
      reach: [reach('A', 'B'), reach('C', 'B'), reach('D', 'C')],
      symbols: { on: ['C'], confidential: true, path: 'D:\\Sym' },
      prefer: { port: 9001, password: 'Password' },
    });
    expect(best(s)).toBe('kd-server');
    expect(commands(s)).toEqual([
      'B> dbengprx -p -c tcp:clicon=A,port=9002 -s tcp:port=9001',
      'A> kdsrv -t tcp:port=9002,clicon=B,password=Password',
      'C> kd -server tcp:port=9001,password=Password -y D:\\Sym -k kdsrv:server=@{tcp:server=B,port=9001,password=Password},trans=@{net:port=50000,key=1.2.3.4}',
      'D> kd -remote tcp:server=C,port=9001,password=Password',
    ]);
    expect(advise(s).methods[0]?.reasons.map(({ rule }) => rule)).toContain('2.11');
  });
});

describe('engine in the middle', () => {
  const middle = {
    computers: [{ name: 'THIRD' }, { name: 'BOXA', person: 'starter' }, { name: 'BOXB' }],
    target: { kind: 'running-process', on: 'BOXA', pid: 400 },
    reach: [reach('BOXB', 'BOXA', ['npipe']), reach('THIRD', 'BOXB')],
    symbols: { on: ['BOXB'], confidential: true, path: 'g:\\mysymbols' },
  } as const satisfies Record<string, unknown>;

  it('S37 symbols in the middle', () => {
    const s = situation({
      ...middle,
      computers: [...middle.computers],
      reach: [...middle.reach],
      symbols: { ...middle.symbols, on: ['BOXB'] },
    });
    expect(best(s)).toBe('process-server');
    expect(commands(s)).toEqual([
      'BOXA> dbgsrv -t npipe:pipe=Stub',
      'BOXB> cdb -server tcp:port=5005 -premote npipe:server=BOXA,pipe=Stub -y g:\\mysymbols -pd -p 400',
      'THIRD> cdb -remote tcp:server=BOXB,port=5005',
    ]);
    expect(ruledOut(s).debugger).toContain('2.5');
  });

  it('computers with loopback addresses are one: each listener has a port of its own', () => {
    const s = situation({
      ...middle,
      computers: middle.computers.map((computer) => ({ ...computer, address: '127.0.0.1' })),
      reach: [reach('BOXB', 'BOXA'), reach('THIRD', 'BOXB')],
      symbols: { on: ['BOXB'], confidential: true },
    });
    expect(commands(s)).toEqual([
      'BOXA> dbgsrv -t tcp:port=5006',
      'BOXB> cdb -server tcp:port=5005 -premote tcp:server=127.0.0.1,port=5006 -pd -p 400',
      'THIRD> cdb -remote tcp:server=127.0.0.1,port=5005',
    ]);
  });

  it('calls the technician only when nobody else is to join (B3)', () => {
    const called = (technicians: number) =>
      situation({
        ...middle,
        computers: [...middle.computers],
        reach: [reach('BOXB', 'BOXA', ['npipe']), reach('BOXB', 'THIRD')],
        symbols: { on: ['BOXB'], confidential: true },
        wants: { technicians },
      });
    expect(commands(called(1))).toEqual([
      'BOXA> dbgsrv -t npipe:pipe=Stub',
      'THIRD> cdb -remote tcp:clicon=BOXB,port=5005',
      'BOXB> cdb -server tcp:port=5005,clicon=THIRD -premote npipe:server=BOXA,pipe=Stub -pd -p 400',
    ]);
    expect(ruledOut(called(2))).toHaveProperty('process-server');
  });

  it('somebody looks on at the technician, whose debugger becomes a server', () => {
    const s = situation({
      computers: [{ name: 'TECH' }, { name: 'SRVBOX', person: 'starter' }, { name: 'LAB' }],
      reach: [reach('SRVBOX', 'TECH'), reach('LAB', 'TECH')],
      symbols: { on: ['TECH'], confidential: true },
      wants: { watchers: ['LAB'] },
    });
    expect(best(s)).toBe('process-server');
    expect(commands(s)).toEqual([
      'TECH> cdb -server tcp:port=5006 -premote tcp:clicon=SRVBOX,port=5005 -pd -p 122',
      'SRVBOX> dbgsrv -t tcp:port=5005,clicon=TECH',
      'LAB> cdb -remote tcp:server=TECH,port=5006',
    ]);
  });
});

const kernelPair: NonNullable<Change['computers']> = [{ name: 'HOST' }, { name: 'TGT' }];
const wired = {
  computers: kernelPair,
  kernelHost: 'HOST',
  wire: { kind: 'net', port: 50000, key: '1.2.3.4' },
} as const satisfies Change;

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

describe('other targets', () => {
  it('S51 kernel debugging on the LAN, technician at the kernel host', () => {
    const s = situation({ ...wired, target: { kind: 'kernel', on: 'TGT' } });
    expect(best(s)).toBe('kernel');
    expect(commands(s)).toEqual(['HOST> kd -k net:port=50000,key=1.2.3.4']);
    expect(ruledOut(s)).toMatchObject({ 'kd-server': '1.4', exdi: '2.16' });
  });

  it('S51 a target that was never set up is set up, and set back', () => {
    const s = situation({
      computers: [{ name: 'HOST', address: '192.0.2.10' }, { name: 'TGT' }],
      target: { kind: 'kernel', on: 'TGT' },
      kernelHost: 'HOST',
      wire: { kind: 'net', port: 50000 },
      wants: { graphical: true },
    });
    expect(commands(s)).toEqual([
      'TGT> kdnet 192.0.2.10 50000',
      'HOST> netsh advfirewall firewall add rule name="Kernel debugger 50000" dir=in action=allow protocol=UDP localport=50000',
      'HOST> windbg -k net:port=50000,key=<KEY>',
      'TGT> shutdown -r -t 0',
    ]);
    expect(endings(s)).toEqual([
      'bc *;g',
      'Ctrl+B',
      'bcdedit /debug off',
      'netsh advfirewall firewall delete rule name="Kernel debugger 50000"',
    ]);
    const user = situation({
      ...s,
      computers: [{ name: 'HOST' }, { name: 'TGT' }],
      target: { kind: 'running-process', on: 'TGT', pid: 4711, needsKernelState: true },
    });
    expect(commands(user).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'TGT> kdnet',
      'HOST> netsh',
      'TGT> shutdown',
      'TGT> kdbgctrl',
      'TGT> ntsd',
      'HOST> windbg',
    ]);
  });

  it('N21 1394 on a Windows that has it no more is refused', () => {
    const s = situation({
      ...wired,
      computers: [{ name: 'HOST' }, { name: 'TGT', build: 26_100 }],
      target: { kind: 'kernel', on: 'TGT' },
      wire: { kind: '1394', channel: 9 },
    });
    expect(ruledOut(s)).toMatchObject({ kernel: 'L14', debugger: 'L14', 'remote-exe': 'L14' });
    expect(best({ ...s, computers: s.computers.map((computer) => ({ ...computer, build: 14_393 })) })).toBe(
      'kernel',
    );
  });

  it('S52 one computer, kernel state only', () => {
    const s = situation({ computers: [{ name: 'TECH' }], target: { kind: 'kernel', on: 'TECH' } });
    expect(best(s)).toBe('local');
    expect(commands(s)).toEqual(['TECH> bcdedit /debug on', 'TECH> shutdown -r -t 0', 'TECH> kd -kl']);
  });

  const linux = { name: 'WSL', os: 'linux', tools: 'gdb' } as const;

  it('S53 Linux process', () => {
    const s = situation({
      computers: [{ name: 'TECH', tools: 'store' }, linux],
      target: { kind: 'new-process', on: 'WSL', image: 'python3' },
      reach: [reach('TECH', 'WSL')],
      prefer: { port: 1234 },
    });
    expect(best(s)).toBe('gdbserver');
    expect(commands(s)).toEqual(['WSL> gdbserver 0.0.0.0:1234 python3', 'TECH> gdb:server=WSL,port=1234']);
    expect(ruledOut(s)).toMatchObject({ debugger: '2.15', 'process-server': '2.15' });
  });

  it('S54 Linux, pick from the process list', () => {
    const s = situation({
      computers: [linux],
      target: { kind: 'running-process', on: 'WSL' },
      prefer: { port: 1234 },
    });
    expect(best(s)).toBe('gdbserver');
    expect(commands(s)).toEqual([
      'WSL> gdbserver --multi localhost:1234',
      'WSL> gdb -q -ex "set pagination off" -ex "set confirm off" -ex "target extended-remote localhost:1234"',
      'WSL> attach <PID>',
    ]);
  });

  it('S55 emulator before the system is up', () => {
    const s = situation({
      computers: [{ name: 'HOST' }, { name: 'QEMU', os: 'firmware', tools: 'none', person: 'nobody' }],
      target: { kind: 'kernel', on: 'QEMU' },
      kernelHost: 'HOST',
      wire: { kind: 'exdi' },
    });
    expect(best(s)).toBe('exdi');
    expect(commands(s).at(-1)).toBe(
      'HOST> windbg -v -kx exdi:CLSID={29f9906e-9dbe-4d4b-b0fb-6acf7fb6d014},Kd=Guess,Inproc=ExdiGdbSrv.dll,DataBreaks=Exdi',
    );
  });

  it('N01 a dump file through dbgsrv or kdsrv is refused; a debugger server opens it', () => {
    const s = situation({
      target: { kind: 'dump-file', on: 'SRVBOX', dumpPath: 'C:\\my dumps\\a.dmp' },
      reach: [reach('TECH', 'SRVBOX')],
    });
    expect(ruledOut(s)).toMatchObject({ 'process-server': 'D4', 'kd-server': 'E1' });
    expect(commands(s)[0]).toBe('SRVBOX> cdb -server tcp:port=5005 -z "C:\\my dumps\\a.dmp"');
  });
});

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

/** No situation says these; what of them is grammar or text is tested there. */
const notSaidBySituations: Record<string, string> = {
  S17: 'a question to a computer, not a session: `remote /q` is checked in core/commands',
  S23: 'nothing says that the other side chooses the program; `-pc` and `-cimp` are checked in core/commands',
  S24: 'a situation has one target; `.attach -premote` and its server are paired in core/commands',
  S44: 'what happens after the start: modes are read in core/consoles/recogniser.test.ts',
  S45: 'what happens after the start: modes are read in core/consoles/recogniser.test.ts',
};

/** The worked cases there are; numbers in between were never given. */
const numbers = [1, 8, 10, 11, 14, 20, 23, 25, 27, 30, 33, 35, 37, 37, 40, 55];

it('every worked case is tested here, or it is said why a situation cannot say it', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8');
  const tested = new Set([...source.matchAll(/^ {2}(?:it|\])\S*\(?.*?'(S\d\d) /gm)].map(([, id]) => id));
  const all: string[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const [first = 0, last = 0] = numbers.slice(at, at + 2);
    for (let number = first; number <= last; number++) all.push(`S${String(number).padStart(2, '0')}`);
  }
  expect(all.filter((id) => !tested.has(id) && notSaidBySituations[id] === undefined)).toEqual([]);
  expect(Object.keys(notSaidBySituations).filter((id) => tested.has(id))).toEqual([]);
});
