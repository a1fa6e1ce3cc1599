import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandParts, maskedSecret, maskSecrets, secretsIn } from './parts.ts';

/** The parts with their texts; spaces between words left out. */
const parts = (text: string) =>
  commandParts(text)
    .filter(({ part }) => part !== 'plain')
    .map(({ from, to, part }) => `${part} ${text.slice(from, to)}`);

describe('commandParts', () => {
  it('names every part of a server', () => {
    expect(parts('cdb -server tcp:port=5005,hidden,password=Secret1 -pd -p <PID> -y "a b"')).toEqual([
      'program cdb',
      'option -server',
      'protocol tcp:',
      'key port',
      'value 5005',
      'key hidden',
      'key password',
      'password Secret1',
      'option -pd',
      'option -p',
      'hole <PID>',
      'option -y',
      'value "a b"',
    ]);
  });

  it('reads nested transports, quoted ones, and the target', () => {
    expect(parts('kd -k "kdsrv:server=@{tcp:server=A,port=1},trans=@{com:port=com1}"')).toEqual([
      'program kd',
      'option -k',
      'protocol kdsrv:',
      'key server',
      'protocol tcp:',
      'key server',
      'value A',
      'key port',
      'value 1',
      'key trans',
      'protocol com:',
      'key port',
      'value com1',
    ]);
    expect(parts('cdb -g app.exe -x 1')).toEqual([
      'program cdb',
      'option -g',
      'target app.exe',
      'value -x',
      'value 1',
    ]);
  });

  it('tells the address of gdbserver from the program behind it', () => {
    expect(parts('gdbserver 0.0.0.0:5005 ./a.out -p 1')).toEqual([
      'program gdbserver',
      'value 0.0.0.0:5005',
      'target ./a.out',
      'value -p',
      'value 1',
    ]);
    expect(parts('sudo gdbserver --debug --attach :<PORT> 4711')).toEqual([
      'program sudo',
      'program gdbserver',
      'option --debug',
      'option --attach',
      'value :',
      'hole <PORT>',
      'target 4711',
    ]);
    expect(parts('gdbserver --multi /dev/ttyS0')).toEqual([
      'program gdbserver',
      'option --multi',
      'value /dev/ttyS0',
    ]);
    expect(parts('gdb -q -ex "target remote vm:5005" /usr/bin/x')).toEqual([
      'program gdb',
      'option -q',
      'option -ex',
      'value "target remote vm:5005"',
      'target /usr/bin/x',
    ]);
  });

  it('covers the text without gaps or overlaps, whatever it is', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          'tcp:',
          'kdsrv:',
          'server=',
          '@{',
          '}',
          ',',
          '"',
          "'",
          ' ',
          '-p',
          '<PID>',
          '^',
          '\\',
          'x',
        ),
      }),
    );
    fc.assert(
      fc.property(any, (text) => {
        const spans = commandParts(text);
        expect(spans.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        expect(spans.every(({ from, to }) => from < to)).toBe(true);
      }),
    );
  });
});

describe('secrets', () => {
  const text = 'cdb -server tcp:port=1,password=Secret1 -k net:port=50000,key=1.2.3.4';
  it('are found and masked', () => {
    expect(secretsIn(text)).toEqual(['Secret1', '1.2.3.4']);
    expect(maskSecrets(text)).toBe(
      `cdb -server tcp:port=1,password=${maskedSecret} -k net:port=50000,key=${maskedSecret}`,
    );
    expect(secretsIn('npipe:Pipe=a,Password=*,Server=b tcp:password=<PASSWORD>')).toEqual([]);
  });
  it('do not survive masking', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{6,12}$/), (secret) => {
        expect(maskSecrets(`dbgsrv -t tcp:port=1,PASSWORD=${secret}`)).not.toContain(`=${secret}`);
      }),
    );
  });
});
