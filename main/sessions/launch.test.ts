import { describe, expect, it } from 'vitest';
import { splitCommandLine } from '../../core/commands/split.ts';
import { launchOf, spanOf } from './launch.ts';
import { step } from './testing/plans.ts';

const of = (command: string) => launchOf(step('x', command), splitCommandLine(command, 'cmd'));

describe('what a command line says', () => {
  it.each([
    ['cdb -server tcp:port=5005 a.exe', 'server', 'cdb -server', 'debugger'],
    ['cdb -remote tcp:server=a,port=5005', 'client', 'cdb -remote', 'debugger'],
    ['cdb -premote tcp:server=a,port=5005 -p 12', 'smart-client', 'cdb -premote', 'debugger'],
    ['cdb -server tcp:port=1 -premote tcp:server=a,port=2 a.exe', 'server', 'cdb -server', 'debugger'],
    ['kd -k com:port=com1,baud=115200', 'kernel-debugger', 'kd -k', 'debugger'],
    ['cdb -p 12', 'debugger', 'cdb -p', 'debugger'],
    ['cdb a.exe', 'debugger', 'cdb', 'debugger'],
    ['dbgsrv -t tcp:port=5005', 'process-server', 'dbgsrv', 'silent'],
    ['kdsrv -t tcp:port=5005', 'kd-server', 'kdsrv', 'silent'],
    ['dbengprx -s tcp:port=1 -c tcp:server=a,port=2', 'repeater', 'dbengprx', 'silent'],
    ['gdbserver --multi :5005', 'gdbserver', 'gdbserver --multi', 'gdbserver'],
    ['gdb -q -ex "target remote a:5005"', 'gdb', 'gdb', 'gdb'],
    ['remote /s "cdb -p 12" foo', 'server', 'remote', 'debugger'],
    ['remote /c SRV foo', 'client', 'remote', 'debugger'],
    ['net use', 'other', 'net', 'raw'],
  ])('%s', (command, role, title, dialect) => {
    expect(of(command)).toMatchObject({ role, title, dialect });
  });

  it('finds ports, passwords, -pd, and who can end a process server', () => {
    expect(of('cdb -premote tcp:server=a,port=5005,password=Abc1 -pd -p 12')).toMatchObject({
      keepsTarget: true,
      usesProcessServer: true,
      secrets: ['Abc1'],
      opens: [],
    });
    expect(of('dbgsrv -t tcp:port=5005:5010,password=Abc1').opens).toEqual([[5005, 5010]]);
    expect(of('gdb -ex "target extended-remote a:1"').multi).toBe(true);
  });

  it.each([
    ['5005', [[5005, 5005]]],
    ['5005:5015', [[5005, 5015]]],
    ['SRV1:5005', [[5005, 5005]]],
    ['127.0.0.1:5005', [[5005, 5005]]],
    ['[::]:5005:5015', [[5005, 5015]]],
    ['5015:5005', []],
    ['0', []],
    ['70000', []],
    ['pipe', []],
  ])('the place %s', (at, expected) => {
    expect(spanOf(at)).toEqual(expected);
  });
});
