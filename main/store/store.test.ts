import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure, PlanDocument } from '../../core/contract/schemas.ts';
import { newSituation } from '../../core/situation/defaults.ts';
import { createFakeWindow } from '../testing/fake-services.ts';
import { createWindows } from '../windows.ts';
import { dataFolder } from './data-folder.ts';
import { createDocumentStore, type DocumentStore } from './documents.ts';
import { storeHandlers } from './handlers.ts';
import { largestFileBytes, storageFailure } from './json-file.ts';
import { createSettingsStore, defaultSettings } from './settings.ts';

let folder: string;
let plans: string;
let documents: DocumentStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-store-'));
  plans = join(folder, 'plans');
  documents = createDocumentStore(plans);
});
afterEach(() => rm(folder, { recursive: true }));

const document = (id: string, changed = 1): PlanDocument => ({
  version: 1,
  id,
  name: `Plan ${id}`,
  situation: newSituation({ name: 'TECH', os: 'windows' }),
  answered: ['target.kind'],
  changed,
});

const failureOf = async (result: Promise<{ ok: true } | { ok: false; error: Failure }>): Promise<Failure> => {
  const settled = await result;
  if (settled.ok) throw new Error('expected a failure');
  return settled.error;
};

describe('plan documents', () => {
  it('come back as they were saved, newest first', async () => {
    expect(await documents.list()).toEqual({ ok: true, value: [] });
    await documents.save({ ...document('old', 1), pinned: true, method: 'debugger' });
    await documents.save(document('new', 2));
    expect(await documents.load('new')).toEqual({ ok: true, value: document('new', 2) });
    expect(await documents.list()).toEqual({
      ok: true,
      value: [
        { id: 'new', name: 'Plan new', changed: 2, pinned: false },
        { id: 'old', name: 'Plan old', changed: 1, pinned: true, method: 'debugger' },
      ],
    });
    expect((await readdir(plans)).sort()).toEqual(['new.json', 'old.json']);
  });

  it('survive many savers at once: one of the versions is there, whole', async () => {
    const versions = Array.from({ length: 30 }, (_, index) => document('a', index));
    const saved = await Promise.all(versions.map((version) => documents.save(version)));
    expect(saved.every((result) => result.ok)).toBe(true);
    const loaded = await documents.load('a');
    expect(versions).toContainEqual(loaded.ok && loaded.value);
    expect(await readdir(plans)).toEqual(['a.json']);
  });

  it('are removed, once', async () => {
    await documents.save(document('a'));
    expect(await documents.remove('a')).toEqual({ ok: true, value: null });
    expect(await failureOf(documents.remove('a'))).toMatchObject({ kind: 'not-found' });
    expect(await failureOf(documents.load('a'))).toEqual({
      kind: 'not-found',
      says: 'There is no plan "a".',
      field: 'id',
    });
  });

  it.each(['../settings', '..', 'a/b', 'a\\b', 'C:a', 'a.json', '', 'a\0', 'x'.repeat(65)])(
    'have no id like %j',
    async (id) => {
      await writeFile(join(folder, 'settings.json'), '{}');
      expect(await failureOf(documents.load(id))).toMatchObject({ kind: 'not-found' });
      expect(await failureOf(documents.remove(id))).toMatchObject({ kind: 'not-found' });
      expect(await failureOf(documents.save(document(id)))).toMatchObject({ kind: 'bad-input', field: 'id' });
      expect(await readdir(folder)).toEqual(['settings.json']);
    },
  );

  it.each(['', '{', '{"version":1}', '[]', 'null', '{"version":"1"}'])(
    'that hold %j are set aside with their content, and listed until removed',
    async (content) => {
      await mkdir(plans);
      await writeFile(join(plans, 'a.json'), content);
      const failure = await failureOf(documents.load('a'));
      expect(failure.kind).toBe('bad-input');
      expect(failure.says).toMatch(/^The plan file a is damaged and was set aside as a\.json\.broken-.*\.$/);
      const [aside = ''] = await readdir(plans);
      expect(await readFile(join(plans, aside), 'utf8')).toBe(content);

      const listed = await documents.list();
      expect(listed).toMatchObject({ ok: true, value: [{ id: aside, name: 'a', pinned: false }] });
      expect(listed.ok && listed.value[0]?.broken).toContain(aside);
      expect(await documents.save(document('a'))).toMatchObject({ ok: true });
      expect(await readdir(plans)).toHaveLength(2);
      expect(await documents.remove(aside)).toMatchObject({ ok: true });
      expect(await readdir(plans)).toEqual(['a.json']);
    },
  );

  it('are set aside while listing, too', async () => {
    await documents.save(document('fine'));
    await writeFile(join(plans, 'a.json'), 'damaged');
    const listed = await documents.list();
    expect(listed.ok && listed.value.map(({ name, broken }) => [name, broken !== undefined]).sort()).toEqual([
      ['Plan fine', false],
      ['a', true],
    ]);
  });

  it('of a newer version are neither read, set aside nor overwritten', async () => {
    const newer = JSON.stringify({ version: 99, id: 'a', surprise: true });
    await mkdir(plans);
    await writeFile(join(plans, 'a.json'), newer);
    const says = 'The plan file a is of version 99; this Switchboard knows version 1. A newer one wrote it.';
    expect(await failureOf(documents.load('a'))).toEqual({ kind: 'wrong-version', says });
    expect(await failureOf(documents.save(document('a')))).toMatchObject({ kind: 'wrong-version' });
    expect(await documents.list()).toMatchObject({ ok: true, value: [{ id: 'a', broken: says }] });
    expect(await readFile(join(plans, 'a.json'), 'utf8')).toBe(newer);
  });

  it('of 50 MB are refused without reading them', async () => {
    await mkdir(plans);
    await writeFile(join(plans, 'a.json'), '');
    await truncate(join(plans, 'a.json'), 50_000_000);
    expect(await failureOf(documents.load('a'))).toMatchObject({
      kind: 'too-large',
      says: expect.stringMatching(/^The plan file a has 48 MiB; at most 8 MiB are read/),
    });
    expect(50_000_000).toBeGreaterThan(largestFileBytes);
  });

  it('cannot be saved where the folder is none', async () => {
    await writeFile(plans, 'a file is in the way');
    const failure = await failureOf(documents.save(document('a')));
    expect(failure).toEqual({
      kind: 'storage',
      says: `The plan file a is not saved: ${plans} is not a folder.`,
    });
    expect(await failureOf(documents.list())).toMatchObject({ kind: 'storage' });
  });

  it('shows when a damaged one was changed', async () => {
    await mkdir(plans);
    await writeFile(join(plans, 'a.json'), '{"version":2}');
    await utimes(join(plans, 'a.json'), 1000, 1000);
    expect(await documents.list()).toMatchObject({ value: [{ changed: 1_000_000 }] });
  });
});

describe('settings', () => {
  it('are the defaults until something is written', async () => {
    const settings = createSettingsStore(folder);
    expect(await settings.read()).toEqual({ ok: true, value: defaultSettings });
    const changed = { ...defaultSettings, theme: 'dark' as const };
    expect(await settings.write(changed)).toMatchObject({ ok: true });
    expect(await settings.read()).toEqual({ ok: true, value: changed });
  });

  it('are said to be damaged once, then are the defaults', async () => {
    await writeFile(join(folder, 'settings.json'), '{"version":1,"theme":"pink"}');
    const settings = createSettingsStore(folder);
    expect(await failureOf(settings.read())).toMatchObject({ kind: 'bad-input' });
    expect(await settings.read()).toEqual({ ok: true, value: defaultSettings });
  });
});

it('tells every window what was changed', async () => {
  const windows = createWindows();
  const [one, two] = [createFakeWindow('one'), createFakeWindow('two')];
  windows.add(one);
  windows.add(two);
  const handlers = storeHandlers(documents, createSettingsStore(folder), windows);
  await handlers.saveDocument(document('a'), one);
  await handlers.writeSettings(defaultSettings, one);
  await handlers.removeDocument({ id: 'a' }, two);
  windows.remove(two);
  await handlers.removeDocument({ id: 'a' }, two);
  expect(one.told.map(({ name }) => name)).toEqual(['documents', 'settings', 'documents']);
  expect(two.told).toEqual(one.told);
  expect(one.told[2]?.value).toEqual([]);
});

it.each([
  ['ENOSPC', 'the disk that holds /data is full'],
  ['EROFS', '/data is on a disk that can only be read'],
  ['EACCES', 'this account may not write to /data'],
  ['EDQUOT', 'the disk quota for /data is used up'],
  ['EIO', 'i/o error'],
])('says what %s means', (code, why) => {
  const error = Object.assign(new Error('i/o error'), { code });
  expect(storageFailure('The plan is not saved', error, join('/data', 'a.json'))).toEqual({
    kind: 'storage',
    says: `The plan is not saved: ${why}.`,
  });
});

it.each([
  [{ SWITCHBOARD_DATA: '/somewhere' }, 'linux', '/somewhere'],
  [{ XDG_DATA_HOME: '/xdg' }, 'linux', '/xdg/debug-switchboard'],
  [{}, 'linux', '/home/me/.local/share/debug-switchboard'],
  [{ APPDATA: '/roaming' }, 'win32', '/roaming/debug-switchboard'],
  [{}, 'win32', '/home/me/AppData/Roaming/debug-switchboard'],
  [{}, 'darwin', '/home/me/Library/Application Support/debug-switchboard'],
] as const)('with %j on %s the data is in %s', (environment, platform, expected) => {
  expect(dataFolder(environment, platform, '/home/me')).toBe(expected);
});
