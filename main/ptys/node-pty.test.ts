import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { launchEnvironment } from './launch-environment.ts';
import { spawnPty } from './node-pty.ts';
import type { Pty } from './port.ts';

const environment = launchEnvironment(process.env, {});
const running: Pty[] = [];
afterEach(() => {
  for (const pty of running.splice(0)) pty.kill();
});

/** Runs a program to its end and gives what it printed. */
function run(argv: string[], whenStarted?: (pty: Pty) => void): Promise<{ text: Buffer; code: number }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const pty = spawnPty(
      { argv, folder: tmpdir(), environment, columns: 80, rows: 24 },
      { data: (bytes) => chunks.push(bytes), exit: (code) => resolve({ text: Buffer.concat(chunks), code }) },
    );
    if ('failed' in pty) return reject(new Error(pty.failed));
    running.push(pty);
    whenStarted?.(pty);
  });
}

function failure(argv: string[], folder = tmpdir()): string {
  const pty = spawnPty(
    { argv, folder, environment, columns: 80, rows: 24 },
    { data: () => undefined, exit: () => undefined },
  );
  return 'failed' in pty ? pty.failed : `started as ${pty.pid}`;
}

describe('a program on a pseudo-terminal', () => {
  it('gives its text as bytes, all of it before the exit, and its code', async () => {
    const { text, code } = await run(['/bin/sh', '-c', 'seq 1 50000; exit 7']);
    const expected = Array.from({ length: 50_000 }, (_, index) => `${index + 1}\r\n`).join('');
    expect(code).toBe(7);
    expect(text.equals(Buffer.from(expected))).toBe(true);
  });

  it('loses nothing at its end, however it is cut (libuv drops the tail of a pty that hangs up)', async () => {
    for (let round = 0; round < 10; round++) {
      const { text } = await run(['/bin/sh', '-c', 'head -c 1000000 /dev/zero | tr "\\0" x']);
      expect(text.length).toBe(1_000_000);
    }
  });

  it('is told its size, then and later', async () => {
    const { text } = await run(['/bin/sh', '-c', 'stty size; read line; stty size'], (pty) => {
      pty.resize(132, 50);
      pty.write('go\r');
    });
    expect(text.toString()).toMatch(/50 132\r\n$/);
  });

  it('does not answer to resize and write after its end', async () => {
    let started: Pty | undefined;
    await run(['/bin/true'], (pty) => {
      started = pty;
    });
    expect(() => {
      started?.resize(100, 30);
      started?.write('late');
      started?.kill();
    }).not.toThrow();
  });

  it('reports a signal as a code that is not success', async () => {
    expect((await run(['/bin/cat'], (pty) => pty.kill())).code).toBe(128 + 9);
  });

  it('takes arguments as they are, with no shell between', async () => {
    const { text } = await run(['/usr/bin/printf', '%s\n', '$HOME "a b" ; ls']);
    expect(text.toString()).toBe('$HOME "a b" ; ls\r\n');
  });
});

describe('a program that cannot be started is a sentence', () => {
  it.each([
    [['/no/such/program'], 'The program /no/such/program does not exist.'],
    [['/etc/passwd'], '/etc/passwd is not an executable program.'],
    [['no-such-program-anywhere'], 'The program no-such-program-anywhere is not in any folder of PATH.'],
    [[], 'There is no program to start.'],
  ])('%j', (argv, says) => {
    expect(failure(argv)).toBe(says);
  });

  it('names a working folder that is not there', () => {
    expect(failure(['/bin/true'], '/no/such/folder')).toBe(
      'The working folder /no/such/folder does not exist.',
    );
  });
});
