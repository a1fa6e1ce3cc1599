import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostFaults } from '../transports/fault.ts';
import { applyEdits, check } from './check.ts';
import { parseCommand } from './command.ts';

const one = (command: string) => check([command]).lines[0];
const rules = (command: string) =>
  one(command)?.problems.map(({ severity, rule }) => `${severity} ${rule}`) ?? [];
const pairs = (...commands: string[]) =>
  check(commands).pairing.map(({ severity, rule, says, lines }) => [severity, rule, lines, says]);

describe('check', () => {
  it('answers with exactly the shape of the design', () => {
    expect(check(['cdb -p 122 -server tcp:port=1025', 'windbg -remote tcp:server=BOX17,port=1025'])).toEqual({
      ok: false,
      lines: [
        {
          command: 'cdb -p 122 -server tcp:port=1025',
          tool: 'cdb',
          ok: false,
          problems: [
            { severity: 'error', rule: '7', says: '-server is the first of all options.', from: 11, to: 32 },
          ],
          fixed: 'cdb -server tcp:port=1025 -p 122',
        },
        { command: 'windbg -remote tcp:server=BOX17,port=1025', tool: 'windbg', ok: true, problems: [] },
      ],
      pairing: [],
    });
  });

  it.each([
    ['cdb -server tcp:port=1025 -p 122', 'cdb'],
    ['"C:\\Kit\\x64\\cdb.exe" -p 1', 'cdb'],
    ['cdbX64 -p 1', 'cdb'],
    ['WinDbgX.exe -remote tcp:server=A,port=1', 'windbgx'],
    ['sudo gdbserver --multi localhost:1234', 'gdbserver'],
    ['gdbserver --attach :1234 77', 'gdbserver'],
    ['gdb -q -ex "target remote BOX:1234" ./x', 'gdb'],
    ['net use \\\\BOX17\\ipc$', 'other'],
    ['tcp:server=BOX17,port=5005', 'transport'],
    ['remdbgeng://tcp:server=BOX17,port=5005', 'transport'],
    ['gdb:server=localhost,port=1234', 'transport'],
    ['snapshot:pid=1f4', 'transport'],
    ['kdsrv:server=@{tcp:server=A,port=1},trans=@{net:port=50000,key=1.2.3.4}', 'transport'],
    ['.server tcp:port=5005', 'debugger-command'],
    ['@K', 'remote'],
    ['cdb -odGg app.exe', 'cdb'],
    ['kd -rnv -k com:port=com1,baud=115200', 'kd'],
    ['cdb -server tcp:port=1 -server npipe:pipe=x -p 1', 'cdb'],
    ['cdb -z a.dmp -z b.dmp', 'cdb'],
    ['kd /k net:port=50000,key=1.2.3.4', 'kd'],
    [
      'remote /s "cdb -v -p 122" DebugIt /u Administrators /u Domain01\\User03 /f black /b white /-v',
      'remote',
    ],
    ['dbgsrv -t tcp:port=1025 -cs notepad.exe a -b', 'dbgsrv'],
    ['dbengprx -p -s tcp:port=9001 -c tcp:port=9000,clicon=A', 'dbengprx'],
  ])('%s is fine', (command, tool) => {
    expect(one(command)).toEqual({ command, tool, ok: true, problems: [] });
  });

  it.each([
    ['', 'error 7'],
    ['cdb -foo -p 1', 'error 7'],
    ['cdb -Server tcp:port=1 -p 1', 'error 7'],
    ['cdb -p', 'error 7'],
    ['cdb -p 0x1f4', 'error 7'],
    ['cdb -p notepad', 'error 7'],
    ['cdb -p 1 -pn x.exe', 'error 7'],
    ['cdb -server tcp:port=1 -remote tcp:server=A,port=1', 'error A6'],
    ['cdb -remote tcp:server=A,port=1 -c ".lsrcpath c:\\x"', 'error A9'],
    ['cdb -premote tcp:server=A,port=1', 'error D7'],
    ['cdb -server tcp:port=1, hidden -p 1', 'error 4.3'],
    ['cdb -y “c:\\x y” -p 1', 'error 15.20'],
    ['cdb -c "bp x -p 1', 'error 7'],
    ['cdb -QR \\\\BOX -p 1', 'error 7'],
    ['windbg -ddefer', 'error H9'],
    ['kd -k net:port=50000', 'error engine 10'],
    ['kd -k net:port=50000,key=1.2.3', 'error L4'],
    ['kd -k net:port=80,key=1.2.3.4', 'warning L3'],
    ['kd -k kdsrv:server=tcp:server=A', 'error 4.4'],
    ['kd -k usb:targetname=debugme', 'error L12'],
    ['kd -k com:pipe,port=x', 'error engine 10'],
    ['dbgsrv', 'error D1'],
    ['dbgsrv -T tcp:port=1', 'error D14'],
    ['dbgsrv -t tcp:port=1 -pc', 'error D13'],
    ['dbengprx -c tcp:server=A,port=1', 'error F4'],
    ['dbengprx -c com:port=com1,baud=9600,channel=0 -s com:port=com1,baud=9600,channel=1', 'error F3'],
    ['remote', 'error 5'],
    ['remote /q', 'error 5'],
    ['remote /c tcp:server=A,port=1 x', 'error C2'],
    ['gdbserver prog', 'error J2'],
    ['gdbserver :70000 prog', 'error J2'],
    ['gdb:server=a', 'error J2'],
    ['.endsrv', 'error engine 3'],
    ['.attach 500', 'warning engine 13.8'],
    ['cdb -p <PID>', 'warning 16'],
    ['windbg -k', ''],
  ])('%s: %s', (command, rule) => {
    if (rule === '') expect(rules(command)).toEqual([]);
    else expect(rules(command)).toContain(rule);
  });

  it.each([
    ['cdb -server tcp:prot=1025 -p 1', 'cdb -server tcp:port=1025 -p 1'],
    ['cdb -server tcp:port=01025, hidden -p 1', 'cdb -server tcp:port=1025,hidden -p 1'],
    ['cdb –server tcp:port=1 –p 1', 'cdb -server tcp:port=1 -p 1'],
    ['cdb -p 1 -server tcp:port=1 -server npipe:pipe=x', 'cdb -server tcp:port=1 -server npipe:pipe=x -p 1'],
    ['cdb -p 0x1f4', 'cdb -p 500'],
    ['cdb -Server tcp:port=1 -p 1', 'cdb -server tcp:port=1 -p 1'],
    ['cdb -pmeote tcp:server=A,port=1 x', undefined],
    ['cdb -preomte tcp:server=A,port=1 -p 1', 'cdb -premote tcp:server=A,port=1 -p 1'],
    ['gdbserver 1234 x', 'gdbserver :1234 x'],
  ])('%s is corrected to %s', (command, fixed) => {
    expect(one(command)?.fixed).toBe(fixed);
  });
});

describe('pairing', () => {
  it('is silent when both ends fit', () => {
    for (const lines of [
      ['cdb -server tcp:port=1025,password=Ab1 -p 1', 'windbg -remote tcp:server=A,port=1025,password=Ab1'],
      ['cdb -server tcp:port=1025:1035 -p 1', 'cdb -remote tcp:server=A,port=1030'],
      ['cdb -server npipe:pipe=x_%x -p 1', 'cdb -remote npipe:server=A,pipe=x_4fc'],
      ['dbgsrv -t tcp:port=1025,clicon=TECH', 'cdb -premote tcp:clicon=A,port=1025 -p 1'],
      [
        'kdsrv -t tcp:port=1027',
        'kd -k kdsrv:server=@{tcp:server=A,port=1027},trans=@{com:port=com1,baud=57600}',
      ],
      ['remote /s "cdb -p 1" One', 'remote /c A one'],
      ['gdbserver localhost:1234 x', 'gdb:server=localhost,port=1234'],
      [
        'cdb -server tcp:port=1025,password=Password -p 122',
        'dbengprx -c tcp:server=BOXA,port=1025 -s npipe:pipe=MyPipe',
        'windbg -remote npipe:server=BOXB,pipe=MyPipe,password=Password',
      ],
      [
        'dbengprx -p -s tcp:port=9001 -c tcp:port=9000,clicon=127.0.10.10',
        'kdsrv -t tcp:port=9000,clicon=127.0.20.20,password=Password',
        'windbg -k kdsrv:server=@{tcp:server=127.0.20.20,port=9001,password=Password},trans=@{com:port=com1}',
      ],
      [
        'dbgsrv -t npipe:pipe=FarPipe',
        'cdb -server npipe:pipe=NearPipe -premote npipe:server=BOXA,pipe=FarPipe -v -p 400',
        'windbg -remote npipe:server=BOXB,pipe=NearPipe',
      ],
    ]) {
      expect(pairs(...lines), lines.join(' | ')).toEqual([]);
    }
  });

  it.each([
    ['15.1', 'cdb -server npipe:pipe=MainPipe -v winmine.exe', 'cdb -remote npipe:server=BOX17,pipe=MyPipe'],
    ['4.3', 'cdb -server tcp:port=1025 -p 1', 'cdb -remote tcp:server=A,port=1026'],
    ['4.2', 'cdb -server npipe:pipe=x -p 1', 'cdb -remote tcp:server=A,port=1026'],
    ['engine 6', 'dbgsrv -t tcp:port=1025', 'cdb -remote tcp:server=A,port=1025'],
    ['engine 6', 'cdb -server tcp:port=1025 -p 1', 'cdb -premote tcp:server=A,port=1025 -p 1'],
    [
      'engine 6',
      'cdb -server tcp:port=1025,password=Ab1 -p 1',
      'cdb -remote tcp:server=A,port=1025,password=ab1',
    ],
    ['engine 6', 'cdb -server tcp:port=1025,password=Ab1 -p 1', 'cdb -remote tcp:server=A,port=1025'],
    ['engine 6', 'cdb -server tcp:port=1025 -p 1', 'cdb -remote tcp:server=A,port=1025,password=Ab1'],
    [
      '4.3',
      'cdb -server com:port=com1,baud=9600,channel=1 -p 1',
      'cdb -remote com:port=com2,baud=115200,channel=1',
    ],
    ['C8', 'remote /s "cdb -p 1" One', 'remote /c A Two'],
    ['J2', 'gdbserver localhost:1234 x', 'gdb:server=localhost,port=1235'],
  ])('%s: %s with %s', (rule, server, client) => {
    expect(pairs(server, client).map(([severity, found, lines]) => [severity, found, lines])).toEqual([
      ['error', rule, [1, 0]],
    ]);
  });

  it('carries encryption through a repeater', () => {
    const server = 'dbgsrv -t ssl:proto=tls1,certuser=c,port=1';
    const repeater = 'dbengprx -c tcp:server=A,port=1 -s tcp:port=2';
    expect(pairs(server, repeater, 'cdb -premote ssl:proto=tls1,certuser=c,server=B,port=2 -p 1')).toEqual(
      [],
    );
    expect(pairs(server, repeater, 'cdb -premote tcp:server=B,port=2 -p 1')[0]?.slice(0, 3)).toEqual([
      'error',
      'F3',
      [2, 1],
    ]);
  });

  it('takes the server that fits best when several have the same port', () => {
    const one = 'cdb -server tcp:port=1025,password=Ab1 -p 1';
    const other = 'dbgsrv -t tcp:port=1025';
    const found = pairs(one, other, 'cdb -premote tcp:server=B,port=1025 -p 1').filter(
      ([severity]) => severity === 'error',
    );
    expect(found).toEqual([]);
  });

  it('one debugger cannot open the same port twice; two computers can', () => {
    expect(pairs('cdb -server tcp:port=1 -server tcp:port=1 -p 1', 'q')).toEqual([
      ['error', 'engine 2', [0, 0], 'Both servers want port 1: the second one cannot start.'],
    ]);
    expect(pairs('dbgsrv -t tcp:port=1025', 'dbgsrv -t tcp:port=1025')).toEqual([]);
  });

  it('says nothing of servers that are on other lines', () => {
    const chain = [
      'dbengprx -c tcp:server=A,port=3 -s com:port=com1,baud=9600',
      'cdb -remote com:port=com1,baud=9600',
    ];
    expect(pairs(...chain, 'cdb -remote tcp:server=A,port=3')).toEqual([]);
  });

  it('asks for the password behind the repeater', () => {
    const lines = [
      'cdb -server tcp:port=1025,password=Password -p 122',
      'dbengprx -c tcp:server=BOXA,port=1025 -s npipe:pipe=MyPipe',
      'windbg -remote npipe:server=BOXB,pipe=MyPipe',
    ];
    expect(pairs(...lines)[0]?.slice(0, 2)).toEqual(['error', 'engine 6']);
  });
});

/** Pieces of command lines, and anything else. */
const piece = fc.oneof(
  fc.constantFrom(
    'cdb',
    'kd',
    'windbg',
    'dbgsrv',
    'dbengprx',
    'remote',
    'gdbserver',
    '-server',
    '-remote',
    '-premote',
    '-t',
    '-s',
    '-c',
    '-k',
    '-p',
    '/s',
    '/c',
    'tcp:port=5005',
    'tcp:server=A,port=1',
    'npipe:pipe=x%x',
    'kdsrv:server=@{tcp:server=A,port=1},trans=@{}',
    'net:port=1,key=',
    '"',
    '-z',
    '122',
    ',',
    '–d',
    '.server',
    '.attach',
    '.sleep',
    '@M',
    'ssl:proto=tls1,certuser=',
    'clicon=',
    '-iaec',
    '‮',
    '👍',
    '\0',
    '\\',
    '^',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const anyLine = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

describe('whatever the text', () => {
  it('answers, with every place inside of it, and its corrections are right', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 4 }), (commands) => {
        const { lines } = check(commands);
        expect(lines.map(({ command }) => command)).toEqual(commands);
        for (const { command, problems, fixed } of lines) {
          expect(problems.every(({ from, to }) => 0 <= from && from <= to && to <= command.length)).toBe(
            true,
          );
          if (fixed !== undefined) expect(check([fixed]).ok).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one word', 'x'.repeat(100_000)],
    ['quotation marks', '"'.repeat(100_001)],
    ['commas', `cdb -server tcp:${','.repeat(32_000)}`],
    ['braces', `kd -k kdsrv:server=${'@{'.repeat(15_000)}`],
    ['options', `cdb ${'-p '.repeat(10_000)}`],
    ['servers', `cdb ${'-server tcp:port=1 '.repeat(1_500)}`],
    ['backslashes', `cdb ${'\\'.repeat(30_000)}`],
    ['emoji', 'cdb -c '.concat('👍'.repeat(15_000))],
    ['right to left', `.server ${'ש'.repeat(100_000)}`],
    ['prompt', `.echo ${'x '.repeat(50_000)}`],
    ['pipes', `npipe:pipe=${'%x'.repeat(15_000)}`],
    ['keys', `net:key=${'1.'.repeat(15_000)}`],
  ])('%s by the ten thousands: one answer that a person can read', (_, text) => {
    const { lines } = check([text]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.problems.length).toBeLessThanOrEqual(mostFaults + 1);
  });

  it('edits never overlap', () => {
    expect(
      applyEdits('abcdef', [
        { from: 0, to: 3, text: 'x' },
        { from: 2, to: 4, text: 'y' },
      ]),
    ).toBe('abyef');
  });

  it('a command line is always a tool', () => {
    fc.assert(
      fc.property(anyLine, (text) => {
        expect(parseCommand(text).tool).toBeTruthy();
      }),
    );
  });
});
