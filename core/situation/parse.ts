/** From any JSON to a situation, or to faults: one sentence each, with the field, its value and what would be right. */
import { fail, ok, type Result } from '../contract/result.ts';
import { shapeFaults } from './faults.ts';
import { contradictions } from './names.ts';
import { Situation } from './schema.ts';

/** `path` as people write it (`computers[1].address`; empty for the whole file); `says` is one sentence that begins with it. */
export interface SituationFault {
  path: string;
  says: string;
}

/** The version of situation files that this release reads and writes. */
const supportedVersion = 1;

/** Total: never throws, whatever the JSON. At least one fault when it is refused. */
export function parseSituation(json: unknown): Result<Situation, SituationFault[]> {
  const version = versionOf(json);
  // A file of another version is not judged field by field: its fields may rightly be different.
  if (version !== undefined && version !== supportedVersion) {
    return fail([
      {
        path: 'version',
        says: `version ${shown(version)}: this release reads version ${supportedVersion}.`,
      },
    ]);
  }
  const parsed = Situation.safeParse(json);
  if (!parsed.success) return fail(shapeFaults(parsed.error.issues, json));
  const faults = contradictions(parsed.data);
  return faults.length > 0 ? fail(faults) : ok(parsed.data);
}

function versionOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value)?.slice(0, 40) ?? 'nothing');
}
