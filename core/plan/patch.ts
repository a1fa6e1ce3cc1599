/** JSON patches (RFC 6902: add, replace, remove) on situations; nothing is changed in place. */
import { fail, ok, type Result } from '../contract/result.ts';
import { parseSituation } from '../situation/parse.ts';
import type { Situation } from '../situation/schema.ts';
import type { JsonPatchOperation } from './schema.ts';

/** The changed situation, or one sentence: a place that does not exist, or a result that is no situation. */
export function applyPatch(
  situation: Situation,
  operations: readonly JsonPatchOperation[],
): Result<Situation, string> {
  const changed = patched(situation, operations);
  if (!changed.ok) return changed;
  const parsed = parseSituation(changed.value);
  return parsed.ok ? parsed : fail(parsed.error.map(({ says }) => says).join(' '));
}

/** The same without the look at the result: for patches of our own making, which are right by construction. */
export function patched(json: unknown, operations: readonly JsonPatchOperation[]): Result<unknown, string> {
  let value = json;
  for (const operation of operations) {
    const keys = pointerKeys(operation.path);
    if (!keys) return fail(`The path ${operation.path} does not begin with a slash.`);
    const next = changeAt(value, keys, operation);
    if (next === missing)
      return fail(`The change ${operation.op} ${operation.path} does not fit: no such place.`);
    value = next;
  }
  return ok(value);
}

const missing = Symbol('missing');

function pointerKeys(path: string): string[] | undefined {
  if (path === '') return [];
  if (!path.startsWith('/')) return undefined;
  return path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function changeAt(place: unknown, keys: readonly string[], operation: JsonPatchOperation): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return operation.op === 'remove' ? missing : operation.value;
  if (Array.isArray(place)) return changeInList(place, key, rest, operation);
  if (typeof place !== 'object' || place === null) return missing;
  const copy = new Map(Object.entries(place));
  const last = rest.length === 0;
  if (last && operation.op === 'add') copy.set(key, operation.value);
  else if (!copy.has(key)) return missing;
  else if (last && operation.op === 'remove') copy.delete(key);
  else {
    const inner = changeAt(copy.get(key), rest, operation);
    if (inner === missing) return missing;
    copy.set(key, inner);
  }
  return Object.fromEntries(copy);
}

function changeInList(
  list: readonly unknown[],
  key: string,
  rest: readonly string[],
  operation: JsonPatchOperation,
): unknown {
  const adds = rest.length === 0 && operation.op === 'add';
  const index = adds && key === '-' ? list.length : /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
  if (index < 0 || index > list.length || (index === list.length && !adds)) return missing;
  const copy = [...list];
  if (adds) copy.splice(index, 0, operation.op === 'add' ? operation.value : undefined);
  else if (rest.length === 0 && operation.op === 'remove') copy.splice(index, 1);
  else {
    const inner = changeAt(copy[index], rest, operation);
    if (inner === missing) return missing;
    copy[index] = inner;
  }
  return copy;
}
