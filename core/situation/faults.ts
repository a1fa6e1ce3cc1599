/** The validator's findings in our own words: the field, the value that is there, what is allowed. */
import type { z } from 'zod';
import type { SituationFault } from './parse.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More than this of a wrong value tells the reader nothing new. */
const shownValueCharacters = 60;

export function shapeFaults(issues: readonly Issue[], json: unknown): SituationFault[] {
  return issues.flatMap((issue) => faultsOf(issue, json));
}

function faultsOf(issue: Issue, json: unknown): SituationFault[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = pathText([...issue.path, key]);
      return { path: field, says: `${field} is not a field of a situation: remove it or correct its name.` };
    });
  }
  const found = valueAt(json, issue.path);
  const name = path === '' ? 'The situation' : path;
  if (found === undefined) return [{ path, says: `${name} is missing: ${allowed(issue)}.` }];
  return [{ path, says: `${name} ${foundText(issue.path, found)}: ${allowed(issue)}.` }];
}

/** What would be right at this place. */
function allowed(issue: Issue): string {
  if (isPortPath(issue.path) && issue.code !== 'custom') return portRule;
  switch (issue.code) {
    case 'invalid_type':
      return `it must be ${typeText(issue.expected)}`;
    case 'invalid_value':
      return `allowed ${issue.values.length === 1 ? 'is' : 'are'} ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return ownText(issue.message) ?? `the least is ${amount(issue.origin, issue.minimum)}`;
    case 'too_big':
      return ownText(issue.message) ?? `the most is ${amount(issue.origin, issue.maximum)}`;
    case 'invalid_union':
      return unionText(issue);
    default:
      return ownText(issue.message) ?? 'it is not allowed';
  }
}

const portRule = 'a port is a whole number from 1 to 65535, or a range [low, high]';

function isPortPath(path: Path): boolean {
  const names = path.filter((part) => typeof part === 'string');
  const last = names.at(-1);
  if (last === 'ports') return true;
  return last === 'port' && names[0] === 'prefer';
}

function unionText(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  // Only the wire is a union by its kind; every other union is a port (see isPortPath).
  return issue.path.at(-1) === 'kind'
    ? 'allowed are net, com, com-tcp, vm-pipe, usb, 1394, exdi'
    : 'it has none of the allowed forms';
}

/** The schema's own sentences; the validator's stock phrases are not ours. */
function ownText(message: string): string | undefined {
  return /^(Invalid|Too |Expected|Unrecognized)/.test(message) ? undefined : message;
}

function amount(origin: string, value: number | bigint): string {
  if (origin === 'string') return `${value} character${value === 1 ? '' : 's'}`;
  if (origin === 'array') return `${value} entr${value === 1 ? 'y' : 'ies'}`;
  return String(value);
}

function typeText(expected: string): string {
  const names: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    tuple: 'a list of two',
    object: 'an object with named fields',
    record: 'an object with named fields',
  };
  return names[expected] ?? `of the type ${expected}`;
}

/** `computers[1].address`; empty for the whole. */
export function pathText(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text;
}

function valueAt(json: unknown, path: Path): unknown {
  let value = json;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;
  }
  return value;
}

/** A password is never printed: faults go to screens and logs. */
function foundText(path: Path, found: unknown): string {
  if (path.at(-1) !== 'password' || typeof found !== 'string') return `is ${valueText(found)}`;
  return `has ${amount('string', found.length)}`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value) && value.length > 4) return `a list of ${value.length}`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > shownValueCharacters ? `${text.slice(0, shownValueCharacters)}...` : text;
}
