/**
 * The ledger: everything that we open is on disk before it is opened, and marked when it is gone, so that after a crash the next start
 * can say what was left running, and end it. One file per run of the app: two apps never write into the same one.
 */
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { Failure } from '../../core/contract/schemas.ts';
import { endProcesses, isWineService } from '../sessions/end-processes.ts';
import { consoleMarker, type RunningProcess, type SystemPort } from '../sessions/system.ts';
import { type LedgerEntry, type LedgerLine, printLine, readLedgerFile } from './entries.ts';

export interface Ledger {
  /** Returns when the entry is on disk: only then may it be done. `id` is the id of the console. */
  opens(entry: Omit<LedgerEntry, 'at' | 'process'>): Promise<Result<undefined, Failure>>;
  identifies(id: string, process: RunningProcess): Promise<void>;
  gone(id: string): Promise<void>;
  /** What earlier runs, ended since, have left running here. */
  entries(): Promise<LedgerEntry[]>;
  /** Ends what `entries` lists; says of each whether it is gone. */
  undo(): Promise<{ says: string; fine: boolean }[]>;
}

export interface LedgerDeps {
  /** Is made when it is missing. */
  folder: string;
  system: SystemPort;
  now(): number;
}

export function createLedger({ folder, system, now }: LedgerDeps): Ledger {
  const file = path.join(folder, `run-${process.pid}-${now()}.jsonl`);
  let begun = false;
  /** One after the other, so that lines stand in the order of what happened. */
  let last: Promise<unknown> = Promise.resolve();

  const begin = async () => {
    await mkdir(folder, { recursive: true });
    const self = await system.process(process.pid);
    if (self) await append(file, { owner: { pid: self.pid, started: self.started } });
    begun = true;
  };
  const write = (line: LedgerLine): Promise<void> => {
    const written = last.then(async () => {
      if (!begun) await begin();
      await append(file, line);
    });
    last = written.catch(() => undefined);
    return written;
  };
  /** An entry that stays open only makes the next start look again. */
  const writeAnyway = (line: LedgerLine) => write(line).catch(() => undefined);

  return {
    async opens(entry) {
      try {
        await write({ opens: { ...entry, at: now() } });
        return ok(undefined);
      } catch (error) {
        const says = `${folder} cannot be written (${messageOf(error)}): nothing is started that could not be found again after a crash.`;
        return fail({ kind: 'storage', says });
      }
    },
    identifies: (id, { pid, started }) => writeAnyway({ identifies: id, process: { pid, started } }),
    async gone(id) {
      await writeAnyway({ gone: id });
      const { open: left } = readLedgerFile(await read(file));
      if (left.length > 0) return;
      last = last.then(async () => {
        if (readLedgerFile(await read(file)).open.length > 0) return;
        await rm(file, { force: true });
        begun = false;
      });
      await last;
    },
    async entries() {
      const files = await deadFiles(folder, file, system);
      return files.flatMap(({ left }) => left);
    },
    async undo() {
      const says: { says: string; fine: boolean }[] = [];
      for (const { name, left } of await deadFiles(folder, file, system)) {
        let fine = true;
        for (const entry of left) {
          const still = await endProcesses(system, () => processesOf(system, entry));
          fine = fine && still.length === 0;
          says.push(undone(entry, still));
        }
        if (fine) await rm(name, { force: true });
      }
      return says;
    },
  };
}

function undone(entry: LedgerEntry, still: readonly RunningProcess[]): { says: string; fine: boolean } {
  if (still.length === 0) return { says: `${entry.says} is ended.`, fine: true };
  const names = still.map(({ name, pid }) => `${name} (process ${pid})`).join(', ');
  return { says: `${entry.says} could not be ended: ${names} still runs.`, fine: false };
}

/** On disk, not in a cache of the system: the computer itself may go down next. */
async function append(file: string, line: LedgerLine): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(printLine(line));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The files of runs that have ended, with what of them still runs; a file of which nothing is left is removed. */
async function deadFiles(
  folder: string,
  own: string,
  system: SystemPort,
): Promise<{ name: string; left: LedgerEntry[] }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl'));
  const dead: { name: string; left: LedgerEntry[] }[] = [];
  for (const name of names.sort().map((one) => path.join(folder, one))) {
    if (name === own) continue;
    const { owner, open: entries } = readLedgerFile(await read(name));
    if (owner && (await isRunning(system, owner))) continue;
    const left: LedgerEntry[] = [];
    for (const entry of entries) if ((await processesOf(system, entry)).length > 0) left.push(entry);
    if (left.length > 0) dead.push({ name, left });
    else await rm(name, { force: true });
  }
  return dead;
}

async function isRunning(system: SystemPort, known: { pid: number; started: string }): Promise<boolean> {
  return (await system.process(known.pid))?.started === known.started;
}

/** By the marker where the system shows it; elsewhere by the tree, as long as its root is the same process. */
async function processesOf(
  system: SystemPort,
  { id, process: known }: LedgerEntry,
): Promise<RunningProcess[]> {
  const marked = (await system.withEnvironment(consoleMarker, id)).filter((one) => !isWineService(one));
  if (!known || !(await isRunning(system, known))) return marked;
  const tree = await system.tree(known.pid);
  return [...marked, ...tree.filter((one) => !marked.some((other) => other.pid === one.pid))];
}
