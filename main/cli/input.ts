/** Files that a person names: situations and plans, as JSON, from a path or (`-`) standard input. */
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import { Plan } from '../../core/plan/schema.ts';
import { parseSituation } from '../../core/situation/parse.ts';
import type { Situation } from '../../core/situation/schema.ts';

/** A situation of 100 computers has some 50 KiB, its plan less than a MiB. */
const largestInputBytes = 8 * 1024 * 1024;
/** A day of a noisy console. */
const largestLogBytes = 64 * 1024 * 1024;
const inMib = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MiB`;

/** Most bytes that are read, and what such files have, for the sentence. */
interface Limit {
  bytes: number;
  says: string;
}
const inputLimit: Limit = {
  bytes: largestInputBytes,
  says: `situations and plans have at most ${inMib(largestInputBytes)}`,
};
const logLimit: Limit = {
  bytes: largestLogBytes,
  says: `at most ${inMib(largestLogBytes)} of console text are read`,
};
const tooLarge = (name: string, size: string, limit: Limit) => fail(`${name} has ${size}; ${limit.says}.`);

async function readText(file: string, stdin: Readable, limit: Limit): Promise<Result<string, string>> {
  if (file === '-') return readAll('standard input', stdin, limit);
  try {
    const handle = await open(file);
    try {
      const found = await handle.stat();
      if (found.isDirectory()) return fail(`${file} is a folder, not a file.`);
      if (found.size > limit.bytes) return tooLarge(file, inMib(found.size), limit);
      return await readAll(file, handle.createReadStream({ autoClose: false }), limit);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why = {
      ENOENT: 'there is no such file',
      ENOTDIR: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'this account may not read it',
    }[code];
    return fail(`${file} cannot be read: ${why ?? (error as Error).message}.`);
  }
}

/** Devices and pipes have no size beforehand: reading stops where it is too much. */
async function readAll(name: string, stream: Readable, limit: Limit): Promise<Result<string, string>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Buffer | string);
    size += bytes.length;
    if (size > limit.bytes) return tooLarge(name, `more than ${inMib(limit.bytes)}`, limit);
    chunks.push(bytes);
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
}

const nameOf = (file: string): string => (file === '-' ? 'Standard input' : file);

async function readJson(file: string, stdin: Readable): Promise<Result<unknown, string>> {
  const text = await readText(file, stdin, inputLimit);
  if (!text.ok) return text;
  try {
    // Notepad and PowerShell put a byte order mark in front, which JSON does not allow.
    return ok(JSON.parse(text.value.replace(/^\uFEFF/, '')) as unknown);
  } catch (error) {
    const where = nameOf(file);
    return fail(`${where} is not JSON: ${(error as Error).message.replace(/\.$/, '')}.`);
  }
}

const looksLikePlan = (json: unknown): json is object =>
  typeof json === 'object' && json !== null && 'steps' in json && 'situation' in json;

function asSituation(file: string, json: unknown): Result<Situation, string> {
  const parsed = parseSituation(json);
  if (parsed.ok) return parsed;
  const [first, ...others] = parsed.error;
  const more = others.length > 0 ? ` (${others.length} more of its fields are not right.)` : '';
  return fail(`${nameOf(file)}: ${first?.says ?? 'this is no situation.'}${more}`);
}

/** What a console printed: any text. */
export const readLog = (file: string, stdin: Readable) => readText(file, stdin, logLimit);

export async function readSituation(file: string, stdin: Readable): Promise<Result<Situation, string>> {
  const json = await readJson(file, stdin);
  if (!json.ok) return json;
  if (looksLikePlan(json.value)) {
    return fail(`${file} is a plan, not a situation: "switchboard run ${file}" runs it.`);
  }
  return asSituation(file, json.value);
}

export async function readSituationOrPlan(
  file: string,
  stdin: Readable,
): Promise<Result<{ situation: Situation } | { plan: Plan }, string>> {
  const json = await readJson(file, stdin);
  if (!json.ok) return json;
  if (!looksLikePlan(json.value)) {
    const situation = asSituation(file, json.value);
    return situation.ok ? ok({ situation: situation.value }) : situation;
  }
  if ('version' in json.value && json.value.version !== 1) {
    return fail(
      `${nameOf(file)}: version: ${JSON.stringify(json.value.version)} is a plan's version of a newer release; this one reads 1.`,
    );
  }
  const plan = Plan.safeParse(json.value);
  if (plan.success) return ok({ plan: plan.data });
  const issue = plan.error.issues[0];
  return fail(`${nameOf(file)}: ${issue?.path.map(String).join('.')}: ${issue?.message}.`);
}
