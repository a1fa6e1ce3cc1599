import { describe, expect, it } from 'vitest';
import { parseLsof, parseNetstat, parseProcNetTcp } from './socket-tables.ts';

describe('socket tables', () => {
  it('/proc/net/tcp6', () => {
    const table = [
      '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 00000000000000000000000000000000:138D 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41234 1 0000000000000000 100 0 0 10 0',
      '   1: 0000000000000000FFFF00000100007F:138D 0000000000000000FFFF00000100007F:A1B2 01 00000000:00000000 00:00000000 00000000     0        0 41235 1 0000000000000000 20 4 30 10 -1',
      '   2: 0000000000000000FFFF00000100007F:138D 0000000000000000FFFF00000100007F:A1B3 06 00000000:00000000 00:00000000 00000000     0        0 0 1 0000000000000000 20 4 30 10 -1',
      '',
    ].join('\n');
    expect(parseProcNetTcp(table)).toEqual([
      { state: 'listening', port: 5005, owner: '41234' },
      { state: 'connected', port: 5005, owner: '41235' },
    ]);
  });

  it('netstat of Windows, in any language', () => {
    const output = [
      'Aktive Verbindungen',
      '',
      '  Proto  Lokale Adresse         Remoteadresse          Status           PID',
      '  TCP    0.0.0.0:5005           0.0.0.0:0              ABHÖREN          4312',
      '  TCP    127.0.0.1:5005         127.0.0.1:50123        HERGESTELLT      4312',
      '  TCP    [::]:5005              [::]:0                 LISTENING        4312',
      '  UDP    0.0.0.0:5353           *:*                                     1200',
    ].join('\r\n');
    expect(parseNetstat(output)).toEqual([
      { state: 'listening', port: 5005, owner: '4312' },
      { state: 'connected', port: 5005, owner: '4312' },
      { state: 'listening', port: 5005, owner: '4312' },
    ]);
  });

  it('lsof of macOS', () => {
    const output = [
      'p812',
      'f7',
      'n*:5005',
      'TST=LISTEN',
      'f8',
      'n[::1]:5005->[::1]:50123',
      'TST=ESTABLISHED',
      'TQR=0',
      'p9',
      'f3',
      'n127.0.0.1:1->127.0.0.1:2',
      'TST=CLOSE_WAIT',
      '',
    ];
    expect(parseLsof(output.join('\n'))).toEqual([
      { state: 'listening', port: 5005, owner: '812' },
      { state: 'connected', port: 5005, owner: '812' },
    ]);
  });

  it.each([parseProcNetTcp, parseNetstat, parseLsof])('nothing comes of nonsense', (parse) => {
    expect(parse('')).toEqual([]);
    expect(parse('x\n: :\nn\np\nTST=LISTEN\n')).toEqual([]);
  });
});
