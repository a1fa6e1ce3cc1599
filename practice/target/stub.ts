/**
 * What a debugger asks of the computer where the target is: itself, or a process server that is reached over a link.
 * Real stubs: local-stub.ts, remote-stub.ts.
 */
import type { ListedProcess } from './computer.ts';
import type { Resume, StopReason } from './process.ts';
import type { TargetState } from './state.ts';

export interface StubEvents {
  stopped(reason: StopReason, state: TargetState): void;
  said(text: string): void;
  /** The process server is gone. */
  lost(): void;
}

/** What the computer refuses: a line of text, as the engine prints it. */
export type Opened = { ok: true; state: TargetState } | { ok: false; says: string };

export interface Stub {
  /** Whose computer it is; undefined: this one. */
  readonly where: string | undefined;
  list(): Promise<ListedProcess[]>;
  /** A new process, stopped in the loader. */
  create(commandLine: string): Promise<Opened>;
  /** Its state so far; it is stopped right after it: an event follows. */
  attach(pid: number): Promise<Opened>;
  resume(how: Resume, breakAt: readonly number[]): void;
  interrupt(): void;
  /** The target runs on. */
  detach(): void;
  kill(): void;
  /** -pd: the target runs on when its debugger is gone. */
  keepTarget(): void;
  /** Ends the process server; false where there is none. */
  endServer(): boolean;
}
