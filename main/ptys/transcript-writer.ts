/**
 * Writes one console's transcript, in the pty host. Writing is synchronous: a slice of a hundred kilobytes goes into the page cache in
 * tens of microseconds, less than the round trip through Node's thread pool, and the order needs no care. What arrives in one turn of
 * the event loop is written in one call.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { TranscriptCaps } from '../../core/consoles/transcript-index.ts';
import { fail, ok, type Result } from '../../core/contract/result.ts';
import { createAppender, type TranscriptAppender } from './transcript-appender.ts';
import {
  boundsAt,
  consoleFolder,
  type TranscriptTitle,
  titleFile,
  transcriptCaps,
} from './transcript-files.ts';

/** More than this is not gathered before it is written: with several floods at once memory stays small. */
const gatherBytes = 256 * 1024;
/** After a failure the disk is tried again no more often than this: each try costs a few system calls while text keeps coming. */
const defaultRetryMs = 1000;
const practiceLine = 'Practice: a simulated debugger, nothing real is debugged.\r\n';

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
  try {
    mkdirSync(consoleFolder(folder, console), { recursive: true });
    writeTitle(options);
    const files = createAppender(folder, console, caps);
    if (options.practice) files.append([Buffer.from(practiceLine)], practiceLine.length);
    return ok(gather(files, caps, options));
  } catch (error) {
    return fail(cannotWrite(options, error));
  }
}

function writeTitle({ folder, console, title, practice }: TranscriptWriterOptions): void {
  const content: TranscriptTitle = { version: 1, console, title, practice, started: Date.now() };
  writeFileSync(titleFile(folder, console), `${JSON.stringify(content, null, 2)}\n`);
}

function gather(
  files: TranscriptAppender,
  caps: TranscriptCaps,
  options: TranscriptWriterOptions,
): TranscriptWriter {
  const { retryMs = defaultRetryMs } = options;
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  let scheduled: NodeJS.Immediate | undefined;
  let failure: { since: number; why: string; lostBytes: number } | undefined;

  function flush() {
    if (scheduled) clearImmediate(scheduled);
    scheduled = undefined;
    if (gatheredBytes === 0) return;
    const [slices, bytes] = [gathered, gatheredBytes];
    gathered = [];
    gatheredBytes = 0;
    if (failure && Date.now() - failure.since < retryMs) {
      failure.lostBytes += bytes;
      return;
    }
    write(slices, bytes);
  }

  function write(slices: Uint8Array[], bytes: number) {
    const before = files.end;
    try {
      if (failure) writeMark(failure);
      files.append(slices, bytes);
      failure = undefined;
    } catch (error) {
      close();
      const lostBytes = (failure?.lostBytes ?? 0) + Math.max(0, bytes - (files.end - before));
      if (!failure) options.trouble(cannotWrite(options, error));
      failure = { since: Date.now(), why: whyNotWritten(error), lostBytes };
    }
    if (files.end > before) options.grown();
  }

  function writeMark({ lostBytes, why }: { lostBytes: number; why: string }) {
    const mark = Buffer.from(`\r\n[${lostBytes} bytes are missing here: ${why}]\r\n`);
    files.append([mark], mark.length);
  }

  function close() {
    try {
      files.close();
    } catch {
      // Some file systems report a failed write again when the file is closed.
    }
  }

  return {
    append(bytes) {
      gathered.push(bytes);
      gatheredBytes += bytes.length;
      if (gatheredBytes >= gatherBytes) flush();
      else scheduled ??= setImmediate(flush);
    },
    bounds: () => boundsAt(files.end, caps),
    flush,
    close() {
      flush();
      close();
    },
  };
}

const cannotWrite = ({ folder, console }: TranscriptWriterOptions, error: unknown): string =>
  `The transcript in ${consoleFolder(folder, console)} cannot be written: ${whyNotWritten(error)}.`;

function whyNotWritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'the folder is read-only';
  return error instanceof Error ? error.message : String(error);
}
