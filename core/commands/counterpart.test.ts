import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { counterpart } from './counterpart.ts';

describe('counterpart', () => {
  it.each([
    ['cdb -server tcp:port=1025 -p 122', 'cdb -remote tcp:server=<SERVER>,port=1025'],
    [
      'windbg -server npipe:pipe=x,password=Ab1,hidden -p 1',
      'windbg -remote npipe:server=<SERVER>,pipe=x,password=Ab1',
    ],
    ['ntsd -server tcp:port=1 -ddefer -p 1', 'cdb -remote tcp:server=<SERVER>,port=1'],
    ['kd -server tcp:port=1 -k com:port=com1', 'kd -remote tcp:server=<SERVER>,port=1'],
    ['.server tcp:port=5005', 'cdb -remote tcp:server=<SERVER>,port=5005'],
    ['cdb -server tcp:port=1025,clicon=TECH -p 1', 'cdb -remote tcp:clicon=<SERVER>,port=1025'],
    ['cdb -remote tcp:clicon=SRV,port=1025', 'cdb -server tcp:port=1025,clicon=<CLIENT> -pd -p <PID>'],
    ['windbg -remote tcp:server=BOX17,port=1025', 'windbg -server tcp:port=1025 -pd -p <PID>'],
    ['dbgsrv -t tcp:port=1025', 'cdb -premote tcp:server=<SERVER>,port=1025 -p <PID>'],
    ['cdb -premote tcp:server=A,port=1 -p 5', 'dbgsrv -t tcp:port=1'],
    ['kdsrv -t tcp:port=1027', 'kd -k kdsrv:server=@{tcp:server=<SERVER>,port=1027},trans=@{<WIRE>}'],
    ['kd -k kdsrv:server=@{npipe:server=A,pipe=K},trans=@{com:baud=57600}', 'kdsrv -t npipe:pipe=K'],
    ['remote /s "cdb -p 1" One', 'remote /c <SERVER> One'],
    ['remote /c BOX One', 'remote /s "cdb -p <PID>" One'],
    ['.remote One', 'remote /c <SERVER> One'],
    ['gdbserver --multi localhost:1234', "gdb -ex 'target extended-remote <SERVER>:1234'"],
    ['gdb:server=BOX,port=1234', 'gdbserver :1234 <PROGRAM>'],
    ['tcp:server=BOX,port=5', 'tcp:port=5'],
    [
      'cdb -server "ssl:proto=tls1,machuser=ab 38,port=1" -p 1',
      'cdb -remote "ssl:proto=tls1,machuser=ab 38,server=<SERVER>,port=1"',
    ],
  ])('%s: %s', (line, other) => {
    expect(counterpart(line).commands).toEqual([other]);
  });

  it('shows both neighbours of a repeater, and every link of a chain', () => {
    expect(
      counterpart('dbengprx -c tcp:server=BOXA,port=1025 -s npipe:pipe=MyPipe', { server: 'BOXB' }).commands,
    ).toEqual(['cdb -server tcp:port=1025', 'cdb -remote npipe:server=BOXB,pipe=MyPipe']);
    expect(
      counterpart('cdb -server npipe:pipe=Near -premote npipe:server=BOXA,pipe=Far -p 4').commands,
    ).toEqual(['cdb -remote npipe:server=<SERVER>,pipe=Near', 'dbgsrv -t npipe:pipe=Far']);
  });

  it('uses the names that are given', () => {
    expect(counterpart('cdb -server tcp:port=1 -p 1', { server: 'BOX17' }).commands).toEqual([
      'cdb -remote tcp:server=BOX17,port=1',
    ]);
    expect(
      counterpart('dbgsrv -t tcp:port=1,clicon=X', { server: 'BOX17', client: 'TECH' }).commands,
    ).toEqual(['cdb -premote tcp:clicon=BOX17,port=1 -p <PID>']);
  });

  it('says what is known only after the start', () => {
    expect(counterpart('cdb -server tcp:port=5000:5010 -p 1')).toEqual({
      commands: ['cdb -remote tcp:server=<SERVER>,port=5000'],
      notes: [
        'The real port is known only after the start: the first free one of 5000 to 5010. The line shows 5000.',
      ],
    });
    expect(counterpart('cdb -server npipe:pipe=x%x -p 1').notes[0]).toMatch(
      /pipe name is known only after the start/,
    );
    expect(counterpart('cdb -p 1')).toEqual({
      commands: [],
      notes: [
        'This debugger neither offers a session nor joins one: it has no -server, -remote, -premote or -k kdsrv:.',
      ],
    });
  });

  it('fits its line: the pair has no errors', () => {
    const port = fc.integer({ min: 1, max: 65535 });
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
    const transport = fc.oneof(
      port.map((number) => `tcp:port=${number}`),
      fc.tuple(port, word).map(([number, password]) => `tcp:port=${number},password=${password}`),
      fc.tuple(port, word).map(([number, client]) => `tcp:port=${number},clicon=${client}`),
      word.map((pipe) => `npipe:pipe=${pipe}`),
      fc
        .tuple(port, word)
        .map(([number, certificate]) => `ssl:proto=tls1,machuser=${certificate},port=${number}`),
    );
    const server = fc
      .tuple(fc.constantFrom('cdb -server', 'kd -server', 'dbgsrv -t', 'kdsrv -t'), transport)
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(server, word, word, (line, serverName, client) => {
        for (const other of counterpart(line, { server: serverName, client }).commands) {
          const both = check([line, other]);
          expect(
            [...both.lines.flatMap(({ problems }) => problems), ...both.pairing].filter(
              ({ severity }) => severity === 'error',
            ),
          ).toEqual([]);
        }
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { commands, notes } = counterpart(text);
        expect(commands.length + notes.length).toBeGreaterThan(0);
      }),
    );
  });

  it('says so when the line is longer than any command line', () => {
    expect(counterpart(`cdb -server tcp:port=5005 -y ${'a'.repeat(100_000)}`)).toEqual({
      commands: [],
      notes: ['The line has 100029 characters; Windows takes at most 32767.'],
    });
  });
});
