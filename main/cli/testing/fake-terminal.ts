/** A terminal that remembers what was printed. */
import { Readable } from 'node:stream';
import type { Terminal } from '../terminal.ts';

export interface FakeTerminal extends Terminal {
  said: string[];
  complaints: string[];
  /** Ctrl+C. */
  interrupt(): void;
}

export function createFakeTerminal(input: Iterable<string | Buffer> = []): FakeTerminal {
  const said: string[] = [];
  const complaints: string[] = [];
  const controller = new AbortController();
  return {
    input: Readable.from(input, { objectMode: false }),
    said,
    complaints,
    say: (text) => void said.push(text),
    complain: (says) => void complaints.push(says),
    interrupted: controller.signal,
    interrupt: () => controller.abort(),
  };
}
