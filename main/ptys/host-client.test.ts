import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPtyHost } from './host-client.ts';
import type { ConsoleStart, PtyHost, Reading } from './host-port.ts';
import type { LaunchHost } from './host-process.ts';
import { launchEnvironment } from './launch-environment.ts';
import { builtHost } from './testing/built-host.ts';
import { createTranscripts } from './transcripts.ts';

/** The real host process, real ptys, real programs. */
let folder: string;
let host: PtyHost;
let hostPids: number[];
let readings: Reading[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pty-host-'));
  hostPids = [];
  const launch = await builtHost();
  const noting: LaunchHost = (setup, listener) => {
    const launched = launch(setup, listener);
    if (launched.pid !== undefined) hostPids.push(launched.pid);
    return launched;
  };
  host = createPtyHost({ folder, launch: noting });
  readings = [];
  host.subscribe({ reading: (reading) => readings.push(reading) });
});

afterEach(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = (console: string, argv: string[], more: Partial<ConsoleStart> = {}): ConsoleStart => ({
  console,
  argv,
  folder: tmpdir(),
  environment: launchEnvironment(process.env, { PS1: '' }),
  columns: 80,
  rows: 24,
  dialect: 'raw',
  practice: false,
  secrets: [],
  ...more,
});

/** Starts and answers the pid. */
async function started(...parameters: Parameters<typeof start>): Promise<number> {
  const result = await host.start(start(...parameters));
  if (!result.ok) throw new Error(result.error);
  return result.value.pid;
}

const exitOf = (console: string): Promise<number> =>
  new Promise((resolve) => {
    const leave = host.subscribe({
      exit(exit) {
        if (exit.console !== console) return;
        leave();
        resolve(exit.code);
      },
    });
  });

/** Resolves with the lines read since the test began (or since `from`) once `wanted` holds. */
async function readUntil(
  console: string,
  wanted: (lines: string[], newest: Reading | undefined) => boolean,
  from = 0,
): Promise<string[]> {
  const seen = () => readings.filter((reading) => reading.console === console).slice(from);
  const lines = () => seen().flatMap((reading) => reading.lines);
  await expect.poll(() => wanted(lines(), seen().at(-1)), { interval: 5 }).toBe(true);
  return lines();
}

const died = (): Promise<{ consoles: { console: string; pid: number }[]; restarted: boolean }> =>
  new Promise((resolve) => {
    const leave = host.subscribe({
      died(death) {
        leave();
        resolve(death);
      },
    });
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A zombie is dead; its parent has not looked yet.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

describe('a console in the host', () => {
  it('reads lines, takes lines, and ends with the code of its program', async () => {
    const ended = exitOf('one');
    await started('one', ['/bin/sh', '-c', 'stty -echo; echo ready; read a; echo "got $a"; exit 3']);
    await readUntil('one', (lines) => lines.includes('ready'));
    host.line('one', 'täst 😀');
    expect(await readUntil('one', (lines) => lines.length > 1)).toEqual(['ready', 'got täst 😀']);
    expect(await ended).toBe(3);
  });

  it('breaks in', async () => {
    const ended = exitOf('two');
    await started('two', [
      '/bin/sh',
      '-c',
      'trap "echo broken; exit 5" INT; echo ready; while :; do sleep 0.01; done',
    ]);
    await readUntil('two', (lines) => lines.includes('ready'));
    host.breakIn('two');
    expect(await ended).toBe(5);
  });

  it('passes long input whole, piece by piece', async () => {
    const text = 'x'.repeat(3000);
    await started('long', ['/bin/sh', '-c', 'stty -echo; echo ready; read a; expr length "$a"']);
    await readUntil('long', (lines) => lines.includes('ready'));
    host.line('long', text);
    await readUntil('long', (lines) => lines.includes('3000'));
  });

  it('joins wrapped rows and follows a new size', async () => {
    await started('wide', ['/bin/sh', '-c', 'stty -echo; printf %0200d 7; echo; read a; stty size'], {
      columns: 40,
    });
    const [line] = await readUntil('wide', (lines) => lines.length > 0);
    expect(line).toBe(`${'0'.repeat(199)}7`);
    host.resize('wide', 100, 30);
    host.line('wide', '');
    await readUntil('wide', (lines) => lines.includes('30 100'));
  });

  it('tells the prompt of a debugger, and that a line makes it busy', async () => {
    const script = 'stty -echo; printf "0:000> "; read a; echo "out $a"; printf "0:000> "; read b';
    await started('cdb', ['/bin/sh', '-c', script], { dialect: 'debugger' });
    await readUntil('cdb', (_, newest) => newest?.prompt === '0:000>');
    const before = readings.length;
    host.line('cdb', 'k');
    await readUntil('cdb', (lines, newest) => lines.length > 0 && newest?.prompt === '0:000>', before);
    expect(readings.slice(before)[0]).toMatchObject({ mode: 'busy', lines: [] });
    expect(readings.at(-1)).toMatchObject({ mode: 'user-prompt' });
    expect(readings.flatMap(({ lines }) => lines)).toContainEqual(expect.stringContaining('out k'));
  });

  it('has a transcript before its program prints anything', async () => {
    const transcripts = createTranscripts({ folder, host });
    await started('quiet', ['/bin/sleep', '60']);
    await expect.poll(() => transcripts.bounds('quiet')).toEqual({ start: 0, end: 0 });
  });

  it('outlives the Ctrl+C that ends the app in its shell', async () => {
    await started('shell', ['/bin/cat']);
    process.kill(hostPids.at(-1) ?? 0, 'SIGINT');
    host.line('shell', 'still here');
    await readUntil('shell', (lines) => lines.includes('still here'));
  });

  it('refuses to open a console twice and says what cannot be started', async () => {
    await started('cat', ['/bin/cat']);
    expect(await host.start(start('cat', ['/bin/cat']))).toMatchObject({ ok: false });
    expect(await host.start(start('none', ['/no/such']))).toEqual({
      ok: false,
      error: 'The program /no/such does not exist.',
    });
  });
});

describe('a flood', () => {
  it('is in the transcript byte for byte, and the last line is read', async () => {
    const transcripts = createTranscripts({ folder, host });
    const ended = exitOf('flood');
    await started('flood', ['/bin/sh', '-c', 'seq 1 3000000; echo end']);
    expect(await ended).toBe(0);

    const expected = createHash('sha256');
    for (let from = 1; from <= 3_000_000; from += 10_000) {
      expected.update(`${Array.from({ length: 10_000 }, (_, index) => from + index).join('\r\n')}\r\n`);
    }
    expected.update('end\r\n');
    const { start: first, end } = transcripts.bounds('flood') ?? { start: -1, end: -1 };
    const seen = createHash('sha256');
    for (let at = first; at < end; ) {
      const bytes = await transcripts.read('flood', at, 1024 * 1024);
      if (!bytes || bytes.length === 0) throw new Error(`nothing to read at ${at}`);
      seen.update(bytes);
      at += bytes.length;
    }
    expect(first).toBe(0);
    expect(seen.digest('hex')).toBe(expected.digest('hex'));
    expect(readings.flatMap((reading) => reading.lines).at(-1)).toBe('end');
    expect(readings.reduce((sum, { lines, skipped }) => sum + lines.length + skipped, 0)).toBe(3_000_001);
  });
});

describe('the death of the host', () => {
  it('names what was lost, hangs up on the programs, and the next start works', async () => {
    const pids = { a: await started('a', ['/bin/cat']), b: await started('b', ['/bin/cat']) };
    const death = died();
    process.kill(hostPids.at(-1) ?? 0, 'SIGKILL');
    expect(await death).toMatchObject({
      restarted: true,
      consoles: [
        { console: 'a', pid: pids.a },
        { console: 'b', pid: pids.b },
      ],
    });
    await expect.poll(() => Object.values(pids).filter(isAlive)).toEqual([]);
    await started('a', ['/bin/cat']);
  });

  it('hangs up on a program whose pty another one has inherited and keeps', async () => {
    const pid = await started('early', ['/bin/cat']);
    const stubborn = await started('late', ['/bin/sh', '-c', 'trap "" HUP; echo ready; exec sleep 60']);
    await readUntil('late', (lines) => lines.includes('ready'));
    const death = died();
    process.kill(hostPids.at(-1) ?? 0, 'SIGKILL');
    await death;
    try {
      await expect.poll(() => isAlive(pid)).toBe(false);
      expect(isAlive(stubborn)).toBe(true);
    } finally {
      process.kill(stubborn, 'SIGKILL');
    }
  });

  it('keeps what had been written, to the last byte', async () => {
    const transcripts = createTranscripts({ folder, host });
    await started('kept', ['/bin/sh', '-c', 'echo ready; cat']);
    await readUntil('kept', (lines) => lines.includes('ready'));
    const death = died();
    process.kill(hostPids.at(-1) ?? 0, 'SIGKILL');
    await death;
    expect((await transcripts.read('kept', 0, 100))?.toString()).toBe('ready\r\n');
  });

  it('is survived five times without leaving a process, and not a sixth time', async () => {
    const programs: number[] = [];
    for (let round = 0; round < 6; round++) {
      programs.push(await started(`round ${round}`, ['/bin/cat']));
      const death = died();
      process.kill(hostPids.at(-1) ?? 0, 'SIGKILL');
      expect((await death).restarted).toBe(round < 5);
    }
    expect(hostPids).toHaveLength(6);
    expect(await host.start(start('late', ['/bin/cat']))).toEqual({
      ok: false,
      error: 'The pty host died 6 times and is not started again.',
    });
    await expect.poll(() => [...programs, ...hostPids].filter(isAlive)).toEqual([]);
  });

  it('is wanted at the end: programs get a hang-up, and nothing is told as lost', async () => {
    const pid = await started('last', ['/bin/cat']);
    let deaths = 0;
    host.subscribe({ died: () => deaths++ });
    await Promise.all([host.stop(), host.stop()]);
    await expect.poll(() => [pid, ...hostPids].filter(isAlive)).toEqual([]);
    expect(deaths).toBe(0);
    expect(await host.start(start('after', ['/bin/cat']))).toMatchObject({ ok: false });
  });
});
