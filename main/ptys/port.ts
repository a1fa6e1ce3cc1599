/** The port to pseudo-terminals: four methods. One adapter (node-pty.ts), one fake (testing/fake-ptys.ts). */

export interface PtyCommand {
  /** argv: program first; never a shell string. */
  argv: string[];
  folder: string;
  environment: Record<string, string>;
  columns: number;
  rows: number;
}

export interface PtyListener {
  data(bytes: Buffer): void;
  /** Called once, after the last data. */
  exit(code: number): void;
}

export interface Pty {
  /** Process id as the system counts. */
  readonly pid: number;
  write(text: string): void;
  resize(columns: number, rows: number): void;
  /** Last resort: ends the program at once; its target dies with it (engine 8.6). */
  kill(): void;
}

/** Starts a program; a program that cannot be started is a returned sentence, not an exception. */
export type SpawnPty = (command: PtyCommand, listener: PtyListener) => Pty | { failed: string };
