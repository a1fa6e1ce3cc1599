import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGdb, readSnapshot } from './gdb.ts';
import { type KernelPlace, readKernel } from './kernel.ts';

const rules = (text: string, place?: KernelPlace) =>
  readKernel(text, place).faults.map(({ severity, rule, from, to }) =>
    `${severity} ${rule} ${text.slice(from, to)}`.trim(),
  );

describe('kernel connections', () => {
  it.each<[string, KernelPlace?]>([
    ['net:port=50000,key=1.2.3.4'],
    ['NET:Port=50000,Key=2steg4fzbj2sz.23418vzkd4ko3.1g34ou07z4pev.1sp3yo9yz874p,target=TGT'],
    ['net:port=50000,key=<KEY>'],
    ['com:port=com2,baud=115200'],
    ['com:port=\\\\.\\com2,baud=115200'],
    ['com:ipport=4000,port=192.0.2.1'],
    ['com:pipe,port=\\\\.\\pipe\\vm,resets=0,reconnect'],
    ['com:modem'],
    ['com:'],
    ['usb:targetname=TGT-1'],
    ['usb2:targetname=TGT', 'trans'],
    ['kdsrv:server=@{tcp:server=A,port=1027},trans=@{com:port=com1,baud=57600}'],
    ['kdsrv:server=@{npipe:server=A,pipe=K},trans=@{}'],
    [
      'exdi:CLSID={29f9906e-9dbe-4d4b-b0fb-6acf7fb6d014},Kd=Guess,Inproc=ExdiGdbSrv.dll,DataBreaks=Exdi',
      'kx',
    ],
    ['<WIRE>'],
  ])('%s is fine', (text, place) => {
    expect(rules(text, place)).toEqual([]);
  });

  it.each<[string, string, KernelPlace?]>([
    ['net:port=50000', 'error engine 10'],
    ['net:key=1.2.3.4', 'error engine 10'],
    ['net:port=50000,key=1.2.3', 'error L4 1.2.3'],
    ['net:port=50000,key=A.B.C.D', 'error L4 A.B.C.D'],
    ['net:port=80,key=1.2.3.4', 'warning L3 80'],
    ['net:port=50000:50010,key=1.2.3.4', 'error L3 50000:50010'],
    ['net:port=x,key=1.2.3.4', 'error engine 10 x'],
    ['net:port=50000,key=1.2.3.4,target=', 'error L5'],
    ['net:port=50000,key=1.2.3.4,host=x', 'error engine 10 host'],
    ['net:port=50000,,key=1.2.3.4', 'error 4.4'],
    ['com:port=2', 'warning L9 2'],
    ['com:port=com1,baud=fast', 'error engine 10 fast'],
    ['com:port=com1,baud=1200', 'warning L9 1200'],
    ['com:port=', 'error engine 10'],
    ['com:port=\\\\.\\pipe\\x', 'error 4.4 \\\\.\\pipe\\x'],
    ['com:pipe,port=x', 'error engine 10 x'],
    ['com:pipe', 'error engine 10'],
    ['com:pipe,port=\\\\.\\pipe\\x,resets=1', 'warning 4.4 1'],
    ['com:ipport=4000', 'error L11'],
    ['com:ipport=0,port=A', 'error L11 0'],
    ['usb:', 'error 4.4'],
    ['usb:targetname=a b', 'error L12 a b'],
    ['usb:targetname=MyDebugger', 'error L12 MyDebugger'],
    ['usb2:targetname=TGT', 'warning 15.29 usb2'],
    ['1394:channel=63', 'error 4.4 63'],
    ['1394:', 'error 4.4'],
    ['kdsrv:trans=@{com:}', 'error engine 10'],
    ['kdsrv:server=@{tcp:server=A,port=1}', 'error E4'],
    ['kdsrv:server=tcp:server=A', 'error 4.4 tcp:server=A'],
    ['kdsrv:server=@{tcp:server=A,prt=1},trans=@{com:}', 'error engine 1.1 prt'],
    ['kdsrv:server=@{tcp:server=A,port=1},trans=@{kdsrv:server=@{}}', 'error 4.4 kdsrv'],
    ['tcp:port=5005', 'error 4.4 tcp'],
    ['exdi:CLSID=1', 'error 4.4 exdi'],
    ['exdi:CLSID=1', 'error engine 10 1', 'kx'],
    ['exdi:Kd=Perhaps', 'error K2 Perhaps', 'kx'],
    ['exdi:Inproc=ExdiGdbDrv.dll', 'error 15.17 ExdiGdbDrv.dll', 'kx'],
    ['CLSID=1', 'error engine 10 CLSID=1', 'kx'],
  ])('%s: %s', (text, rule, place) => {
    expect(rules(text, place)).toContain(rule);
  });

  it('shows where the server of kdsrv: is', () => {
    const text = 'kdsrv:server=@{tcp:server=A,port=1027},trans=@{com:}';
    const { connection } = readKernel(text);
    expect(connection?.server).toEqual({ protocol: 'tcp', server: 'A', port: 1027 });
    expect(connection?.values.get('trans')).toBe('@{com:}');
  });

  it('never throws, and every fault lies inside the text', () => {
    const piece = fc.constantFrom(
      'net:',
      'kdsrv:',
      'server=',
      '@{',
      '}',
      'trans=',
      'tcp:',
      ',',
      '=',
      'com:',
      'pipe',
      '1',
      'é',
    );
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(any, fc.constantFrom<KernelPlace>('k', 'trans', 'kx'), (text, place) => {
        for (const { from, to } of readKernel(text, place).faults) {
          expect(0 <= from && from <= to && to <= text.length).toBe(true);
        }
      }),
    );
  });
});

describe('strings of new WinDbg', () => {
  it('gdb:', () => {
    expect(readGdb('gdb:server=BOX,port=1234,threadEvents=true').connection).toEqual({
      server: 'BOX',
      port: 1234,
      threadEvents: true,
    });
    expect(readGdb('gdb:server=<SERVER>,port=<PORT>').connection).toEqual({
      server: '<SERVER>',
      port: '<PORT>',
    });
    expect(readGdb('gdb:server=BOX').faults.map(({ rule }) => rule)).toEqual(['J2']);
    expect(readGdb('gdb:server=BOX,port=1:2').faults.map(({ rule }) => rule)).toEqual(['4.5']);
    expect(readGdb('gdb:server=BOX,port=70000,foo=1,threadEvents=maybe').faults).toHaveLength(3);
  });
  it('snapshot:', () => {
    expect(readSnapshot('snapshot:pid=1f4')).toEqual([]);
    expect(readSnapshot('snapshot:pid=xyz').map(({ rule }) => rule)).toEqual(['4.5']);
  });
});
