/**
 * Connection strings of every kind, right and wrong, for the comparison of our checker with the real engine (engine 1): every single
 * slip by itself, and a grammar that combines them at random. `#` stands for a port of the string's own.
 */
import fc from 'fast-check';
import type { TransportRole } from '../../core/transports/transport.ts';

const extras = [
  '',
  ',hidden',
  ',HIDDEN',
  ',password=Secret01',
  ',password=123456789012',
  ',password=1234567890123',
  ',password=p@$$w',
  ',password=',
  ',password',
  ',ipversion=6',
  ',ipversion=4',
  ',IcfEnable',
  ',foo',
  ',foo=1',
  ',,hidden',
  ',',
  ', hidden',
  ',hidden ',
  ' ,hidden',
  ',pipe=x',
  ',baud=9600',
  ',proto=tls1',
  ',passwd=x',
  ',clicon',
  ',clicon=',
];

/** In place of a port. */
const ports = [
  '#',
  '0',
  'abc',
  '',
  '-1',
  '65536',
  '70000',
  '999999',
  '0#',
  '0x138d',
  '#x',
  '#;hidden',
  '# hidden',
  ' #',
  '# ',
  '#:',
  ':#',
  '#-#',
  '#:60000',
  '60000:#',
  '1.5',
  '+#',
];
const pipes = ['q', 'a b', 'a\\b', 'q_%x', 'q_%x_%d', 'q%%x', '', 'q.1-2', '"q"', 'ü', 'q;1', 'Q'];
const beginnings = [
  'tcp',
  'tcp;port=#',
  'tcp,port=#',
  'tcp:127.0.0.1:#',
  'tcp://127.0.0.1:#',
  '127.0.0.1:#',
  '#',
  'udp:port=#',
  'foo:',
  'http:port=#',
  'net:port=#,key=1.2.3.4',
  'gdb:server=a,port=#',
  'snapshot:pid=4',
  'remote:port=#',
  ' tcp:port=#',
  'tcp :port=#',
  'tcp:port =#',
  'tcp: port=#',
  'tcp:,port=#',
  '"tcp:port=#"',
  'TCP:PORT=#',
  'Tcp:Port=#',
  'tcp:prt=#',
  'tcp:socket=#',
  'tcp:port',
  'tcp:port=#,port=#',
  'tcp:',
  'npipe',
  'npipe:',
  'npipe:pipe',
  'npipe:port=#',
  'npipe:pipe=q,clicon=a',
  'npipe:pipe=q,port=5',
  'NPIPE:PIPE=q',
];
const protos = ['tls1', 'ssl2', 'ssl3', 'pct1', 'TLS1', 'tls1_2', 'tls12', 'tls1.2', 'tls1.3', 'xyz', ''];

/** The same strings for the same seed; those of a role's other calls differ only in their ports. */
export function stringsFor(role: TransportRole, seed: number, firstPort: number): string[] {
  const single = role === 'server' ? serverStrings() : clientStrings();
  const combined = fc.sample(combination(role), { seed, numRuns: combinations });
  return [...new Set([...single, ...combined])].map((text, index) =>
    text.replaceAll('#', String(firstPort + index)),
  );
}

const combinations = 100;

/** One protocol's items in any order, with at most two that are wrong or strange. */
function combination(role: TransportRole): fc.Arbitrary<string> {
  const client = role === 'client';
  const server = client ? ['server=127.0.0.1'] : [];
  const pipeServer = client ? ['server=.'] : [];
  const certificate = ['proto=tls1', 'machuser=nobody'];
  const basis = fc.constantFrom<[string, string[]]>(
    ['tcp', [...server, 'port=#']],
    ['npipe', [...pipeServer, 'pipe=q#']],
    ['ssl', [...certificate, ...server, 'port=#']],
    ['spipe', [...certificate, ...pipeServer, 'pipe=q#']],
    // A client that waits costs the program's patience each time: a few are among the single ones.
    ...(client ? [] : [['tcp', ['clicon=127.0.0.1', 'port=#']] satisfies [string, string[]]]),
  );
  const strange = fc.constantFrom(
    ...extras.map((extra) => extra.slice(1)),
    ...ports.map((port) => `port=${port}`),
    'pipe=q%x',
    'PORT=#',
    'Password=Secret01',
    'channel=0',
    'server = 127.0.0.1',
  );
  return fc
    .tuple(basis, fc.array(strange, { maxLength: 2 }), fc.constantFrom('', '', '', ' ', '"'))
    .chain(([[protocol, items], wrong, before]) =>
      fc
        .shuffledSubarray([...items, ...wrong], { minLength: items.length })
        .map((shuffled) => `${before}${protocol}:${shuffled.join(',')}`),
    );
}

/** For a server: nothing that would wait. */
function serverStrings(): string[] {
  const serial = [
    'com:',
    'com:baud=115200',
    'com:port=COM1,baud=57600,channel=0',
    'com:port=1',
    'com:port=COM9',
    'com:port=COM1,channel=254',
    'com:port=COM1,channel=255',
    'com:port=COM1,channel=-1',
    'com:port=COM1,foo=1',
    'com:port=COM1,clicon=a',
    'com:port=COM1,hidden',
    'com:port=COM1,pipe=x',
  ];
  return [
    ...shared(''),
    ...pipes.map((pipe) => `npipe:pipe=${pipe}`),
    ...serial,
    ...protos.flatMap((proto) => [
      `ssl:proto=${proto},machuser=nobody,port=#`,
      `spipe:proto=${proto},certuser=nobody,pipe=q`,
    ]),
    'tcp:port=#,server=127.0.0.1',
    'tcp:port=#,server=[::1]',
    'tcp:port=#,clicon=127.0.0.1',
    'tcp:port=#,clicon=127.0.0.1,hidden',
  ];
}

/** For a client. The last ones wait, because nobody calls, or nobody is at the other end of the line. */
function clientStrings(): string[] {
  return [
    ...shared('server=127.0.0.1,'),
    ...pipes.map((pipe) => `npipe:server=.,pipe=${pipe}`),
    ...protos.flatMap((proto) => [
      `ssl:proto=${proto},machuser=nobody,server=127.0.0.1,port=#`,
      `spipe:proto=${proto},certuser=nobody,server=.,pipe=q`,
    ]),
    ...['com:', 'com:baud=115200', 'com:port=COM9', 'com:port=COM1,channel=255', 'com:port=COM1,foo=1'],
    'tcp:port=#',
    'tcp:server=127.0.0.1',
    'tcp:server=\\\\127.0.0.1,port=#',
    'tcp:port=#,server=127.0.0.1',
    'tcp:clicon=127.0.0.1,port=#,foo=1',
    'tcp:clicon=127.0.0.1,port=70000',
    'tcp:clicon=127.0.0.1,port=#',
    'tcp:clicon=127.0.0.1,port=#:60000,password=Secret01',
    'tcp:clicon=127.0.0.1',
    'com:port=COM1,baud=57600,channel=0',
  ];
}

const shared = (server: string): string[] => [
  ...beginnings.filter((text) => !/clicon=a/.test(text) || text.startsWith('npipe')),
  ...ports.map((port) => `tcp:${server}port=${port}`),
  ...extras.map((extra) => `tcp:${server}port=#${extra}`),
  ...extras.map((extra) => `npipe:${server === '' ? '' : 'server=.,'}pipe=q${extra}`),
  ...extras.map((extra) => `ssl:proto=tls1,machuser=nobody,${server}port=#${extra}`),
];
