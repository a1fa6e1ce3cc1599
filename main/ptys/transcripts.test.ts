import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakePtyHost, type FakePtyHost } from './testing/fake-pty-host.ts';
import { consoleFolder, textFile } from './transcript-files.ts';
import {
  createTranscriptWriter,
  type TranscriptWriter,
  type TranscriptWriterOptions,
} from './transcript-writer.ts';
import { createTranscripts } from './transcripts.ts';

const caps = { bytesPerFile: 10, filesKept: 3 };
let folder: string;
let host: FakePtyHost;
let troubles: string[];
const open: TranscriptWriter[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transcripts-'));
  host = createFakePtyHost();
  troubles = [];
});
afterEach(() => {
  for (const writer of open.splice(0)) writer.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(more: Partial<TranscriptWriterOptions> = {}): TranscriptWriter {
  const created = createTranscriptWriter({
    folder,
    console: 'c',
    title: 'cdb -server',
    practice: false,
    caps,
    grown: () => {
      const { start, end } = created.ok ? created.value.bounds() : { start: 0, end: 0 };
      host.emitGrown('c', end, start);
    },
    trouble: (says) => troubles.push(says),
    ...more,
  });
  if (!created.ok) throw new Error(created.error);
  open.push(created.value);
  return created.value;
}

const append = (writer: TranscriptWriter, text: string) => {
  writer.append(Buffer.from(text));
  writer.flush();
};

describe('a transcript', () => {
  it('is read by offset, in pieces as wanted', async () => {
    const transcripts = createTranscripts({ folder, host, caps });
    const ends: number[] = [];
    transcripts.subscribe((_, end) => ends.push(end));
    const writer = write();
    append(writer, 'hello ');
    append(writer, 'wide world');
    expect(ends).toEqual([6, 16]);
    expect(transcripts.bounds('c')).toEqual({ start: 0, end: 16 });
    expect((await transcripts.read('c', 3, 10))?.toString()).toBe('lo wide wo');
    expect((await transcripts.read('c', 11, 100))?.toString()).toBe('world');
    expect((await transcripts.read('c', 16, 100))?.toString()).toBe('');
    expect(await transcripts.read('c', 17, 1)).toBeUndefined();
    expect(await transcripts.read('unknown', 0, 1)).toBeUndefined();
  });

  it('keeps the newest files and the meaning of offsets', async () => {
    const transcripts = createTranscripts({ folder, host, caps });
    const writer = write();
    const text = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (const character of text) append(writer, character);
    expect(writer.bounds()).toEqual({ start: 40, end: 62 });
    expect((await transcripts.read('c', 40, 100))?.toString()).toBe(text.slice(40));
    expect(await transcripts.read('c', 39, 1)).toBeUndefined();
    expect(readdirSync(consoleFolder(folder, 'c'))).toHaveLength(3 + 1);
  });

  it('takes one slice over many files', async () => {
    const transcripts = createTranscripts({ folder, host, caps });
    const writer = write();
    append(writer, 'x'.repeat(34));
    writer.append(Buffer.from('12345'));
    writer.append(Buffer.from('67890'));
    writer.flush();
    expect((await transcripts.read('c', 30, 100))?.toString()).toBe('xxxx1234567890');
  });

  it('goes on behind an earlier program of the same console', () => {
    append(write(), 'x'.repeat(25));
    expect(write().bounds()).toEqual({ start: 0, end: 25 });
  });

  it('writes what came in one turn without being asked', async () => {
    const transcripts = createTranscripts({ folder, host, caps });
    const writer = write();
    for (const text of ['a', 'b', 'c']) writer.append(Buffer.from(text));
    expect(writer.bounds().end).toBe(0);
    await expect.poll(() => transcripts.bounds('c')?.end).toBe(3);
  });

  it('says practice in its first line and beside it', () => {
    const writer = write({ practice: true, caps: { bytesPerFile: 1000, filesKept: 1 } });
    expect(readFileSync(textFile(folder, 'c', 0), 'utf8')).toMatch(/^Practice: .*\r\n$/);
    expect(writer.bounds().end).toBeGreaterThan(0);
    expect(JSON.parse(readFileSync(join(consoleFolder(folder, 'c'), 'console.json'), 'utf8'))).toMatchObject({
      version: 1,
      console: 'c',
      title: 'cdb -server',
      practice: true,
    });
  });

  it.each(['a/b:c', '..', 'CON*', 'ü'])('of a console named %s stays in its folder', (console) => {
    write({ console });
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readdirSync(folder)[0]).toMatch(/^[\w%-]+$/);
  });

  it('is found again to its last byte when the host has died', async () => {
    const transcripts = createTranscripts({ folder, host, caps });
    await host.start({
      console: 'c',
      argv: [],
      folder,
      environment: {},
      columns: 80,
      rows: 24,
      dialect: 'raw',
      practice: false,
      secrets: [],
    });
    append(write({ grown: () => undefined }), 'last words');
    expect(transcripts.bounds('c')).toBeUndefined();
    host.emitDied();
    expect((await transcripts.read('c', 0, 100))?.toString()).toBe('last words');
  });
});

describe('a transcript that cannot be written', () => {
  it('is a sentence when it is opened', () => {
    writeFileSync(join(folder, 'file'), '');
    const place = join(folder, 'file', 'sub');
    const created = createTranscriptWriter({
      folder: place,
      console: 'c',
      title: '',
      practice: false,
      grown: () => undefined,
      trouble: () => undefined,
    });
    expect(created).toEqual({
      ok: false,
      error: expect.stringContaining(`The transcript in ${join(place, 'c')} cannot be written`),
    });
  });

  it('is told once, loses text instead of time, and marks the gap when there is room again', () => {
    const roomy = { bytesPerFile: 1000, filesKept: 1 };
    append(write({ caps: roomy }), 'before');
    // /dev/full takes nothing, as a full disk does.
    unlinkSync(textFile(folder, 'c', 0));
    symlinkSync('/dev/full', textFile(folder, 'c', 0));
    const writer = write({ caps: roomy, retryMs: 0 });
    append(writer, 'lost');
    append(writer, 'also lost');
    expect(troubles).toEqual([
      `The transcript in ${consoleFolder(folder, 'c')} cannot be written: the disk is full.`,
    ]);
    expect(writer.bounds().end).toBe(0);
    unlinkSync(textFile(folder, 'c', 0));
    append(writer, 'after');
    expect(readFileSync(textFile(folder, 'c', 0), 'utf8')).toBe(
      '\r\n[13 bytes are missing here: the disk is full]\r\nafter',
    );
    expect(troubles).toHaveLength(1);
  });
});
