/** Worked cases, each named by its number: repeaters, and the engine in the middle. */
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../plan/make.ts';
import { advise } from '../advise.ts';
import { best, type Change, commands, endings, reach, ruledOut, situation } from '../testing/cases.ts';

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
