/** Worked cases, each named by its number: dumps, kernels, Linux, app packages. */
import { describe, expect, it } from 'vitest';
import { best, commands, endings, reach, ruledOut, situation, wired } from '../testing/cases.ts';

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
