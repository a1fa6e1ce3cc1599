/** Plan documents: one file for each, named by its id. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import { type DocumentSummary, type Failure, PlanDocument } from '../../core/contract/schemas.ts';
import { readJsonFile, storageFailure, writeJsonFile } from './json-file.ts';

export interface DocumentStore {
  /** Newest first. Damaged ones too, with what is wrong, until they are removed. */
  list(): Promise<Result<DocumentSummary[], Failure>>;
  load(id: string): Promise<Result<PlanDocument, Failure>>;
  save(document: PlanDocument): Promise<Result<null, Failure>>;
  remove(id: string): Promise<Result<null, Failure>>;
}

const extension = '.json';
/** Ids become file names: nothing that means something to a file system. */
const documentId = /^[A-Za-z0-9_-]{1,64}$/;
/** The id under which a file that was set aside is listed: its whole name. */
const setAsideId = /^[A-Za-z0-9_-]{1,64}\.json\.broken-[0-9A-Za-z.-]{1,40}$/;

const what = (name: string) => `The plan file ${name}`;
const unknownDocument = (id: string) =>
  fail<Failure>({ kind: 'not-found', says: `There is no plan "${id}".`, field: 'id' });

export function createDocumentStore(folder: string): DocumentStore {
  const pathOf = (id: string) => join(folder, `${id}${extension}`);

  const load = async (id: string): Promise<Result<PlanDocument, Failure>> => {
    if (!documentId.test(id)) return unknownDocument(id);
    const read = await readJsonFile(pathOf(id), PlanDocument, what(id));
    if (!read.ok && read.error.kind === 'not-found') return unknownDocument(id);
    return read;
  };

  /** Undefined for what is gone meanwhile, or was set aside while it was read. */
  const summarise = async (id: string): Promise<DocumentSummary | undefined> => {
    const read = await load(id);
    if (read.ok) {
      const { name, changed, pinned = false, method } = read.value;
      return { id, name, changed, pinned, ...(method && { method }) };
    }
    const gone = read.error.kind === 'not-found' || read.error.kind === 'bad-input';
    return gone ? undefined : broken(id, read.error.says, pathOf(id));
  };

  return {
    load,
    async list() {
      try {
        const plans = (await readdir(folder)).flatMap((name) => idOf(name) ?? []);
        const summaries = await Promise.all(plans.map(summarise));
        // Read again: files that were just set aside are listed by their new names.
        const aside = (await readdir(folder)).filter((name) => setAsideId.test(name));
        const damaged = await Promise.all(
          aside.map((name) =>
            broken(name, `This plan file is damaged; it was set aside as ${name}.`, join(folder, name)),
          ),
        );
        const all = [...summaries.filter((summary) => summary !== undefined), ...damaged];
        return ok(all.sort((left, right) => right.changed - left.changed));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok([]);
        return fail(storageFailure('The plans cannot be listed', error, pathOf('')));
      }
    },
    async save(document) {
      if (!documentId.test(document.id)) {
        const says = `The plan id "${document.id}" is not usable: it may have letters, digits, "-" and "_" only.`;
        return fail({ kind: 'bad-input', says, field: 'id' });
      }
      return writeJsonFile(pathOf(document.id), document, what(document.id));
    },
    async remove(id) {
      if (!documentId.test(id) && !setAsideId.test(id)) return unknownDocument(id);
      const path = documentId.test(id) ? pathOf(id) : join(folder, id);
      try {
        await rm(path);
        return ok(null);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return unknownDocument(id);
        return fail(storageFailure('The plan is not removed', error, path));
      }
    },
  };
}

function idOf(fileName: string): string | undefined {
  const id = fileName.slice(0, -extension.length);
  return fileName.endsWith(extension) && documentId.test(id) ? id : undefined;
}

async function broken(id: string, says: string, path: string): Promise<DocumentSummary> {
  const found = await stat(path).catch(() => undefined);
  const name = id.split(extension, 1)[0] ?? id;
  return { id, name, changed: Math.round(found?.mtimeMs ?? 0), pinned: false, broken: says };
}
