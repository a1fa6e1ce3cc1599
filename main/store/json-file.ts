/**
 * One JSON file: written whole or not at all, read with its schema. What cannot be read is never overwritten: a broken file is set
 * aside under another name, a file of a newer version is left alone.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { z } from 'zod';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import type { Failure } from '../../core/contract/schemas.ts';

/** Every file says its version; this is the one that we write. */
const ourVersion = 1;

/** Settings and plans have some hundred KiB at most; more than this was not written by us. */
export const largestFileBytes = 8 * 1024 * 1024;

/** An expected trouble of the disk as a sentence: `what` is "The plan was not saved". */
export function storageFailure(what: string, error: unknown, path: string): Failure {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const folder = dirname(path);
  const why =
    {
      ENOSPC: `the disk that holds ${folder} is full`,
      EDQUOT: `the disk quota for ${folder} is used up`,
      EROFS: `${folder} is on a disk that can only be read`,
      EACCES: `this account may not write to ${folder}`,
      EPERM: `this account may not write to ${folder}`,
      ENOTDIR: `${folder} is not a folder`,
      EEXIST: `${folder} is not a folder`,
    }[code] ?? (error instanceof Error ? error.message : String(error));
  return { kind: 'storage', says: `${what}: ${why}.` };
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** `what` names the file in sentences: "The settings". */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  what: string,
): Promise<Result<z.infer<Schema>, Failure>> {
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > largestFileBytes) {
      const [mib, most] = [size, largestFileBytes].map((bytes) => Math.ceil(bytes / 1024 / 1024));
      return fail({
        kind: 'too-large',
        says: `${what} has ${mib} MiB; at most ${most} MiB are read (${path}).`,
      });
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return fail({ kind: 'not-found', says: `${what} is not there (${path}).` });
    return fail(storageFailure(`${what} cannot be read`, error, path));
  }
  const json = parseJson(text);
  const version = versionOf(json);
  if (version !== undefined && version > ourVersion) {
    return fail({ kind: 'wrong-version', says: newer(what, version) });
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? ok(parsed.data) : setAside(path, what);
}

/** On return the content is on the disk, or the old file is untouched. Folders are made as needed. */
export async function writeJsonFile(
  path: string,
  value: unknown,
  what: string,
): Promise<Result<null, Failure>> {
  const existing = versionOf(parseJson(await readFile(path, 'utf8').catch(() => '')));
  if (existing !== undefined && existing > ourVersion) {
    return fail({ kind: 'wrong-version', says: `${newer(what, existing)} It is not overwritten.` });
  }
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return ok(null);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return fail(storageFailure(`${what} is not saved`, error, path));
  }
}

async function setAside(path: string, what: string): Promise<Result<never, Failure>> {
  const aside = `${path}.broken-${new Date().toISOString().replaceAll(':', '-')}`;
  try {
    await rename(path, aside);
    return fail({ kind: 'bad-input', says: `${what} is damaged and was set aside as ${basename(aside)}.` });
  } catch (error) {
    // Another window was faster.
    if (isMissing(error)) return fail({ kind: 'bad-input', says: `${what} is damaged and was set aside.` });
    return fail(storageFailure(`${what} is damaged and cannot be set aside`, error, path));
  }
}

const newer = (what: string, version: number) =>
  `${what} is of version ${version}; this Switchboard knows version ${ourVersion}. A newer one wrote it.`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function versionOf(json: unknown): number | undefined {
  if (typeof json !== 'object' || json === null || !('version' in json)) return undefined;
  return typeof json.version === 'number' ? json.version : undefined;
}
