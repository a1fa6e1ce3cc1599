/**
 * Writes one console's transcript, in the pty host. Writing is synchronous: a slice of a hundred kilobytes goes into the page cache in
 * tens of microseconds, less than the round trip through Node's thread pool, and the order needs no care. What arrives in one turn of
 * the event loop is written in one call.
 */
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writevSync } from 'node:fs';
import { oldestKept, pieces, type TranscriptCaps } from '../../core/consoles/transcript-index.ts';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import {
  boundsAt,
  consoleFolder,
  endOnDisk,
  filesOnDisk,
  type TranscriptTitle,
  textFile,
  titleFile,
  transcriptCaps,
} from './transcript-files.ts';

/** More than this is not gathered before it is written: with several floods at once memory stays small. */
const gatherBytes = 256 * 1024;
/** After a failure the disk is tried again no more often than this: each try costs a few system calls while text keeps coming. */
const retryMs = 1000;

export interface TranscriptWriterOptions {
  folder: string;
  console: string;
  title: string;
  practice: boolean;
  /** Text was written; called once for each slice. */
  grown(): void;
  /** Text is being lost, says why; called once until writing works again. */
  trouble(says: string): void;
  caps?: TranscriptCaps;
  retryMs?: number;
}

export interface TranscriptWriter {
  /** Takes the bytes (they must not change later) and writes them at the end of this turn of the event loop. Never throws. */
  append(bytes: Uint8Array): void;
  /** What is in the files. */
  bounds(): { start: number; end: number };
  flush(): void;
  close(): void;
}

/** Opens the transcript, behind what an earlier program of the same console wrote. A folder that cannot be written is a sentence. */
export function createTranscriptWriter(options: TranscriptWriterOptions): Result<TranscriptWriter, string> {
  const { folder, console, caps = transcriptCaps } = options;
  const retryAfterMs = options.retryMs ?? retryMs;
  let end = 0;
  let open: { file: number; descriptor: number } | undefined;
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  let scheduled: NodeJS.Immediate | undefined;
  let failure: { since: number; says: string; lostBytes: number } | undefined;

  function openFile(file: number): number {
    if (open?.file === file) return open.descriptor;
    closeFile();
    const descriptor = openSync(textFile(folder, console, file), 'a');
    open = { file, descriptor };
    return descriptor;
  }

  function closeFile() {
    if (open) closeSync(open.descriptor);
    open = undefined;
  }

  /** Throws what the file system throws; `end` tells how far it came. */
  function write(slices: Uint8Array[], bytes: number) {
    const places = pieces(end, bytes, caps);
    const from = end;
    for (const { file, length } of places) {
      const descriptor = openFile(file);
      let left = places.length === 1 ? slices : cutOut(slices, end - from, length);
      for (let leftBytes = length; leftBytes > 0; ) {
        const written = writevSync(descriptor, left);
        end += written;
        leftBytes -= written;
        if (leftBytes > 0) left = cutOut(left, written, leftBytes);
      }
    }
    if (oldestKept(from, caps) !== oldestKept(end, caps)) removeOld();
  }

  function removeOld() {
    const oldest = oldestKept(end, caps);
    for (const file of filesOnDisk(folder, console)) {
      if (file < oldest) rmSync(textFile(folder, console, file), { force: true });
    }
  }

  function flush() {
    if (scheduled) clearImmediate(scheduled);
    scheduled = undefined;
    if (gatheredBytes === 0) return;
    const slices = gathered;
    const bytes = gatheredBytes;
    gathered = [];
    gatheredBytes = 0;
    const before = end;
    try {
      if (failure && Date.now() - failure.since < retryAfterMs) {
        failure.lostBytes += bytes;
        return;
      }
      if (failure) writeMark(failure);
      write(slices, bytes);
      failure = undefined;
    } catch (error) {
      fallBehind(error, Math.max(0, bytes - (end - before)));
    }
    if (end > before) options.grown();
  }

  function writeMark({ lostBytes, says }: { lostBytes: number; says: string }) {
    const mark = Buffer.from(`\r\n[${lostBytes} bytes are missing here: ${says}]\r\n`);
    write([mark], mark.length);
  }

  function fallBehind(error: unknown, lostBytes: number) {
    const says = whyNotWritten(error);
    try {
      closeFile();
    } catch {
      open = undefined; // Some file systems report the failed write again when the file is closed.
    }
    if (failure) {
      failure = { since: Date.now(), says, lostBytes: failure.lostBytes + lostBytes };
      return;
    }
    failure = { since: Date.now(), says, lostBytes };
    options.trouble(`The transcript in ${consoleFolder(folder, console)} cannot be written: ${says}.`);
  }

  try {
    mkdirSync(consoleFolder(folder, console), { recursive: true });
    end = endOnDisk(folder, console, caps);
    const title: TranscriptTitle = {
      version: 1,
      console,
      title: options.title,
      practice: options.practice,
      started: Date.now(),
    };
    writeFileSync(titleFile(folder, console), `${JSON.stringify(title, null, 2)}\n`);
    openFile(Math.floor(end / caps.bytesPerFile));
    const first = Buffer.from(
      options.practice ? 'Practice: a simulated debugger, nothing real is debugged.\r\n' : '',
    );
    write([first], first.length);
  } catch (error) {
    closeFile();
    return fail(
      `The transcript in ${consoleFolder(folder, console)} cannot be written: ${whyNotWritten(error)}.`,
    );
  }

  return ok({
    append(bytes) {
      gathered.push(bytes);
      gatheredBytes += bytes.length;
      if (gatheredBytes >= gatherBytes) flush();
      else scheduled ??= setImmediate(flush);
    },
    bounds: () => boundsAt(end, caps),
    flush,
    close() {
      flush();
      closeFile();
    },
  });
}

function whyNotWritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'the folder is read-only';
  return error instanceof Error ? error.message : String(error);
}

/** `length` bytes from `from` on, without copying. */
function cutOut(slices: Uint8Array[], from: number, length: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  for (const slice of slices) {
    const part = slice.subarray(Math.max(0, from - at), Math.max(0, from + length - at));
    if (part.length > 0) found.push(part);
    at += slice.length;
  }
  return found;
}
