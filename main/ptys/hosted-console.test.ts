import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsoleStart, Reading } from './host-port.ts';
import { openConsole } from './hosted-console.ts';
import { createFakePtys, type FakePtys } from './testing/fake-ptys.ts';
import { consoleFolder, transcriptCaps } from './transcript-files.ts';

let folder: string;
let ptys: FakePtys;
let told: (
  | { tell: 'reading'; reading: Reading }
  | { tell: 'exit'; code: number }
  | { tell: 'storage'; says: string }
)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hosted-console-'));
  ptys = createFakePtys();
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (more: Partial<ConsoleStart> = {}) =>
  openConsole({
    start: {
      console: 'c',
      argv: ['cdb', '-server', 'tcp:port=5005,password=hush', '-p', '12'],
      folder: '/',
      environment: {},
      columns: 80,
      rows: 24,
      dialect: 'debugger',
      practice: false,
      secrets: ['hush', ''],
      ...more,
    },
    setup: { folder, caps: transcriptCaps },
    spawn: ptys.spawn,
    events: {
      reading: (reading) => told.push({ tell: 'reading', reading }),
      grown: () => undefined,
      storage: ({ says }) => told.push({ tell: 'storage', says }),
      exit: ({ code }) => told.push({ tell: 'exit', code }),
    },
  });

describe('a hosted console', () => {
  it('writes no password into the title of its transcript', () => {
    open();
    const title = readFileSync(join(consoleFolder(folder, 'c'), 'console.json'), 'utf8');
    expect(title).toContain('password=***');
    expect(title).not.toContain('hush');
  });

  it('tells text that can be read from the transcript already, and the exit last', async () => {
    open();
    ptys.started[0]?.emitData('Opened dump\r\n0:000> ');
    ptys.started[0]?.emitExit(4);
    await expect.poll(() => told.at(-1)).toEqual({ tell: 'exit', code: 4 });
    expect(told[0]).toMatchObject({
      tell: 'reading',
      reading: {
        lines: ['Opened dump'],
        prompt: '0:000>',
        mode: 'user-prompt',
        transcript: { start: 0, end: 20 },
      },
    });
    expect(told.at(-2)).toMatchObject({ tell: 'reading', reading: { mode: 'ended' } });
    expect(told).toHaveLength(3);
  });

  it('is busy from the moment a line is sent', async () => {
    const opened = open();
    ptys.started[0]?.emitData('0:000> ');
    await expect.poll(() => told.length).toBe(1);
    if (opened.ok) opened.value.line('k');
    expect(told.at(-1)).toMatchObject({ reading: { mode: 'busy' } });
    expect(ptys.started[0]?.written).toEqual(['k\r']);
  });

  it('does not answer terminal questions that its program or a target prints', async () => {
    open();
    ptys.started[0]?.emitData('\x1b[c\x1b[6nhello\r\n');
    await expect.poll(() => told.length).toBe(1);
    expect(ptys.started[0]?.written).toEqual(process.platform === 'win32' ? [expect.any(String)] : []);
  });

  it('follows the size', () => {
    const opened = open();
    if (opened.ok) opened.value.resize(100, 40);
    expect(ptys.started[0]?.sizes).toEqual([{ columns: 100, rows: 40 }]);
  });

  it('is a sentence when its program does not start', () => {
    ptys.failWith('The program cdb does not exist.');
    expect(open()).toEqual({ ok: false, error: 'The program cdb does not exist.' });
  });
});
