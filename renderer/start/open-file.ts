/** A situation or plan file, checked completely before anything of it is shown. Opening one never starts anything. */

import { fail, ok, type Result } from '../../core/contract/result.ts';
import { PlanDocument } from '../../core/contract/schemas.ts';
import { parseSituation } from '../../core/situation/parse.ts';
import type { Situation } from '../../core/situation/schema.ts';

/** A situation of a hundred computers is far below this; more is another kind of file. */
export const largestFileBytes = 2 * 1024 * 1024;
/** More faults than these are not read one by one. */
const shownFaults = 5;

export interface FileFailure {
  says: string;
  /** One sentence for each fault. */
  faults: string[];
}

export interface OpenedFile {
  name: string;
  situation: Situation;
  answered: string[];
}

/** Reads what `file` holds: a situation, a plan (its situation), or a saved plan document. */
export async function openFile(
  file: Pick<File, 'name' | 'size' | 'text'>,
): Promise<Result<OpenedFile, FileFailure>> {
  if (file.size > largestFileBytes) {
    const mib = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
    return fail({
      says: `${file.name} cannot be read as a plan.`,
      faults: [`It has ${mib(file.size)} MiB; a situation has at most ${mib(largestFileBytes)} MiB.`],
    });
  }
  return readSituation(file.name, await file.text());
}

export function readSituation(fileName: string, text: string): Result<OpenedFile, FileFailure> {
  const refused = (faults: string[]) => fail({ says: `${fileName} cannot be read as a plan.`, faults });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refused([`It is not JSON: ${error instanceof Error ? error.message : String(error)}.`]);
  }
  const inner = situationIn(json);
  const parsed = parseSituation(inner);
  if (!parsed.ok) {
    const says = parsed.error.map((fault) => fault.says);
    const more = says.length - shownFaults;
    return refused([...says.slice(0, shownFaults), ...(more > 0 ? [`${more} more.`] : [])]);
  }
  const document = PlanDocument.safeParse(json);
  return ok({
    name: document.success ? document.data.name : fileName.replace(/\.json$/i, ''),
    situation: parsed.value,
    // What a file says, somebody has answered.
    answered: document.success
      ? document.data.answered
      : ['target.kind', 'where', 'reach', 'symbols.on', 'prefer.port'],
  });
}

/** Plans and plan documents carry their situation inside. */
function situationIn(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  return 'situation' in json && !('computers' in json) ? json.situation : json;
}
