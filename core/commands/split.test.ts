import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteFor, type Shell, splitCommandLine, splitWords } from './split.ts';

const shells: Shell[] = ['cmd', 'powershell', 'sh'];

/** Letters that have a meaning somewhere, and some that have none anywhere. */
const awkward = fc.string({
  unit: fc.constantFrom(...'ab \t"\'\\^&|<>()%!,;=@{}$`’“*~#-/.:', 'é', '日', '👍'),
  maxLength: 12,
});

describe('splitCommandLine', () => {
  it.each(shells)('%s: takes apart what quoteFor put together', (shell) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(awkward, fc.string({ unit: 'binary' })), { minLength: 1 }), (argv) => {
        expect(splitCommandLine(quoteFor(shell, argv), shell)).toEqual(argv);
      }),
    );
  });

  it.each(shells)('%s: never throws, whatever the text', (shell) => {
    fc.assert(
      fc.property(fc.oneof(awkward, fc.string({ unit: 'binary' })), (text) => {
        expect(Array.isArray(splitCommandLine(text, shell))).toBe(true);
      }),
    );
  });

  it.each([
    ['cdb -c "bp x; g" app.exe', ['cdb', '-c', 'bp x; g', 'app.exe']],
    ['"C:\\Program Files\\x\\cdb.exe" -p 4312', ['C:\\Program Files\\x\\cdb.exe', '-p', '4312']],
    ['a "b\\\\" c', ['a', 'b\\', 'c']],
    ['a \\"b c', ['a', '"b', 'c']],
    ['a "b""c"', ['a', 'b"c']],
    ['a\\b "c d', ['a\\b', 'c d']],
    ['echo a^&b "c^d"', ['echo', 'a&b', 'c^d']],
    ['', []],
    ['a ""', ['a', '']],
  ])('cmd: %s', (text, argv) => {
    expect(splitCommandLine(text, 'cmd')).toEqual(argv);
  });

  it.each([
    ["gdbserver localhost:1234 'my prog' a\\ b", ['gdbserver', 'localhost:1234', 'my prog', 'a b']],
    ['x "a\\"b\\c"', ['x', 'a"b\\c']],
  ])('sh: %s', (text, argv) => {
    expect(splitCommandLine(text, 'sh')).toEqual(argv);
  });

  it.each([
    [
      "& 'C:\\Program Files\\kd.exe' -k 'net:port=50000,key=1.2.3.4'",
      ['C:\\Program Files\\kd.exe', '-k', 'net:port=50000,key=1.2.3.4'],
    ],
    ['kd -c "a `"b"', ['kd', '-c', 'a b']],
  ])('powershell: %s', (text, argv) => {
    expect(splitCommandLine(text, 'powershell')).toEqual(argv);
  });

  it('leaves holes readable, and nothing else that cmd.exe would take for a redirection', () => {
    expect(quoteFor('cmd', ['cdb', '-p', '<PID>', 'a<b>'])).toBe('cdb -p <PID> a^<b^>');
  });

  it('quotes only what needs it', () => {
    expect(quoteFor('cmd', ['cdb', '-server', 'tcp:port=5005', 'a b'])).toBe(
      'cdb -server tcp:port=5005 "a b"',
    );
    expect(quoteFor('powershell', ['kd', '-k', 'kdsrv:server=@{tcp:server=A,port=1}'])).toBe(
      "kd -k 'kdsrv:server=@{tcp:server=A,port=1}'",
    );
    expect(quoteFor('sh', ['gdbserver', 'localhost:1', 'it is'])).toBe("gdbserver localhost:1 'it is'");
  });

  it('knows where each word stands', () => {
    const text = 'cdb  -c "g; k" x';
    expect(splitWords(text, 'cmd').map((word) => text.slice(word.from, word.to))).toEqual([
      'cdb',
      '-c',
      '"g; k"',
      'x',
    ]);
  });
});
