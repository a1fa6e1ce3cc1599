import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTransport, readTransport } from './parse.ts';
import { splitSyntax } from './syntax.ts';
import { listens, printTransport, type Transport, type TransportRole, turnTransport } from './transport.ts';

const errorsOf = (text: string, role: TransportRole) =>
  readTransport(text, role)
    .faults.filter((fault) => fault.severity === 'error')
    .map((fault) => fault.rule);

describe('parseTransport', () => {
  it.each<[string, TransportRole, Transport]>([
    ['tcp:port=5005', 'server', { protocol: 'tcp', port: 5005 }],
    [
      'tcp:port=5005:5015,hidden,password=Secret1',
      'server',
      { protocol: 'tcp', port: [5005, 5015], hidden: true, password: 'Secret1' },
    ],
    ['tcp:Port=5005,Server=BOX17', 'client', { protocol: 'tcp', port: 5005, server: 'BOX17' }],
    ['tcp:port=5005,clicon=TECH', 'server', { protocol: 'tcp', port: 5005, clicon: 'TECH' }],
    ['tcp:clicon=BOX17,port=5005:5010', 'client', { protocol: 'tcp', clicon: 'BOX17', port: [5005, 5010] }],
    ['npipe:pipe=a_%x_%d,IcfEnable', 'server', { protocol: 'npipe', pipe: 'a_%x_%d', icfEnable: true }],
    ['npipe:server=\\\\BOX17,pipe=foo', 'client', { protocol: 'npipe', server: '\\\\BOX17', pipe: 'foo' }],
    [
      'com:port=COM1,baud=57600,channel=0',
      'server',
      { protocol: 'com', com: { port: 'COM1', baud: 57600, channel: 0 } },
    ],
    [
      'spipe:proto=tls1,machuser=vtest.example.com,pipe=p',
      'server',
      {
        protocol: 'spipe',
        proto: 'tls1',
        certificate: { store: 'machine', name: 'vtest.example.com' },
        pipe: 'p',
      },
    ],
    [
      'ssl:proto=tls1,certuser=me,clicon=A,port=6000',
      'client',
      { protocol: 'ssl', proto: 'tls1', certificate: { store: 'user', name: 'me' }, clicon: 'A', port: 6000 },
    ],
    ['tcp:server=<SERVER>,port=<PORT>', 'client', { protocol: 'tcp', server: '<SERVER>', port: '<PORT>' }],
    ['tcp:server=[::1],port=5', 'client', { protocol: 'tcp', server: '[::1]', port: 5 }],
  ])('%s (%s)', (text, role, transport) => {
    expect(parseTransport(text, role)).toEqual({ ok: true, value: transport });
  });

  it.each<[string, TransportRole, string]>([
    ['', 'server', 'engine 1.1'],
    ['tcp', 'server', 'engine 1.1'],
    ['tcp;port=5005', 'server', 'engine 1.1'],
    ['127.0.0.1:5005', 'client', 'engine 1.1'],
    ['tcp://box:5005', 'client', 'engine 1.1'],
    ['gdb:server=a,port=1', 'client', 'engine 1.1'],
    ['"tcp:port=5005"', 'server', 'engine 1.1'],
    [' tcp:port=5005', 'server', 'engine 1.1'],
    ['tcp:port =5005', 'server', 'engine 1.1'],
    ['tcp:port=5005 ', 'server', 'engine 1.1'],
    ['tcp:port=5005,hidden ', 'server', 'engine 1.1'],
    ['tcp:server=a ,port=5', 'client', 'engine 1.1'],
    ['tcp:port=0', 'server', 'engine 1.1'],
    ['tcp:port=', 'server', 'engine 1.1'],
    ['tcp:port', 'server', 'engine 1.1'],
    ['tcp:', 'server', 'engine 1.1'],
    ['tcp:port=70000', 'server', 'engine 1.1'],
    ['tcp:port=05005', 'server', 'engine 1.1'],
    ['tcp:port=0x138d', 'server', 'engine 1.1'],
    ['tcp:port=5015:5005', 'server', 'engine 1.1'],
    ['tcp:port=5005;hidden', 'server', 'engine 1.1'],
    ['tcp:prt=5005', 'server', 'engine 1.1'],
    ['tcp:port=5005,foo', 'server', 'engine 1.1'],
    ['tcp:port=5005,,hidden', 'server', 'engine 1.1'],
    ['tcp:server=a:5005,port=5005', 'client', 'engine 1.1'],
    ['tcp:port=5005,clicon=', 'server', 'engine 1.1'],
    ['tcp:port=5005', 'client', '4.2'],
    ['tcp:port=5005,password=1234567890123', 'server', 'engine 1.2'],
    ['tcp:port=5005,password=', 'server', 'engine 1.2'],
    ['npipe:pipe=foo%s', 'server', 'engine 1.3'],
    ['npipe:pipe=foo%x', 'client', 'engine 1.3'],
    ['npipe:pipe=x,clicon=y', 'server', 'B1'],
    ['com:port=com1,channel=255', 'server', 'engine 1.4'],
    ['ssl:proto=tls12,certuser=a,port=5', 'server', 'engine 1.4'],
    ['ssl:proto=tls1,port=5', 'server', '4.3'],
  ])('refuses %j (%s) by %s', (text, role, rule) => {
    expect(errorsOf(text, role)).toContain(rule);
    expect(parseTransport(text, role).ok).toBe(false);
  });

  it.each<[string, TransportRole, string]>([
    ['tcp:port=5005,clicon=X,hidden', 'server', 'B3'],
    ['tcp:port=5005:5015,clicon=a', 'server', 'B4'],
    ['tcp:server=a,port=5005:5015', 'client', 'B4'],
    ['tcp:port=5005,password=p@ss', 'server', '4.3'],
    ['npipe:pipe=a b', 'server', '4.3'],
    ['tcp:port=5005,server=a', 'server', 'engine 1.1'],
    ['tcp:port=5005, hidden', 'server', '4.3'],
    ['tcp:port=5005,', 'server', 'engine 1.1'],
    ['tcp:port=5005,ipversion=6', 'server', '4.3'],
    ['ssl:proto=tls1,machuser=a,port=5,ipversion=4', 'server', '4.1'],
    ['spipe:proto=tls1,machuser=a,pipe=b,IcfEnable', 'server', '4.1'],
    ['tcp:port=5005,port=5006', 'server', 'engine 1.1'],
  ])('warns at %s (%s) by %s', (text, role, rule) => {
    const { faults } = readTransport(text, role);
    expect(faults.map((fault) => [fault.severity, fault.rule])).toContainEqual(['warning', rule]);
    expect(parseTransport(text, role).ok).toBe(true);
  });

  it('puts each fault on its place', () => {
    const text = 'tcp:server=BOX,port=05005,pasword=x';
    const { faults } = readTransport(text, 'client');
    expect(faults.map((fault) => [text.slice(fault.from, fault.to), fault.fix])).toEqual([
      ['05005', '5005'],
      ['pasword', 'password'],
    ]);
  });
});

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9.-]{0,14}$/);
const port = fc.integer({ min: 1, max: 65535 });
const password = fc.option(fc.stringMatching(/^[A-Za-z0-9]{1,12}$/), { nil: undefined });
const certificate = fc.record({ store: fc.constantFrom('user' as const, 'machine' as const), name });

/** Optional properties are left out, not undefined. */
const withPassword = (transport: Transport, word: string | undefined): Transport =>
  word === undefined ? transport : { ...transport, password: word };

const anyServer: fc.Arbitrary<Transport> = fc
  .oneof(
    fc.record({ protocol: fc.constant('tcp' as const), port }),
    fc.record({ protocol: fc.constant('tcp' as const), port, clicon: name }),
    fc.record({ protocol: fc.constant('npipe' as const), pipe: name }),
    fc.record({
      protocol: fc.constant('com' as const),
      com: fc.record({ port: fc.constantFrom('com1', '2'), baud: port, channel: fc.nat(254) }),
    }),
    fc.record({
      protocol: fc.constant('spipe' as const),
      proto: fc.constant('tls1'),
      certificate,
      pipe: name,
    }),
    fc.record({ protocol: fc.constant('ssl' as const), proto: fc.constant('tls1'), certificate, port }),
  )
  .chain((transport) => password.map((word) => withPassword(transport, word)));

describe('printTransport and turnTransport', () => {
  it('what is printed is read as the same transport', () => {
    fc.assert(
      fc.property(anyServer, (transport) => {
        expect(parseTransport(printTransport(transport, 'server'), 'server')).toEqual({
          ok: true,
          value: transport,
        });
      }),
    );
  });

  it('the other end of the other end is the same transport, and exactly one end listens', () => {
    fc.assert(
      fc.property(anyServer, name, name, (transport, server, client) => {
        const names = { server, client };
        const other = turnTransport(transport, 'server', names);
        expect(parseTransport(printTransport(other, 'client'), 'client')).toEqual({ ok: true, value: other });
        const back = turnTransport(other, 'client', names);
        expect(back).toEqual(transport.clicon === undefined ? transport : { ...transport, clicon: client });
        if (transport.protocol !== 'com') {
          expect(listens(transport, 'server')).not.toBe(listens(other, 'client'));
        }
      }),
    );
  });

  it('prints in the order of the documents', () => {
    expect(
      printTransport(
        { protocol: 'tcp', port: [5005, 5010], hidden: true, password: 'a', icfEnable: true },
        'server',
      ),
    ).toBe('tcp:port=5005:5010,hidden,password=a,IcfEnable');
    expect(printTransport({ protocol: 'tcp', clicon: 'X', port: 5 }, 'server')).toBe('tcp:port=5,clicon=X');
    expect(printTransport({ protocol: 'tcp', clicon: 'X', port: 5 }, 'client')).toBe('tcp:clicon=X,port=5');
    expect(printTransport({ protocol: 'npipe', server: 'A', pipe: 'p' }, 'client')).toBe(
      'npipe:server=A,pipe=p',
    );
  });

  it('reading never throws, and every fault lies inside the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          'tcp:',
          'npipe:',
          'port=',
          'server=',
          ',',
          '=',
          ' ',
          '{',
          '}',
          '5',
          '%',
          '<',
          '>',
        ),
      }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom<TransportRole>('server', 'client'), (any, role) => {
        for (const { from, to } of readTransport(any, role).faults) {
          expect(0 <= from && from <= to && to <= any.length).toBe(true);
        }
        const syntax = splitSyntax(any);
        expect(syntax.items.every((item) => item.valueFrom <= item.to)).toBe(true);
      }),
    );
  });
});
