import { describe, expect, it } from 'vitest';
import { splitCommandLine } from '../../core/commands/split.ts';
import type { EndChoice } from '../../core/contract/schemas.ts';
import { endingOrder } from './ending-order.ts';
import { launchOf } from './launch.ts';
import { step } from './testing/plans.ts';

const commands = {
  server: 'cdb -server tcp:port=5005 a.exe',
  attached: 'cdb -server tcp:port=5005 -pd -p 12',
  client: 'cdb -remote tcp:server=a,port=5005',
  watcher: 'cdb -remote tcp:server=a,port=5005',
  dbgsrv: 'dbgsrv -t tcp:port=5006',
  smart: 'cdb -premote tcp:server=a,port=5006 a.exe',
  smartAttached: 'cdb -premote tcp:server=a,port=5006 -pd -p 12',
  middle: 'cdb -server tcp:port=5005 -premote tcp:server=a,port=5006 a.exe',
  gdbserver: 'gdbserver :5007 a',
  gdbserverAttached: 'gdbserver :5007 --attach 12',
  gdb: 'gdb -ex "target remote a:5007"',
  multi: 'gdbserver --multi :5007',
  gdbMulti: 'gdb -ex "target extended-remote a:5007"',
} as const;
type Name = keyof typeof commands;

function order(names: Name[], choice: EndChoice, whole = true): string[] {
  const live = names.map((name) => {
    const command = commands[name];
    return { console: name, launch: launchOf(step(name, command), splitCommandLine(command, 'cmd')) };
  });
  return endingOrder(live, choice, whole).map(({ console, way }) =>
    way.by === 'type' ? `${console}: ${way.lines.join(', ')}` : `${console} ${way.by}`,
  );
}

describe('the order and the words of an ending', () => {
  it.each<[Name[], EndChoice, string[]]>([
    [['server', 'client', 'watcher'], 'detach', ['client leave', 'watcher leave', 'server: qd']],
    [['server', 'client'], 'end', ['client leave', 'server: q']],
    [['server', 'client'], 'leave', ['client leave']],
    // With -pd, q would leave the target alive (engine 14.6).
    [['attached', 'client'], 'end', ['client leave', 'attached: .kill, q']],
    [['attached', 'client'], 'detach', ['client leave', 'attached: qd']],
    // The server is on another computer.
    [['client'], 'detach', ['client: qd']],
    [['client', 'watcher'], 'end', ['watcher leave', 'client: q']],
    [['dbgsrv', 'smart'], 'end', ['smart: .endpsrv, q', 'dbgsrv follow']],
    [['dbgsrv', 'smartAttached'], 'end', ['smartAttached: .kill, .endpsrv, q', 'dbgsrv follow']],
    [['dbgsrv', 'smartAttached'], 'detach', ['smartAttached: qd', 'dbgsrv terminate']],
    [
      ['dbgsrv', 'smart', 'smartAttached'],
      'end',
      ['smart: q', 'smartAttached: .kill, .endpsrv, q', 'dbgsrv follow'],
    ],
    [['dbgsrv', 'middle', 'client'], 'end', ['client leave', 'middle: .endpsrv, q', 'dbgsrv follow']],
    [['dbgsrv'], 'end', ['dbgsrv terminate']],
    [['gdbserver', 'gdb'], 'end', ['gdb: set confirm off, kill, quit', 'gdbserver follow']],
    [['gdbserver', 'gdb'], 'detach', ['gdb: set confirm off, detach, quit', 'gdbserver terminate']],
    [
      ['gdbserverAttached', 'gdb'],
      'detach',
      ['gdb: set confirm off, detach, quit', 'gdbserverAttached follow'],
    ],
    [
      ['multi', 'gdbMulti'],
      'detach',
      ['gdbMulti: set confirm off, detach, monitor exit, quit', 'multi follow'],
    ],
    [['gdbserver'], 'end', ['gdbserver terminate']],
    [[], 'end', []],
  ])('%j, %s', (names, choice, expected) => {
    expect(order(names, choice)).toEqual(expected);
  });

  it('a smart client that is ended alone leaves its process server', () => {
    expect(order(['smart'], 'end', false)).toEqual(['smart: q']);
    expect(order(['smart'], 'end', true)).toEqual(['smart: .endpsrv, q']);
  });
});
