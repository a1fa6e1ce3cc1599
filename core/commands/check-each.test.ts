/** One line for each mistake: what is said, at which place, and the line that would be right. */
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';

/** `error 7 "the place"`, in the order of the line. */
const problemsOf = (command: string): string[] =>
  check([command]).lines[0]?.problems.map(
    ({ severity, rule, from, to }) => `${severity} ${rule} "${command.slice(from, to)}"`,
  ) ?? [];

const mistakes: readonly (readonly [command: string, problem: string, fixed?: string])[] = [
  // gdbserver
  ['gdbserver', 'error J2 ""'],
  ['gdbserver 1234 ./x', 'error J2 "1234"', 'gdbserver :1234 ./x'],
  ['gdbserver BOX ./x', 'error J2 "BOX"'],
  ['gdbserver :70000 ./x', 'error J2 "70000"'],
  ['gdbserver gdb:server=BOX,port=1234 ./x', 'error J2 "gdb:server=BOX,port=1234"'],
  ['gdbserver :1234', 'error J2 ""'],
  ['gdbserver --nosuch :1234 ./x', 'error J2 "--nosuch"'],
  ['gdbserver --attach :1234 notepad', 'error J2 "notepad"'],
  ['gdbserver --attach :1234', 'error J2 ""'],
  ['gdbserver --attach --multi :1234 77', 'error J3 "--attach"'],
  ['gdbserver :<PORT> ./x', 'warning 16 "<PORT>"'],
  // remote.exe
  ['remote', 'error 5 ""'],
  ['remote /x BOX', 'error 5 "/x"'],
  ['remote /c BOX', 'error 5 ""'],
  ['remote /c tcp:server=BOX,port=1 dbg', 'error C2 "tcp:server=BOX,port=1"'],
  ['remote /c BOX dbg /z', 'error 5 "/z"'],
  ['remote /c BOX dbg /l', 'error 5 "/l"'],
  ['remote /c BOX dbg /l many', 'error 5 "many"'],
  ['remote /c BOX dbg /f pink', 'error 5 "pink"'],
  ['remote /c BOX my session', 'error 15.26 "session"'],
  ['remote /q BOX dbg', 'error 5 "dbg"'],
  ['remote /s "cdb -p 1" my session', 'error 5 "session"'],
  ['remote /s "i386kd -v" dbg', 'warning 13.12 ""i386kd -v""', 'remote /s "kd -v" dbg'],
  ['remote /s "windbg -p 1" dbg', 'error 2.17 ""windbg -p 1""'],
  // Process servers and repeaters
  ['dbgsrv -t', 'error 7 "-t"'],
  ['dbgsrv -t tcp:port=1 -sifeo x.exe', 'warning D12 "-sifeo x.exe"'],
  ['dbengprx -s tcp:port=9001 -c tcp:server=A,port=9000,password=Secret1', 'warning F6 "password=Secret1"'],
  [
    'dbengprx -s com:port=com1,baud=9600,channel=0 -c com:port=com1,baud=9600,channel=1',
    'error F3 "-c com:port=com1,baud=9600,channel=1"',
  ],
  ['dbengprx -s tcp:port=9,clicon=A -c tcp:port=8,clicon=A', 'error 15.2 "-s tcp:port=9,clicon=A"'],
  ['dbengprx -s tcp:port=9 -c tcp:port=9,clicon=A', 'error engine 2 "-c tcp:port=9,clicon=A"'],
  // Debuggers
  [
    'C:\\Kits 10\\x64\\cdb.exe -p 1',
    'warning 7 "C:\\Kits 10\\x64\\cdb.exe"',
    '"C:\\Kits 10\\x64\\cdb.exe" -p 1',
  ],
  ['ia64kd -k com:port=com1,baud=9600', 'warning 13.12 "ia64kd"', 'kd -k com:port=com1,baud=9600'],
  ['cdb -pt soon -p 1', 'error 7 "soon"'],
  ['cdb -c "-p 1" -p 2', 'warning 7 ""-p 1""'],
  ['windbg -k -y c:\\symbols', 'error 7 "-k"'],
  ['kd -k notepad.exe', 'error 4.4 "notepad.exe"'],
  ['kd -ddefer -k com:port=com1,baud=9600', 'error H9 "-ddefer"'],
  ['kd -b -k com:port=com1,baud=9600', 'warning 15.19 "-b"'],
  ['kd -k com:port=com1,baud=9600 app.exe', 'error 7 "app.exe"'],
  ['cdb -p 1 app.exe', 'error 7 "app.exe"'],
  ['cdb -pb app.exe', 'warning 7 "-pb"'],
  ['cdb csrss.exe', 'warning 2.10 "csrss.exe"'],
  ['ntsd -server npipe:pipe=my%x -noio -p %ld -e %ld -g', 'warning 15.8 "%x"'],
  ['cdb -lsrcpath c:\\src -p 1', 'error 11.10 "-lsrcpath"'],
  ['windbg -lsrcpath c:\\src', 'warning 11.10 "-lsrcpath c:\\src"'],
  ['windbg -premote tcp:server=A,port=1 -kl', 'error D4 "-kl"'],
  ['cdb -remote tcp:server=A,port=1 -premote tcp:server=B,port=1', 'error A8 "-premote tcp:server=B,port=1"'],
  ['cdb -remote tcp:server=A,port=1 -noio', 'error A8 "-noio"', 'cdb -remote tcp:server=A,port=1'],
  // Prompts
  ['.remote', 'error 5 ".remote"'],
  ['.server', 'error engine 3 ".server"'],
  ['.endsrv', 'error engine 3 ".endsrv"'],
  ['.endsrv first', 'error engine 3 "first"'],
  ['.create', 'error engine 3 ".create"'],
  ['.create -premote tcp:server=A,port=1', 'error engine 3 ".create"'],
  ['.sleep', 'error engine 3 ".sleep"'],
  ['.sleep soon', 'error engine 3 "soon"'],
  ['.sleep 500', 'warning engine 13.8 "500"', '.sleep 0n500'],
  ['.wake', 'error engine 3 ".wake"'],
  ['.wake 1234', 'warning engine 13.8 "1234"', '.wake 0n1234'],
  ['.attach', 'error engine 3 ".attach"'],
  [
    '.attach -premote tcp:server=A,port=1 1234',
    'warning engine 13.8 "1234"',
    '.attach -premote tcp:server=A,port=1 0n1234',
  ],
  ['.netuse /a \\\\A\\ipc$', 'error engine 3 "\\\\A\\ipc$"', '.netuse /a "\\\\A\\ipc$"'],
  ['!symsrv close', 'warning 15.15 "!symsrv"'],
];

describe('one mistake', () => {
  for (const [command, problem, fixed] of mistakes) {
    it(command, () => {
      const problems = problemsOf(command);
      expect(problems).toContain(problem);
      expect(check([command]).lines[0]?.ok).toBe(!problems.some((said) => said.startsWith('error')));
      expect(check([command]).lines[0]?.fixed).toBe(fixed);
    });
  }

  it.each([
    ['kd -k com:port=com1,baud=9600 app.exe'],
    ['gdbserver tcp:port=1 ./x'],
    ['dbengprx -c ssl:proto=tls1,certuser=a,server=A,port=1 -s tcp:port=2'],
  ])('is one problem: %s', (command) => {
    expect(problemsOf(command)).toHaveLength(1);
  });
});

/** Severity, rule and lines of what does not fit together. */
const clashes = (...commands: string[]): string[] =>
  check(commands).pairing.map(({ severity, rule, lines }) => `${severity} ${rule} ${lines.join('-')}`);

describe('two ends', () => {
  const ssl = 'proto=tls1,certuser=Lab';
  it.each([
    [
      'words for the protocol',
      `ssl:${ssl},port=1`,
      'ssl:proto=ssl3,certuser=Lab,server=A,port=1',
      ['error 4.3 1-0'],
    ],
    ['certificates', `ssl:${ssl},port=1`, 'ssl:proto=tls1,certuser=Other,server=A,port=1', ['error 4.3 1-0']],
    ['stores', `ssl:${ssl},port=1`, 'ssl:proto=tls1,machuser=Lab,server=A,port=1', ['error 4.3 1-0']],
    ['nothing', `ssl:${ssl},port=1`, `ssl:${ssl},server=A,port=1`, []],
    [
      'nothing, one still open',
      `ssl:${ssl},port=1`,
      'ssl:proto=tls1,certuser=<CERTIFICATE>,server=A,port=1',
      [],
    ],
    ['speeds', 'com:port=com1,baud=9600,channel=1', 'com:port=com2,baud=19200,channel=1', ['error 4.3 1-0']],
    ['pipes', 'npipe:pipe=one', 'npipe:server=A,pipe=two', ['error 15.1 1-0']],
    ['nothing, %x filled in', 'npipe:pipe=one%x', 'npipe:server=A,pipe=one1f4', []],
    ['nothing, a port of the range', 'tcp:port=5005:5015', 'tcp:server=A,port=5010', []],
  ])('differ in %s', (_what, server, client, expected) => {
    expect(clashes(`cdb -server ${server} -p 1`, `cdb -remote ${client}`)).toEqual(expected);
  });

  it('encrypt both or neither, also when only one of them knows of a repeater', () => {
    expect(
      clashes(
        `cdb -server ssl:${ssl},port=1 -p 1`,
        'dbengprx -s tcp:port=2 -c tcp:server=A,port=1',
        'cdb -remote tcp:server=R,port=2',
      ),
    ).toEqual(['error F3 2-1']);
    expect(
      clashes(
        'cdb -server tcp:port=1 -p 1',
        'dbengprx -s tcp:port=2 -c tcp:server=A,port=1',
        `cdb -remote ssl:${ssl},server=R,port=2`,
      ),
    ).toEqual(['error F3 2-1']);
  });

  it('are found through repeaters that call each other, in bounded time', () => {
    const round = [
      'dbengprx -s tcp:port=2 -c tcp:server=B,port=1',
      'dbengprx -s tcp:port=1 -c tcp:server=A,port=2',
      'cdb -remote tcp:server=A,port=2',
    ];
    expect(clashes(...round)).toEqual([]);
  });
});
