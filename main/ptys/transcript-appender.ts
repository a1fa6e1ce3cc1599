/** Appends to the files of one transcript. Throws what the file system throws; `end` tells how far it came. */
import { closeSync, openSync, rmSync, writevSync } from 'node:fs';
import { oldestKept, pieces, type TranscriptCaps } from '../../core/consoles/transcript-index.ts';
import { endOnDisk, filesOnDisk, textFile } from './transcript-files.ts';

export interface TranscriptAppender {
  /** Bytes ever written: the offset of the next byte. */
  readonly end: number;
  /** Writes slices of together so many bytes, beginning new files and removing old ones as the caps say. */
  append(slices: Uint8Array[], bytes: number): void;
  /** The next append opens the file again. */
  close(): void;
}

/** Goes on behind what is there. */
export function createAppender(folder: string, console: string, caps: TranscriptCaps): TranscriptAppender {
  let end = endOnDisk(folder, console, caps);
  let open: { file: number; descriptor: number } | undefined;

  function descriptorOf(file: number): number {
    if (open?.file === file) return open.descriptor;
    close();
    const descriptor = openSync(textFile(folder, console, file), 'a');
    open = { file, descriptor };
    return descriptor;
  }

  function close() {
    const closing = open;
    open = undefined;
    if (closing) closeSync(closing.descriptor);
  }

  function removeOld() {
    const oldest = oldestKept(end, caps);
    for (const file of filesOnDisk(folder, console)) {
      if (file < oldest) rmSync(textFile(folder, console, file), { force: true });
    }
  }

  return {
    get end() {
      return end;
    },
    append(slices, bytes) {
      const from = end;
      const places = pieces(from, bytes, caps);
      for (const { file, length } of places) {
        const descriptor = descriptorOf(file);
        let left = places.length === 1 ? slices : cutOut(slices, end - from, length);
        for (let leftBytes = length; leftBytes > 0; ) {
          const written = writevSync(descriptor, left);
          end += written;
          leftBytes -= written;
          if (leftBytes > 0) left = cutOut(left, written, leftBytes);
        }
      }
      if (oldestKept(from, caps) !== oldestKept(end, caps)) removeOld();
    },
    close,
  };
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
