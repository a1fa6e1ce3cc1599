/** Connection strings of every kind, right and wrong, for the comparison of our checker with the real engine (engine 1). */

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

/** In place of a port; `P` stands for a free one. */
const ports = [
  'P',
  '0',
  'abc',
  '',
  '-1',
  '65536',
  '70000',
  '999999',
  '0P',
  '0x138d',
  'Px',
  'P;hidden',
  'P hidden',
  ' P',
  'P ',
  'P:',
  ':P',
  'P-P',
  'P:60000',
  '60000:P',
  '1.5',
  '+P',
];
const pipes = ['q', 'a b', 'a\\b', 'q_%x', 'q_%x_%d', 'q%%x', '', 'q.1-2', '"q"', 'ü', 'q;1', 'Q'];
const beginnings = [
  'tcp',
  'tcp;port=P',
  'tcp,port=P',
  'tcp:127.0.0.1:P',
  'tcp://127.0.0.1:P',
  '127.0.0.1:P',
  'P',
  'udp:port=P',
  'foo:',
  'http:port=P',
  'net:port=P,key=1.2.3.4',
  'gdb:server=a,port=P',
  'snapshot:pid=4',
  'remote:port=P',
  ' tcp:port=P',
  'tcp :port=P',
  'tcp:port =P',
  'tcp: port=P',
  'tcp:,port=P',
  '"tcp:port=P"',
  'TCP:PORT=P',
  'Tcp:Port=P',
  'tcp:prt=P',
  'tcp:socket=P',
  'tcp:port',
  'tcp:port=P,port=P',
  'tcp:',
  'npipe',
  'npipe:',
  'npipe:pipe',
  'npipe:port=P',
  'npipe:pipe=q,clicon=a',
  'npipe:pipe=q,port=5',
  'NPIPE:PIPE=q',
];
const protos = ['tls1', 'ssl2', 'ssl3', 'pct1', 'TLS1', 'tls1_2', 'tls12', 'tls1.2', 'tls1.3', 'xyz', ''];

/** For a server: nothing that would call or wait. */
export function serverStrings(): string[] {
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
      `ssl:proto=${proto},machuser=nobody,port=P`,
      `spipe:proto=${proto},certuser=nobody,pipe=q`,
    ]),
    'tcp:port=P,server=127.0.0.1',
    'tcp:port=P,server=[::1]',
    'tcp:port=P,clicon=127.0.0.1',
    'tcp:port=P,clicon=127.0.0.1,hidden',
  ];
}

/** For a client: nothing that would wait for a call or for a serial line. */
export function clientStrings(): string[] {
  return [
    ...shared('server=127.0.0.1,'),
    ...pipes.map((pipe) => `npipe:server=.,pipe=${pipe}`),
    ...protos.flatMap((proto) => [
      `ssl:proto=${proto},machuser=nobody,server=127.0.0.1,port=P`,
      `spipe:proto=${proto},certuser=nobody,server=.,pipe=q`,
    ]),
    ...['com:', 'com:baud=115200', 'com:port=COM9', 'com:port=COM1,channel=255', 'com:port=COM1,foo=1'],
    'tcp:port=P',
    'tcp:server=127.0.0.1',
    'tcp:server=\\\\127.0.0.1,port=P',
    'tcp:port=P,server=127.0.0.1',
  ];
}

const shared = (server: string): string[] => [
  ...beginnings.filter((text) => !/clicon=a/.test(text) || text.startsWith('npipe')),
  ...ports.map((port) => `tcp:${server}port=${port}`),
  ...extras.map((extra) => `tcp:${server}port=P${extra}`),
  ...extras.map((extra) => `npipe:${server === '' ? '' : 'server=.,'}pipe=q${extra}`),
  ...extras.map((extra) => `ssl:proto=tls1,machuser=nobody,${server}port=P${extra}`),
];
