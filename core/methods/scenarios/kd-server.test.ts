/** Worked cases, each named by its number: KD connection servers. */
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../plan/make.ts';
import type { Situation } from '../../situation/schema.ts';
import { advise } from '../advise.ts';
import { best, commands, reach, situation } from '../testing/cases.ts';

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
