/** Reads transcripts, in main. The text itself stays on disk: main holds only what it is sending at the moment. */
import { type FileHandle, open } from 'node:fs/promises';
import { pieces, type TranscriptCaps } from '../../core/consoles/transcript-index.ts';
import type { PtyHost, TranscriptReader } from './host-port.ts';
import { boundsAt, endOnDisk, textFile, transcriptCaps } from './transcript-files.ts';

/** `folder` as given to the pty host; `host` tells when transcripts grow. */
export function createTranscripts(options: {
  folder: string;
  host: Pick<PtyHost, 'subscribe'>;
  caps?: TranscriptCaps;
}): TranscriptReader {
  const { folder, caps = transcriptCaps } = options;
  const known = new Map<string, { start: number; end: number }>();
  const subscribers = new Set<(console: string, end: number) => void>();

  function grew(console: string, bounds: { start: number; end: number }) {
    known.set(console, bounds);
    for (const subscriber of [...subscribers]) subscriber(console, bounds.end);
  }

  options.host.subscribe({
    grown: ({ console, start, end }) => grew(console, { start, end }),
    // What the host wrote in its last milliseconds it could not tell any more.
    died({ consoles }) {
      for (const { console } of consoles) {
        grew(console, boundsAt(endOnDisk(folder, console, caps), caps));
      }
    },
  });

  return {
    bounds: (console) => known.get(console),
    async read(console, offset, length) {
      const bounds = known.get(console);
      if (!bounds || offset < bounds.start || offset > bounds.end) return undefined;
      const parts: Buffer[] = [];
      for (const piece of pieces(offset, Math.min(length, bounds.end - offset), caps)) {
        const bytes = await readPart(textFile(folder, console, piece.file), piece.at, piece.length);
        if (!bytes) return undefined;
        parts.push(bytes);
      }
      return parts.length === 1 ? parts[0] : Buffer.concat(parts);
    },
    subscribe(grown) {
      subscribers.add(grown);
      return () => void subscribers.delete(grown);
    },
  };
}

/** Undefined when the file was rotated away meanwhile or cannot be read. */
async function readPart(path: string, at: number, length: number): Promise<Buffer | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await file.read(bytes, 0, length, at);
    return bytes.subarray(0, bytesRead);
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}
