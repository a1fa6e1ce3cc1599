/** What main and the pty host say to each other: plain data, JSON-safe. Text of consoles is not among it: it goes by the transcript. */
import type { TranscriptCaps } from '../../core/consoles/transcript-index.ts';
import type { Result } from '../../core/contract/result.ts';
import type { ConsoleStart, PtyHostEvents } from './host-port.ts';

/** Given to the host as its one argument, in JSON. */
export interface HostSetup {
  /** Where transcripts are written. */
  folder: string;
  caps: TranscriptCaps;
}

export type ToHost =
  /** Answered by `started` with the same ticket. */
  | { do: 'start'; ticket: number; start: ConsoleStart }
  | { do: 'line'; console: string; text: string }
  | { do: 'keys'; console: string; keys: string }
  | { do: 'breakIn'; console: string }
  | { do: 'resize'; console: string; columns: number; rows: number }
  | { do: 'kill'; console: string }
  | { do: 'stop' };

type Told = Omit<PtyHostEvents, 'died'>;

export type FromHost =
  | { tell: 'started'; ticket: number; result: Result<{ pid: number }, string> }
  | { [Name in keyof Told]: { tell: Name; value: Parameters<Told[Name]>[0] } }[keyof Told];

export interface HostChannel {
  send(message: FromHost): void;
  receive(message: (message: ToHost) => void): void;
}
