/**
 * Where a byte of a transcript lies. A transcript is one endless row of bytes, cut into numbered files of equal size, of which the
 * newest few are kept; the offset of a byte never changes. Arithmetic only: no files here.
 */

export interface TranscriptCaps {
  bytesPerFile: number;
  /** The one being written included. */
  filesKept: number;
}

/** Part of one file: `at` counts from that file's first byte. */
export interface Piece {
  file: number;
  at: number;
  length: number;
}

/** The bytes from `offset` on, as parts of files in order; none for a length of 0. */
export function pieces(offset: number, length: number, caps: TranscriptCaps): Piece[] {
  const found: Piece[] = [];
  for (let from = offset; from < offset + length; ) {
    const file = Math.floor(from / caps.bytesPerFile);
    const at = from - file * caps.bytesPerFile;
    const part = Math.min(offset + length - from, caps.bytesPerFile - at);
    found.push({ file, at, length: part });
    from += part;
  }
  return found;
}

/** The oldest file that is kept when the transcript ends at `end`; older ones are removed. */
export function oldestKept(end: number, caps: TranscriptCaps): number {
  const newest = Math.floor(Math.max(0, end - 1) / caps.bytesPerFile);
  return Math.max(0, newest - (caps.filesKept - 1));
}

/** Offset of the oldest byte that can be read. */
export const keptFrom = (end: number, caps: TranscriptCaps): number =>
  oldestKept(end, caps) * caps.bytesPerFile;

/** Where the next byte goes, from the files that are there: the size of the newest one tells. */
export const endOf = (newest: { file: number; size: number } | undefined, caps: TranscriptCaps): number =>
  newest === undefined ? 0 : newest.file * caps.bytesPerFile + newest.size;
