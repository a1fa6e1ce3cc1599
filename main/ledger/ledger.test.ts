import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeSystem } from '../sessions/testing/fake-system.ts';
import { type LedgerLine, printLine, readLedgerFile } from './entries.ts';
import { createLedger } from './ledger.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'switchboard-ledger-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entry = (id: string) => ({ id, session: 'Test', says: `cdb -server (${id}) on TECH`, ports: ['5005'] });
const files = () => readdir(folder).catch(() => []);

function room() {
  const system = createFakeSystem();
  system.run(process.pid, 'app');
  let time = 1;
  const ledger = () => createLedger({ folder, system, now: () => time++ });
  /** The app dies: what wrote the file is not there any more. */
  const die = () => void system.running.delete(process.pid);
  return { system, ledger, die };
}

describe('the ledger', () => {
  it('has an entry on disk before its promise is kept, and no file when all is gone', async () => {
    const { ledger } = room();
    const book = ledger();
    expect(await book.opens(entry('a'))).toEqual({ ok: true, value: undefined });
    const [file = ''] = await files();
    expect(readLedgerFile(await readFile(path.join(folder, file), 'utf8'))).toMatchObject({
      owner: { pid: process.pid },
      open: [{ id: 'a', at: 1 + 1, ports: ['5005'] }],
    });
    await book.opens(entry('b'));
    await book.gone('a');
    expect(await files()).toHaveLength(1);
    await book.gone('b');
    expect(await files()).toEqual([]);
    await book.opens(entry('c'));
    expect(await files()).toHaveLength(1);
  });

  it('is silent about what a living app has open', async () => {
    const { system, ledger } = room();
    await ledger().opens(entry('a'));
    system.run(4000, 'cdb.exe', { variables: ['SWITCHBOARD_CONSOLE=a'] });
    expect(await ledger().entries()).toEqual([]);
    expect(await ledger().undo()).toEqual([]);
    expect(system.running.has(4000)).toBe(true);
  });

  it('lists what a dead app has left, ends it on request, and forgets it', async () => {
    const { system, ledger, die } = room();
    const book = ledger();
    await book.opens(entry('a'));
    await book.opens(entry('b'));
    system.run(4000, 'cdb.exe', { variables: ['SWITCHBOARD_CONSOLE=a'] });
    system.run(4001, 'ticker.exe', { variables: ['SWITCHBOARD_CONSOLE=a'] });
    system.run(4002, 'services.exe', { variables: ['SWITCHBOARD_CONSOLE=a'] });
    die();
    const next = ledger();
    expect((await next.entries()).map(({ id }) => id)).toEqual(['a']);
    expect(await next.undo()).toEqual([{ says: 'cdb -server (a) on TECH is ended.', fine: true }]);
    expect([...system.running.keys()]).toEqual([4002]);
    expect(await next.entries()).toEqual([]);
    expect(await files()).toEqual([]);
  });

  it('finds a process again by its id and start where there are no marks, and no other with that id', async () => {
    const { system, ledger, die } = room();
    const book = ledger();
    await book.opens(entry('a'));
    system.run(4000, 'cdb.exe');
    await book.identifies('a', { pid: 4000, parent: 1, name: 'cdb.exe', started: 'start of 4000' });
    await book.opens(entry('b'));
    system.run(4001, 'other.exe');
    await book.identifies('b', { pid: 4001, parent: 1, name: 'cdb.exe', started: 'long ago' });
    die();
    expect(await ledger().undo()).toEqual([{ says: 'cdb -server (a) on TECH is ended.', fine: true }]);
    expect([...system.running.keys()]).toEqual([4001]);
  });

  it('refuses to open what it cannot write down', async () => {
    await writeFile(path.join(folder, 'file'), '');
    const { system } = room();
    const ledger = createLedger({ folder: path.join(folder, 'file'), system, now: () => 1 });
    expect(await ledger.opens(entry('a'))).toMatchObject({ ok: false, error: { kind: 'storage' } });
  });
});

describe('a file of the ledger', () => {
  const ids = fc.constantFrom('a', 'b', 'c');
  const lines = fc.array(
    fc.oneof<fc.Arbitrary<LedgerLine>[]>(
      ids.map((id) => ({ opens: { ...entry(id), at: 1 } })),
      ids.map((id) => ({ identifies: id, process: { pid: 7, started: 'x' } })),
      ids.map((id) => ({ gone: id })),
    ),
  );

  it('says what is open whatever was written, wherever it was cut off', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (all, cut) => {
        const open = new Set<string>();
        for (const line of all) {
          if ('opens' in line) open.add(line.opens.id);
          if ('gone' in line) open.delete(line.gone);
        }
        const text = all.map(printLine).join('');
        expect(new Set(readLedgerFile(text).open.map(({ id }) => id))).toEqual(open);
        const torn = text + printLine({ gone: 'a' }).slice(0, cut % 8);
        expect(new Set(readLedgerFile(torn).open.map(({ id }) => id))).toEqual(open);
      }),
    );
  });
});
